package dk.pip.editions.print;

import dk.pip.markdown.Markdown;
import dk.pip.municipality.Palette.Token;
import dk.pip.papers.Fo;
import dk.pip.papers.FoMarkdown;
import dk.pip.papers.FoTable;
import dk.pip.papers.Room;
import dk.pip.papers.Type;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/// CommonMark in an edition on paper: in columns, with what needs it across the page.
final class PrintMarkdown {
  private static final int LEAST_BESIDE_WIDE = 700;

  /// Between the columns and their quote, whose large letters would else seem to touch them.
  private static final double ABOVE_WIDE_QUOTE = 4;

  private final PrintSetting setting;
  private final FoMarkdown markdown;

  PrintMarkdown(PrintSetting setting) {
    this.setting = setting;
    this.markdown = new FoMarkdown(setting);
  }

  /// A text as one block for another block to hold.
  Fo block(String text, int topLevel, Room room) {
    return markdown.block(text, topLevel, room);
  }

  /// The blocks of a text, in one column.
  List<Fo> blocks(String text, int topLevel, Room room) {
    return markdown.blocks(text, topLevel, room);
  }

  /// The blocks of a text that has the width of the page: of that words take a part, so that lines don't grow too long, and
  /// tables all.
  List<Fo> across(String text, int topLevel, double share) {
    var room = Room.of(PrintRooms.PAGE.width() * share);
    var blocks = new ArrayList<Fo>();
    var document = Markdown.parse(text, topLevel);
    for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
      var isTable = node instanceof TableBlock;
      var fo = markdown.block(node, isTable ? PrintRooms.PAGE : room, Type.TEXT);
      if (!fo.isEmpty()) {
        blocks.add(isTable ? fo : Fo.group().set("end-indent", PrintRooms.PAGE.width() - room.width()).add(fo));
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
    var left = FoMarkdown.length(document);
    var before = 0.0;
    for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
      var length = FoMarkdown.length(node);
      left -= length;
      if (node instanceof TableBlock table && new FoTable(setting, markdown, table).needsMore(PrintRooms.COLUMN, PrintRooms.PAGE)) {
        pieces.add(wide(node, new FoTable(setting, markdown, table).in(PrintRooms.PAGE), pieces));
        since = 0;
        before = 0;
        continue;
      }
      if (node instanceof BlockQuote quote && since >= LEAST_BESIDE_WIDE && left >= LEAST_BESIDE_WIDE) {
        var source = Markdown.takeSource(quote);
        if (source != null) {
          var across = Fo.group().set("padding-before", ABOVE_WIDE_QUOTE).add(markdown.quote(quote, source, PrintRooms.PAGE, Type.QUOTE_WIDE));
          pieces.add(wide(node, across, pieces));
          since = 0;
          before = 0;
          continue;
        }
      }
      var fo = markdown.block(node, PrintRooms.COLUMN, Type.TEXT);
      if (fo.isEmpty()) {
        continue;
      }
      pieces.add(new PrintPiece(FoMarkdown.space(fo, pieces.isEmpty() ? 0 : FoMarkdown.spaceBefore(node, before)), false));
      before = FoMarkdown.spaceAfter(node);
      since += length;
    }
    return pieces;
  }

  /// A piece over the page, with the heading right before it, which would else stand last in a column.
  private static PrintPiece wide(Node node, Fo fo, List<PrintPiece> pieces) {
    var group = Fo.group();
    if ((node.getPrevious() instanceof Heading || node.getPrevious() instanceof Paragraph before && FoMarkdown.leadsIn(before)) && !pieces.isEmpty() && !pieces.getLast().wide()) {
      group.add(pieces.removeLast().fo()).add(FoMarkdown.space(fo, 4));
      return new PrintPiece(group, true);
    }
    return new PrintPiece(FoMarkdown.space(fo, 0), true);
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
}
