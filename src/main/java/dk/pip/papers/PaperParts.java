package dk.pip.papers;

import dk.pip.markdown.Markdown;
import dk.pip.municipality.Palette.Token;
import dk.pip.shared.Dates;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// The parts of a paper as blocks.
final class PaperParts {
  private static final double LINE_TO_WRITE_ON = Room.points(9.5);
  private static final double PADDING = 12;
  private static final double BETWEEN_SIGNATURES = 10;
  private static final double ROOM_TO_SIGN = Room.points(13);
  private static final int MOST_KEPT_LINES = 12;
  private static final int LONG_HASH = 80;
  private static final double WIDEST_LABEL = 0.38;

  private final PaperSetting setting;
  private final FoMarkdown markdown;
  private final PaperCards cards;
  private final PaperFit fit;

  private Room room = PaperPages.ROOM;

  /// The level of the heading that was the last part of its kind.
  private int section = 1;

  PaperParts(PaperSetting setting, PrintPictures pictures, PaperFit fit) {
    this.setting = setting;
    this.markdown = new FoMarkdown(setting);
    this.cards = new PaperCards(setting, pictures, PaperPages.ROOM);
    this.fit = fit;
  }

  /// @param wide whether it stands on a page that lies on its side
  record Placed(Fo block, boolean wide) {}

  /// @param alone whether nothing stands above them
  List<Placed> of(List<Part> parts, boolean alone) {
    var placed = new ArrayList<Placed>();
    Part before = null;
    var breaks = false;
    for (var i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      var wide = isWide(parts, i);
      room = wide ? PaperPages.WIDE : PaperPages.ROOM;
      var block = block(part);
      if (block.isEmpty()) {
        breaks |= part instanceof Part.PageBreak;
        continue;
      }
      var isFirst = placed.isEmpty() ? alone : placed.getLast().wide() != wide;
      if (!isFirst && (breaks || part instanceof Part.Cards || before instanceof Part.Cards)) {
        block.set("break-before", "page");
      } else if (!isFirst) {
        block.set("space-before", space(before, part));
      }
      placed.add(new Placed(block, wide));
      before = part;
      breaks = false;
    }
    if (placed.isEmpty() && alone) {
      placed.add(new Placed(setting.plain(setting.scale().text(), "\u00A0"), false));
    }
    return placed;
  }

  /// A table that has room on a page on its side alone, and the headings right before it.
  private boolean isWide(List<Part> parts, int at) {
    var i = at;
    while (i < parts.size() - 1 && parts.get(i) instanceof Part.Heading) {
      i++;
    }
    return fit.turns() && parts.get(i) instanceof Part.Table table && new FoTable(setting, markdown, block(table)).needsMore(PaperPages.ROOM, PaperPages.WIDE);
  }

  private double space(@Nullable Part before, Part part) {
    var size = setting.scale().size();
    if (before == null) {
      return size * 1.7;
    }
    if (part instanceof Part.Appendices) {
      return size * 1.9;
    }
    if (part instanceof Part.Heading heading) {
      return before instanceof Part.Heading ? size * 0.6 : heading.level() == 1 ? size * 1.9 : size * 1.3;
    }
    if (before instanceof Part.Heading) {
      return size * 0.4;
    }
    return part instanceof Part.QuestionWithRoom || before instanceof Part.QuestionWithRoom ? size * 1.6 : size * 0.95;
  }

  private Fo block(Part part) {
    return switch (part) {
      case Part.Heading heading -> heading(heading);
      case Part.Text text -> markdown.block(text.markdown(), below(), room);
      case Part.Facts facts -> facts(facts.facts());
      case Part.Table table -> table(table);
      case Part.Numbered numbered -> numbered(numbered);
      case Part.Signatures signatures -> signatures(signatures);
      case Part.Appendices appendices -> appendices(appendices);
      case Part.QuestionWithRoom question -> question(question);
      case Part.Note note -> note(note);
      case Part.Cards all -> cards.of(all);
      case Part.Code code -> cards.code(code);
      case Part.PageBreak _ -> Fo.group();
    };
  }

  /// The level of headings below the last one.
  private int below() {
    return Math.min(section + 1, 6);
  }

  private Fo heading(Part.Heading heading) {
    if (PrintText.clean(heading.text()).isBlank()) {
      return Fo.group();
    }
    section = Math.min(heading.level() + 1, setting.level() + 1);
    return heading(setting.scale().heading(section), section, heading.text());
  }

  private Fo heading(Type type, int level, String words) {
    return setting.noted(setting.title(type, level, words), level, words);
  }

  private Fo facts(List<Part.Fact> facts) {
    var type = setting.scale().text();
    var strong = setting.scale().strong();
    var widest = facts.stream().mapToDouble(fact -> strong.face().width(PrintText.clean(fact.label()), strong.size())).max().orElse(0);
    var label = Math.min(widest + 16, room.width() * WIDEST_LABEL);
    var list = Fo.of("list-block").set("provisional-distance-between-starts", label).set("provisional-label-separation", 10);
    for (var fact : facts) {
      if (PrintText.clean(fact.label() + fact.value()).isBlank()) {
        continue;
      }
      list.add(
          item(orBlank(setting.plain(strong, fact.label().strip())), orBlank(setting.paragraph(type, fact.value().strip())))
              .set("border-before-style", "solid")
              .set("border-before-width", 0.5)
              .set("border-before-color", setting.colour(Token.LINE))
              .set("padding-before", 3.5)
              .set("padding-after", 3.5)
              .set("keep-together.within-page", fact.value().length() < 700 ? "always" : "auto"));
    }
    return list;
  }

  private static Fo item(Fo label, Fo body) {
    return Fo.of("list-item")
        .add(Fo.of("list-item-label").set("end-indent", "label-end()").add(label))
        .add(Fo.of("list-item-body").set("start-indent", "body-start()").add(body));
  }

  private static Fo orBlank(Fo block) {
    return block.isEmpty() ? block.add("\u00A0") : block;
  }

  private Fo table(Part.Table part) {
    if (part.head().stream().allMatch(String::isBlank) && part.rows().stream().flatMap(List::stream).allMatch(String::isBlank)) {
      return Fo.group();
    }
    var block = Fo.group();
    if (part.caption() != null && !part.caption().isBlank()) {
      block.add(setting.plain(setting.scale().strong(), part.caption()).set("keep-with-next.within-page", "always").set("space-after", 2));
    }
    return block.add(new FoTable(setting, markdown, block(part)).in(room));
  }

  private static TableBlock block(Part.Table part) {
    var table = new TableBlock();
    var head = new TableHead();
    head.appendChild(row(part.head(), part, true));
    var body = new TableBody();
    part.rows().forEach(row -> body.appendChild(row(row, part, false)));
    table.appendChild(head);
    table.appendChild(body);
    return table;
  }

  private static Node row(List<String> cells, Part.Table table, boolean isHead) {
    var row = new TableRow();
    for (var i = 0; i < cells.size(); i++) {
      var cell = new TableCell();
      cell.setHeader(isHead);
      cell.setAlignment(table.figures().contains(i) ? TableCell.Alignment.RIGHT : TableCell.Alignment.LEFT);
      cell.appendChild(new Text(cells.get(i).strip()));
      row.appendChild(cell);
    }
    return row;
  }

  private Fo numbered(Part.Numbered numbered) {
    var list = new OrderedList();
    list.setMarkerStartNumber(numbered.from());
    for (var text : numbered.items()) {
      Node item = new ListItem();
      var document = Markdown.parse(text, below());
      while (document.getFirstChild() != null) {
        item.appendChild(document.getFirstChild());
      }
      list.appendChild(item);
    }
    return list.getFirstChild() == null ? Fo.group() : markdown.block(list, room, setting.scale().text());
  }

  private Fo note(Part.Note note) {
    var inner = room.padded(PADDING);
    var text = markdown.blocks(note.markdown(), below(), inner);
    return text.isEmpty()
        ? Fo.group()
        : inner.set(Fo.group()).set("background-color", setting.colour(Token.TINT)).set("padding", PADDING).set("padding-before", 9).set("padding-after", 10).addAll(text);
  }

  private Fo appendices(Part.Appendices appendices) {
    var titles = appendices.titles().stream().filter(title -> !PrintText.clean(title).isBlank()).toList();
    if (titles.isEmpty()) {
      return Fo.group();
    }
    var level = Math.min(2, setting.level() + 1);
    section = level;
    var block = Fo.group().add(heading(setting.scale().heading(level), level, setting.say("papers.appendices")));
    var facts = new ArrayList<Part.Fact>();
    for (var title : titles) {
      facts.add(new Part.Fact(setting.say("papers.appendix", String.valueOf(facts.size() + 1)), title));
    }
    return block.add(facts(facts).set("space-before", 4));
  }

  private Fo question(Part.QuestionWithRoom question) {
    if (PrintText.clean(question.question()).isBlank()) {
      return Fo.group();
    }
    var level = below();
    var lines = question.lines() + (question.lines() == 0 ? 0 : fit.moreLines());
    var block = Fo.group().set("keep-together.within-page", lines <= MOST_KEPT_LINES && question.weight() < 700 ? "always" : "auto");
    block.add(heading(setting.scale().question(), level, question.question()));
    if (question.help() != null && !question.help().isBlank()) {
      block.add(setting.soft(setting.scale().text(), question.help()).set("keep-with-next.within-page", "always"));
    }
    for (var i = 0; i < lines; i++) {
      block.add(ruled(LINE_TO_WRITE_ON + fit.higher()));
    }
    return block;
  }

  /// Room with a line at its foot.
  private Fo ruled(double high) {
    return Fo.block()
        .set("role", "artifact")
        .set("font-size", 1)
        .set("line-height", 0)
        .set("padding-before", high)
        .set("border-after-style", "solid")
        .set("border-after-width", 0.6)
        .set("border-after-color", setting.colour(Token.EDGE))
        .add("\u200B");
  }

  private Fo signatures(Part.Signatures part) {
    var all = part.signatures().stream().filter(signature -> !PrintText.clean(signature.name() + signature.role()).isBlank()).toList();
    var block = Fo.group();
    var width = (room.width() - BETWEEN_SIGNATURES) / 2;
    for (var i = 0; i < all.size(); i += 2) {
      var second = i + 1 < all.size() ? signature(all.get(i + 1)) : Grid.cell(Fo.block());
      block.add(Grid.beside(width, signature(all.get(i)), BETWEEN_SIGNATURES, width, second).set("space-before", i == 0 ? 0 : BETWEEN_SIGNATURES));
    }
    if (part.hash() != null) {
      var small = setting.scale().small();
      var hash = new Type(Face.EVEN, 7.5, 10).set(Fo.block()).add(breakable(part.hash()));
      block.add(
          Fo.group()
              .set("space-before", 10)
              .set("keep-together.within-page", "always")
              .add(setting.soft(small, setting.say("papers.hash")).set("keep-with-next.within-page", "always"))
              .add(hash));
    }
    return block;
  }

  private static String breakable(String hash) {
    return hash.length() <= LONG_HASH ? hash : hash.replaceAll("(.{64})(?=.)", "$1\u200B");
  }

  private Fo signature(Part.Signature signature) {
    var cell =
        Grid.cell(setting.plain(setting.scale().strong(), signature.name()))
            .set("border", "0.75pt solid " + setting.colour(Token.EDGE))
            .set("padding", 9);
    if (!signature.role().isBlank()) {
      cell.add(setting.fact(setting.scale().small(), signature.role()));
    }
    if (signature.at() == null) {
      cell.add(ruled(ROOM_TO_SIGN)).add(setting.soft(setting.scale().small(), setting.say("papers.sign-here")).set("space-before", 3));
    } else {
      var at = Dates.dateAndTime(Dates.local(signature.at()), setting.whole());
      cell.add(setting.plain(setting.scale().text(), setting.say("papers.signed", at)).set("space-before", 6));
    }
    if (signature.how() != null && !signature.how().isBlank()) {
      cell.add(setting.fact(setting.scale().small(), signature.how()));
    }
    return cell;
  }
}
