package dk.pip.editions.render;

import dk.pip.markdown.Markdown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.Node;
import org.commonmark.renderer.text.TextContentRenderer;

/// How much room a table needs on a page, in rem: its columns set close, in small type, with long words divided. It is about
/// right; where it is wrong, a table stands row by row that had room, or it can be scrolled.
final class WebTable {
  /// What a box has on a phone of 320 pixels.
  private static final double LEAST = 14.5;

  private static final double LETTER = 0.46;
  private static final double GAP = 0.5;
  private static final int UNDIVIDED = 10;

  /// The first is a little less than what a phone of 320 pixels has.
  private static final List<Integer> STEPS = List.of(17, 22, 30, 40);
  private static final TextContentRenderer PLAIN = TextContentRenderer.builder().extensions(Markdown.EXTENSIONS).build();

  private WebTable() {}

  /// What the widest table of a text needs; 0 where it has none.
  static double need(String text) {
    return text.indexOf('|') < 0 && text.indexOf('\t') < 0 ? 0 : widest(Markdown.read(text).document());
  }

  static double need(TableBlock table) {
    var columns = new ArrayList<Double>();
    for (var row : MailTable.allRows(table)) {
      var cells = MailTable.cells(row);
      for (var i = 0; i < cells.size(); i++) {
        if (i == columns.size()) {
          columns.add(0.0);
        }
        columns.set(i, Math.max(columns.get(i), need(cells.get(i))));
      }
    }
    return columns.stream().mapToDouble(Double::doubleValue).sum() + GAP * Math.max(0, columns.size() - 1);
  }

  /// The style of a table that stands row by row where it has less room than this, or of one that must be scrolled.
  static String style(double need) {
    return need <= LEAST
        ? ""
        : STEPS.stream()
            .filter(step -> need <= step)
            .findFirst()
            .map(step -> " table-rows table-rows-" + step)
            .orElse(" table-rows table-rows-40 table-sideways");
  }

  static List<String> headings(TableBlock table) {
    return MailTable.allRows(table).stream()
        .filter(row -> row.getParent() instanceof TableHead)
        .flatMap(row -> MailTable.cells(row).stream())
        .map(WebTable::text)
        .toList();
  }

  /// The words of a cell. The library ends them with a stroke.
  static String text(TableCell cell) {
    var text = PLAIN.render(cell).strip();
    return text.endsWith("|") ? text.substring(0, text.length() - 1).strip() : text;
  }

  private static double need(TableCell cell) {
    var text = text(cell);
    var longest = Arrays.stream(text.split("[\\s/@-]+")).mapToInt(WebTable::undivided).max().orElse(0);
    return Math.max(longest * LETTER, text.length() > 60 ? 6.5 : text.length() > 20 ? 4.75 : 0);
  }

  /// A word may be divided, a number may not.
  private static int undivided(String word) {
    return word.codePoints().anyMatch(Character::isLetter) ? Math.min(word.length(), UNDIVIDED) : word.length();
  }

  private static double widest(Node parent) {
    var widest = parent instanceof TableBlock table ? need(table) : 0;
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      widest = Math.max(widest, widest(node));
    }
    return widest;
  }
}
