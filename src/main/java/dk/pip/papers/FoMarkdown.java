package dk.pip.papers;

import dk.pip.markdown.Markdown;
import dk.pip.municipality.Palette.Token;
import dk.pip.papers.PrintText.Division;
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
public final class FoMarkdown {
  private static final int LONGEST_KEPT_QUOTE = 700;
  private static final int MOST_KEPT_HEADINGS = 3;
  private static final int MOST_KEPT_LINES = 8;

  private static final double BETWEEN = 7;
  private static final double ABOVE_HEADING = 12;
  private static final double BELOW_HEADING = 2;

  /// Where less is left of a column, what is within stands no further in.
  private static final double NARROWEST = 90;

  private final TextSetting setting;

  public FoMarkdown(TextSetting setting) {
    this.setting = setting;
  }

  /// A text as one block for another block to hold.
  public Fo block(String text, int topLevel, Room room) {
    var block = Fo.group();
    blocks(Markdown.parse(text, topLevel), room, setting.sizes().text()).forEach(block::add);
    return block;
  }

  /// The blocks of a text, in one column or across the page.
  public List<Fo> blocks(String text, int topLevel, Room room) {
    return blocks(Markdown.parse(text, topLevel), room, setting.sizes().text());
  }

  List<Fo> blocks(Node parent, Room room, Type type) {
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

  public static Fo space(Fo fo, double before) {
    return before == 0 ? fo : fo.set("space-before", before);
  }

  public static double spaceBefore(Node node, double after) {
    return node instanceof Heading ? ABOVE_HEADING : after;
  }

  public static double spaceAfter(Node node) {
    return node instanceof Heading ? BELOW_HEADING : BETWEEN;
  }

  public Fo block(Node node, Room room, Type type) {
    return switch (node) {
      case Paragraph paragraph -> paragraph(paragraph, room, type);
      case Heading heading -> heading(heading);
      case BlockQuote quote -> {
        var source = Markdown.takeSource(quote);
        yield source == null ? quoted(quote, room, type) : quote(quote, source, room, setting.sizes().quote());
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
    if (only instanceof Image image && only.getNext() == null && setting.hasPicture(image)) {
      return setting.picture(image, room);
    }
    var block = inlines(paragraph, type.set(Fo.block()), type.face());
    if (leadsIn(paragraph)) {
      block.set("keep-with-next.within-column", "always");
    }
    if (isStanza(paragraph)) {
      block.set("keep-together.within-column", "always");
    }
    for (var node = only; node != null; node = node.getNext()) {
      if (node instanceof Image image && setting.hasPicture(image)) {
        return Fo.group().add(block).add(setting.picture(image, room).set("space-before", BETWEEN));
      }
    }
    return block;
  }

  /// »Telefonliste:« and then a table or a list.
  public static boolean leadsIn(Paragraph paragraph) {
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

  private Fo heading(Heading heading) {
    var type = setting.type(heading);
    var block = type.set(Fo.block());
    setting.met(heading, block);
    return inlines(heading, block, type.face())
        .set("role", "H" + heading.getLevel())
        .set("keep-with-next.within-column", isOneOfMany(heading) ? "auto" : "always")
        .set("keep-together.within-column", keeping(length(heading)));
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

  /// What is sure to have room in a column is kept together.
  private static String keeping(int length) {
    return length < LONGEST_KEPT_QUOTE ? "always" : "auto";
  }

  public Fo quote(BlockQuote quote, String source, Room room, Type type) {
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
    return block.add(setting.soft(setting.sizes().small(), source).set("space-before", 3));
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
    return new FoTable(setting, this, table).in(room);
  }

  private Fo verbatim(String literal) {
    var block =
        setting.sizes().text().set(Fo.block())
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
    if (!setting.hasPicture(image)) {
      var shown = face.emphasised();
      to.add(PrintText.add(PrintText.inline(shown), words(image), shown, setting.spelling(), Division.USUAL));
    }
  }

  private Fo text(Fo to, String literal, Face face) {
    return PrintText.add(to, literal.replace('\n', ' '), face, null, Division.USUAL);
  }

  public static String words(Node node) {
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

  public static int length(Node node) {
    var length = node instanceof Text text ? text.getLiteral().length() : 0;
    for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
      length += length(child);
    }
    return length;
  }
}
