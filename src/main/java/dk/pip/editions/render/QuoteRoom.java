package dk.pip.editions.render;

import dk.pip.markdown.Markdown;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.text.TextContentRenderer;

/// Whether a pull quote has room in the margin of a wide page: beside text that goes on for as long as the quote does. All
/// heights are in lines of the text, and about right; a wrong guess costs a white patch.
final class QuoteRoom {
  private static final int LETTERS_IN_LINE = 84;
  private static final int LETTERS_IN_QUOTE = 15;
  private static final double QUOTE_LINE = 1.4;
  private static final double BETWEEN = 0.6;
  private static final double HEADING = 2.6;
  private static final double PICTURE = 9;
  private static final TextContentRenderer PLAIN = TextContentRenderer.builder().extensions(Markdown.EXTENSIONS).build();

  private QuoteRoom() {}

  /// To be asked when the source has been taken from the quote. What comes after may be another quote or a table, which
  /// takes the margin too.
  static boolean isBeside(BlockQuote quote) {
    var need = lines(quote, LETTERS_IN_QUOTE) * QUOTE_LINE + 2;
    var room = 0.0;
    for (var node = quote.getNext(); node != null && room < need; node = node.getNext()) {
      if (node instanceof BlockQuote || node instanceof TableBlock || node instanceof FencedCodeBlock) {
        return false;
      }
      room += height(node);
    }
    return room >= need;
  }

  private static double height(Node node) {
    return switch (node) {
      case Heading _ -> HEADING;
      case Paragraph paragraph when Markdown.isPicture(paragraph) -> PICTURE;
      case ListBlock list -> items(list);
      default -> lines(node, LETTERS_IN_LINE) + BETWEEN;
    };
  }

  private static double items(ListBlock list) {
    var height = BETWEEN;
    for (var item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
      height += lines(item, LETTERS_IN_LINE);
    }
    return height;
  }

  private static double lines(Node node, int letters) {
    return Math.ceil((double) Math.max(1, PLAIN.render(node).strip().length()) / letters);
  }
}
