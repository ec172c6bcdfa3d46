package dk.pip.editions.print;

import dk.pip.editions.PictureUse;
import dk.pip.editions.print.PrintText.Division;
import dk.pip.editions.render.Markdown;
import dk.pip.municipality.Palette.Token;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/// CommonMark on paper.
final class PrintMarkdown {
  private static final int LEAST_BESIDE_WIDE = 700;
  private static final int LONGEST_KEPT_QUOTE = 700;
  private static final int MOST_KEPT_HEADINGS = 3;
  private static final double HIGHEST_PICTURE = Room.points(105);
  private static final double HIGHEST_PORTRAIT = Room.points(68);
  private static final int MOST_KEPT_LINES = 8;

  /// Between the columns and their quote, whose large letters would else seem to touch them.
  private static final double ABOVE_WIDE_QUOTE = 4;

  private static final double BETWEEN = 7;
  private static final double ABOVE_HEADING = 12;
  private static final double BELOW_HEADING = 2;
  private static final double AROUND_WIDE = 9;

  /// Where less is left of a column, what is within stands no further in.
  private static final double NARROWEST = 90;

  private final PrintSetting setting;

  PrintMarkdown(PrintSetting setting) {
    this.setting = setting;
  }

  /// A text as one block for another block to hold.
  Fo block(String text, int topLevel, Room room) {
    var block = Fo.group();
    blocks(Markdown.parse(text, topLevel), room, Type.TEXT).forEach(block::add);
    return block;
  }

  /// The blocks of a text, in one column.
  List<Fo> blocks(String text, int topLevel, Room room) {
    return blocks(Markdown.parse(text, topLevel), room, Type.TEXT);
  }

  /// The blocks of a text that has the width of the page: of that words take a part, so that lines don't grow too long, and
  /// tables all.
  List<Fo> across(String text, int topLevel, double share) {
    var room = Room.of(Room.PAGE.width() * share);
    var blocks = new ArrayList<Fo>();
    var document = Markdown.parse(text, topLevel);
    for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
      var isTable = node instanceof TableBlock;
      var fo = block(node, isTable ? Room.PAGE : room, Type.TEXT);
      if (!fo.isEmpty()) {
        blocks.add(isTable ? fo : Fo.group().set("end-indent", Room.PAGE.width() - room.width()).add(fo));
      }
    }
    return blocks;
  }

  /// The pieces of a story in columns. Tables that need it, and quotes with text enough before and after them, have the width
  /// of the page.
  List<PrintPiece> story(String text, int topLevel) {
    var document = Markdown.parse(text, topLevel);
    var pieces = new ArrayList<PrintPiece>();
    var since = 0;
    var left = length(document);
    var before = 0.0;
    for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
      var length = length(node);
      left -= length;
      if (node instanceof TableBlock table && new PrintTable(setting, this, table).needsPage()) {
        pieces.add(wide(node, table(table, Room.PAGE), pieces));
        since = 0;
        before = 0;
        continue;
      }
      if (node instanceof BlockQuote quote && since >= LEAST_BESIDE_WIDE && left >= LEAST_BESIDE_WIDE) {
        var source = Markdown.takeSource(quote);
        if (source != null) {
          var across = Fo.group().set("padding-before", ABOVE_WIDE_QUOTE).add(quote(quote, source, Room.PAGE, Type.QUOTE_WIDE));
          pieces.add(wide(node, across, pieces));
          since = 0;
          before = 0;
          continue;
        }
      }
      var fo = block(node, Room.COLUMN, Type.TEXT);
      if (fo.isEmpty()) {
        continue;
      }
      pieces.add(new PrintPiece(space(fo, pieces.isEmpty() ? 0 : spaceBefore(node, before)), false));
      before = spaceAfter(node);
      since += length;
    }
    return pieces;
  }

  /// A piece over the page, with the heading right before it, which would else stand last in a column.
  private static PrintPiece wide(Node node, Fo fo, List<PrintPiece> pieces) {
    var group = Fo.group();
    if ((node.getPrevious() instanceof Heading || node.getPrevious() instanceof Paragraph before && leadsIn(before)) && !pieces.isEmpty() && !pieces.getLast().wide()) {
      group.add(pieces.removeLast().fo()).add(space(fo, 4));
      return new PrintPiece(group, true);
    }
    return new PrintPiece(space(fo, 0), true);
  }

  private List<Fo> blocks(Node parent, Room room, Type type) {
    var blocks = new ArrayList<Fo>();
    var before = 0.0;
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      var fo = block(node, room, type);
      if (!fo.isEmpty()) {
        blocks.add(space(fo, blocks.isEmpty() ? 0 : spaceBefore(node, before)));
        before = spaceAfter(node);
      }
    }
    return blocks;
  }

  private static Fo space(Fo fo, double before) {
    return before == 0 ? fo : fo.set("space-before", before);
  }

  private static double spaceBefore(Node node, double after) {
    return node instanceof Heading ? ABOVE_HEADING : after;
  }

  private static double spaceAfter(Node node) {
    return node instanceof Heading ? BELOW_HEADING : BETWEEN;
  }

  private Fo block(Node node, Room room, Type type) {
    return switch (node) {
      case Paragraph paragraph -> paragraph(paragraph, room, type);
      case Heading heading -> heading(heading);
      case BlockQuote quote -> {
        var source = Markdown.takeSource(quote);
        yield source == null ? quoted(quote, room, type) : quote(quote, source, room, Type.QUOTE);
      }
      case ListBlock list -> list(list, room, type);
      case TableBlock table -> table(table, room);
      case FencedCodeBlock code -> verbatim(code.getLiteral());
      case IndentedCodeBlock code -> verbatim(code.getLiteral());
      case HtmlBlock html -> text(type.set(Fo.block()), html.getLiteral(), type.face());
      case ThematicBreak _ -> rule();
      default -> {
        var group = Fo.group();
        blocks(node, room, type).forEach(group::add);
        yield group;
      }
    };
  }

  private Fo paragraph(Paragraph paragraph, Room room, Type type) {
    var only = paragraph.getFirstChild();
    if (only instanceof Image image && only.getNext() == null && setting.manuscript().pictures().containsKey(image.getDestination())) {
      return picture(image, room);
    }
    var block = inlines(paragraph, type.set(Fo.block()), type.face());
    if (leadsIn(paragraph)) {
      block.set("keep-with-next.within-column", "always");
    }
    if (isStanza(paragraph)) {
      block.set("keep-together.within-column", "always");
    }
    for (var node = only; node != null; node = node.getNext()) {
      if (node instanceof Image image && setting.manuscript().pictures().containsKey(image.getDestination())) {
        return Fo.group().add(block).add(picture(image, room).set("space-before", BETWEEN));
      }
    }
    return block;
  }

  /// »Telefonliste:« and then a table or a list.
  private static boolean leadsIn(Paragraph paragraph) {
    return (paragraph.getNext() instanceof TableBlock || paragraph.getNext() instanceof ListBlock)
        && paragraph.getLastChild() instanceof Text text
        && text.getLiteral().stripTrailing().endsWith(":");
  }

  /// Lines of verse, or of an address, that belong together.
  private static boolean isStanza(Paragraph paragraph) {
    var lines = 1;
    for (var node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
      lines += node instanceof HardLineBreak ? 1 : 0;
    }
    return lines > 1 && lines <= MOST_KEPT_LINES && length(paragraph) < LONGEST_KEPT_QUOTE;
  }

  private Fo picture(Image image, Room room) {
    var words = words(image);
    var use = new PictureUse(image.getDestination(), words, words.isBlank(), image.getTitle(), null);
    return setting.figure(use, room, setting.isPortrait(use) ? HIGHEST_PORTRAIT : HIGHEST_PICTURE);
  }

  private Fo heading(Heading heading) {
    var type = heading.getLevel() <= 3 ? Type.HEADING : Type.STRONG;
    var block = type.set(Fo.block());
    return inlines(heading, block, type.face())
        .set("role", "H" + heading.getLevel())
        .set("keep-with-next.within-column", isOneOfMany(heading) ? "auto" : "always")
        .set("keep-together.within-column", "always");
  }

  /// Headings without texts of their own: all of them together need not have room in a column.
  private static boolean isOneOfMany(Heading heading) {
    var before = heading.getPrevious();
    for (var i = 0; i < MOST_KEPT_HEADINGS; i++) {
      if (!(before instanceof Heading)) {
        return false;
      }
      before = before.getPrevious();
    }
    return true;
  }

  /// A quote that is sure to have room in a column.
  private static String keeping(int length) {
    return length < LONGEST_KEPT_QUOTE ? "always" : "auto";
  }

  private Fo quote(BlockQuote quote, String source, Room room, Type type) {
    var inner = room.in(14.5);
    var block =
        inner.set(Fo.block())
            .set("role", "BlockQuote")
            .set("border-start-style", "solid")
            .set("border-start-width", 3.5)
            .set("border-start-color", setting.colour(Token.ACCENT))
            .set("padding-start", 11)
            .set("padding-before", 1)
            .set("padding-after", 2)
            .set("keep-together.within-column", keeping(length(quote)));
    for (var node = quote.getFirstChild(); node != null; node = node.getNext()) {
      block.add(node instanceof Paragraph ? headlined(node, type) : block(node, inner, type));
    }
    return block.add(setting.soft(Type.SMALL, source).set("space-before", 3));
  }

  /// A pull quote that is a block of its own.
  Fo quote(String words, String source, Room room, Type type) {
    var inner = room.in(14.5);
    return inner.set(Fo.block())
        .set("role", "BlockQuote")
        .set("border-start-style", "solid")
        .set("border-start-width", 3.5)
        .set("border-start-color", setting.colour(Token.ACCENT))
        .set("padding-start", 11)
        .set("padding-before", 1)
        .set("padding-after", 2)
        .set("keep-together.within-column", "always")
        .add(setting.plain(type, words))
        .add(setting.soft(Type.SMALL, source).set("space-before", 3));
  }

  private Fo headlined(Node paragraph, Type type) {
    return inlines(paragraph, type.set(Fo.block()), type.face(), Division.LONG_WORDS);
  }

  private Fo quoted(BlockQuote quote, Room room, Type type) {
    var inner = room.width() > NARROWEST ? room.in(11) : room;
    var block =
        inner.set(Fo.block())
            .set("role", "BlockQuote")
            .set("border-start-style", "solid")
            .set("border-start-width", 2)
            .set("border-start-color", setting.colour(Token.LINE))
            .set("padding-start", 9);
    if (inner == room) {
      block.set("border-start-width", 0).set("padding-start", 0);
    }
    return block.addAll(blocks(quote, inner, type));
  }

  private Fo list(ListBlock list, Room room, Type type) {
    var last = list instanceof OrderedList ordered ? number(ordered) + count(ordered) - 1 : 0;
    var label = list instanceof OrderedList ? Math.max(14, type.face().width(last + ".", type.size()) + 4) : 13;
    var inner = room.width() > NARROWEST ? room.in(label) : room;
    if (inner == room) {
      return Fo.group().addAll(blocksOfItems(list, room, type));
    }
    var block = Fo.of("list-block").set("provisional-distance-between-starts", label).set("provisional-label-separation", 3);
    var number = list instanceof OrderedList ordered ? number(ordered) : 0;
    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
      var body = blocks(item, inner, type);
      if (body.isEmpty()) {
        body = List.of(type.set(Fo.block()).add("\u00A0"));
      }
      var mark = type.set(Fo.block()).add(list instanceof BulletList ? "•" : number++ + ".");
      if (list instanceof OrderedList) {
        mark.set("text-align", "start");
      }
      var element = Fo.of("list-item");
      if (item != list.getFirstChild()) {
        element.set("space-before", list.isTight() ? 2 : 4);
      }
      block.add(
          element
              .add(Fo.of("list-item-label").set("end-indent", "label-end()").add(mark))
              .add(Fo.of("list-item-body").set("start-indent", "body-start()").addAll(body)));
    }
    return block;
  }

  private List<Fo> blocksOfItems(Node list, Room room, Type type) {
    var blocks = new ArrayList<Fo>();
    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
      blocks.addAll(blocks(item, room, type));
    }
    return blocks;
  }

  private static int number(OrderedList list) {
    var number = list.getMarkerStartNumber();
    return number == null ? 1 : number;
  }

  private static int count(Node list) {
    var count = 0;
    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
      count++;
    }
    return count;
  }

  private Fo table(TableBlock table, Room room) {
    return new PrintTable(setting, this, table).in(room);
  }

  private Fo verbatim(String literal) {
    var block =
        Type.TEXT.set(Fo.block())
            .set("white-space-collapse", "false")
            .set("white-space-treatment", "preserve")
            .set("background-color", setting.colour(Token.TINT));
    return PrintText.add(block, literal.stripTrailing(), Face.TEXT, null, Division.USUAL);
  }

  private Fo rule() {
    return Fo.block()
        .set("role", "artifact")
        .set("font-size", 1)
        .set("line-height", 1)
        .set("space-before", 5)
        .set("space-after", 5)
        .set("border-before-style", "solid")
        .set("border-before-width", 0.5)
        .set("border-before-color", setting.colour(Token.LINE))
        .add("\u200B");
  }

  Fo inlines(Node parent, Fo to, Face face) {
    return inlines(parent, to, face, Division.USUAL);
  }

  Fo inlines(Node parent, Fo to, Face face, Division division) {
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case Text text -> PrintText.add(to, text.getLiteral(), face, setting.spelling(), division);
        case SoftLineBreak _ -> to.add(" ");
        case HardLineBreak _ -> to.add("\n");
        case Code code -> text(to, code.getLiteral(), face);
        case HtmlInline html -> text(to, html.getLiteral(), face);
        case Strikethrough _ ->
            to.add(inlines(node, PrintText.inline(face).set("text-decoration", "line-through"), face, division));
        case Emphasis _ -> to.add(inlines(node, PrintText.inline(face.emphasised()), face.emphasised(), division));
        case StrongEmphasis _ -> to.add(inlines(node, PrintText.inline(face.bold()), face.bold(), division));
        case Link link -> link(link, to, face, division);
        case Image image -> image(image, to, face);
        default -> inlines(node, to, face, division);
      }
    }
    return to;
  }

  private void link(Link link, Fo to, Face face, Division division) {
    var words = words(link);
    var address = link.getDestination();
    if (words.isBlank() || Markdown.SAFE_LINKS.sanitizeLinkUrl(address).isEmpty()) {
      inlines(link, to, face, division);
      return;
    }
    to.add(inlines(link, setting.link(address, words), face, division));
  }

  private void image(Image image, Fo to, Face face) {
    if (!setting.manuscript().pictures().containsKey(image.getDestination())) {
      var shown = face.emphasised();
      to.add(PrintText.add(PrintText.inline(shown), words(image), shown, setting.spelling(), Division.USUAL));
    }
  }

  private Fo text(Fo to, String literal, Face face) {
    return PrintText.add(to, literal.replace('\n', ' '), face, null, Division.USUAL);
  }

  static String words(Node node) {
    var words = new StringBuilder();
    collect(node, words);
    return words.toString();
  }

  private static void collect(Node node, StringBuilder words) {
    for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
      switch (child) {
        case Text text -> words.append(text.getLiteral());
        case Code code -> words.append(code.getLiteral());
        case SoftLineBreak _, HardLineBreak _ -> words.append(' ');
        default -> collect(child, words);
      }
    }
  }

  private static int length(Node node) {
    var length = node instanceof Text text ? text.getLiteral().length() : 0;
    for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
      length += length(child);
    }
    return length;
  }
}
