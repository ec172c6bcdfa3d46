package dk.pip.editions.render;

import dk.pip.markdown.Markdown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/// A table in a mail, which can't be scrolled sideways and is read on phones of 320 pixels.
final class MailTable {
  private static final int MOST_COLUMNS = 4;
  private static final int PHONE = 272;
  private static final float LETTER = 8;
  private static final int GAP = 12;
  private static final TextContentRenderer PLAIN = TextContentRenderer.builder().extensions(Markdown.EXTENSIONS).build();

  /// A cell with the heading of its column, if the table has one.
  record Named(@Nullable TableCell heading, TableCell cell) {}

  private MailTable() {}

  /// Whether every column's longest word has room beside the others.
  ///
  /// @param taken pixels of a phone's width that something else has
  static boolean fits(TableBlock table, int taken) {
    var widths = new ArrayList<Integer>();
    for (var row : allRows(table)) {
      var cells = cells(row);
      for (var i = 0; i < cells.size(); i++) {
        var longest = Arrays.stream(PLAIN.render(cells.get(i)).split("[ \\t\\n-]+")).mapToInt(String::length).max().orElse(0);
        if (i == widths.size()) {
          widths.add(0);
        }
        widths.set(i, Math.max(widths.get(i), longest));
      }
    }
    var needed = widths.stream().mapToDouble(letters -> letters * LETTER + GAP).sum();
    return widths.size() <= MOST_COLUMNS && needed <= PHONE - taken;
  }

  /// The rows below the head.
  static List<List<Named>> rows(TableBlock table) {
    var rows = new ArrayList<List<Named>>();
    List<TableCell> headings = List.of();
    for (var row : allRows(table)) {
      if (row.getParent() instanceof TableHead) {
        headings = cells(row);
        continue;
      }
      var named = new ArrayList<Named>();
      for (var cell : cells(row)) {
        named.add(new Named(named.size() < headings.size() ? headings.get(named.size()) : null, cell));
      }
      if (!named.isEmpty()) {
        rows.add(named);
      }
    }
    return rows;
  }

  static List<TableRow> allRows(TableBlock table) {
    var rows = new ArrayList<TableRow>();
    for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
        if (row instanceof TableRow tableRow) {
          rows.add(tableRow);
        }
      }
    }
    return rows;
  }

  static List<TableCell> cells(TableRow row) {
    var cells = new ArrayList<TableCell>();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      if (cell instanceof TableCell tableCell) {
        cells.add(tableCell);
      }
    }
    return cells;
  }
}
