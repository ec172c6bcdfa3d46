package dk.pip.papers;

import dk.pip.municipality.Palette.Token;
import dk.pip.papers.PrintText.Division;
import dk.pip.shared.NoBreak;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.Node;

/// A table on paper. Its columns share the width by what stands in them; where even small type would break numbers and
/// words, each row becomes a block of its own with the table's heads as labels. Nothing is cut off.
public final class FoTable {
  private static final double BETWEEN = 7;
  private static final int LONG_CELL = 500;
  private static final int FEW_ROWS = 8;
  private static final int MOST_KEPT = 20;
  private static final int LONG_WORD = 14;
  private static final double NEARLY_FILLED = 0.6;
  private static final double BEARABLE = 2.6;

  private record Cell(TableCell node, String words, boolean right) {}

  private final TextSetting setting;
  private final FoMarkdown markdown;
  private final List<Cell> head = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();
  private final int columns;

  public FoTable(TextSetting setting, FoMarkdown markdown, TableBlock table) {
    this.setting = setting;
    this.markdown = markdown;
    for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
        if (part instanceof TableHead) {
          head.addAll(cells(row));
        } else if (part instanceof TableBody) {
          rows.add(cells(row));
        }
      }
    }
    this.columns = Math.max(head.size(), rows.stream().mapToInt(List::size).max().orElse(0));
  }

  /// Whether the table has no room in a column, but in what is wider.
  public boolean needsMore(Room column, Room page) {
    var usual = setting.sizes().cell();
    var fitsColumn = fits(usual, column.width()) && (columns <= 3 || natural(usual) <= column.width());
    return !fitsColumn && fits(setting.sizes().smallCell(), page.width());
  }

  private List<Cell> cells(Node row) {
    var cells = new ArrayList<Cell>();
    for (var node = row.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof TableCell cell) {
        cells.add(new Cell(cell, NoBreak.text(PrintText.clean(FoMarkdown.words(cell)), setting.whole().tag()), cell.getAlignment() == TableCell.Alignment.RIGHT));
      }
    }
    return cells;
  }

  public Fo in(Room room) {
    for (var type : List.of(setting.sizes().cell(), setting.sizes().smallCell())) {
      if (fits(type, room.width())) {
        return table(type, room);
      }
    }
    return blocks(room);
  }

  private boolean fits(Type type, double width) {
    return columns == 0 || least(type).stream().mapToDouble(Double::doubleValue).sum() <= width
        && natural(type) <= width * (1 + columns * BEARABLE);
  }

  private double natural(Type type) {
    return natural(type, Integer.MAX_VALUE).stream().mapToDouble(Double::doubleValue).sum();
  }

  /// The least width of each column: that of its widest word, of which only long ones may be divided.
  private List<Double> least(Type type) {
    var widths = new ArrayList<Double>();
    for (var column = 0; column < columns; column++) {
      var least = 18.0;
      for (var cell : column(column)) {
        for (var word : cell.words.split("[ \\n/]+")) {
          var face = cell.node.isHeader() ? type.face().bold() : type.face();
          var whole = isNumber(word) || word.length() <= LONG_WORD ? word : word.substring(0, LONG_WORD) + "-";
          least = Math.max(least, face.width(whole, type.size()));
        }
      }
      widths.add(least + BETWEEN);
    }
    return widths;
  }

  private List<Double> natural(Type type, double most) {
    var widths = new ArrayList<Double>();
    for (var column = 0; column < columns; column++) {
      var natural = 18.0;
      for (var cell : column(column)) {
        natural = Math.max(natural, (cell.node.isHeader() ? type.face().bold() : type.face()).width(cell.words, type.size()));
      }
      widths.add(Math.min(natural, most) + BETWEEN);
    }
    return widths;
  }

  private List<Cell> column(int column) {
    var cells = new ArrayList<Cell>();
    if (column < head.size()) {
      cells.add(head.get(column));
    }
    for (var row : rows) {
      if (column < row.size()) {
        cells.add(row.get(column));
      }
    }
    return cells;
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().anyMatch(c -> c >= '0' && c <= '9') && word.length() <= 24;
  }

  /// Each column has its least width, and of what is left as much as it would like to have. A table that nearly fills its room
  /// does; so does one that is read from the right, as the engine would put it at the left.
  private List<Double> widths(Type type, double width) {
    var least = least(type);
    var natural = natural(type, width * 0.7);
    var sum = least.stream().mapToDouble(Double::doubleValue).sum();
    var wish = 0.0;
    for (var i = 0; i < columns; i++) {
      wish += Math.max(0, natural.get(i) - least.get(i));
    }
    var widths = new ArrayList<Double>();
    for (var i = 0; i < columns; i++) {
      var share = wish == 0 ? 1.0 / columns : Math.max(0, natural.get(i) - least.get(i)) / wish;
      var more = (width - sum) * share;
      widths.add(least.get(i) + (wish == 0 ? Math.min(more, 60) : Math.min(more, Math.max(0, natural.get(i) - least.get(i)) * 1.6)));
    }
    var all = widths.stream().mapToDouble(Double::doubleValue).sum();
    return all < width * NEARLY_FILLED && !setting.isRightToLeft() ? widths : widths.stream().map(each -> each * width / all).toList();
  }

  private Fo table(Type type, Room room) {
    var widths = widths(type, room.width());
    var table =
        Fo.of("table")
            .set("table-layout", "fixed")
            .set("width", widths.stream().mapToDouble(Double::doubleValue).sum())
            .set("border-collapse", "separate");
    for (var i = 0; i < columns; i++) {
      table.add(Fo.of("table-column").set("column-number", String.valueOf(i + 1)).set("column-width", widths.get(i)));
    }
    if (head.stream().anyMatch(cell -> !cell.words.isBlank())) {
      table.add(inset("table-header").add(row(head, type, true)));
    }
    var body = inset("table-body");
    for (var row : rows) {
      body.add(row(row, type, false));
    }
    if (body.isEmpty()) {
      body.add(row(List.of(), type, false));
    }
    return table.add(body).set("keep-together.within-column", rows.size() <= FEW_ROWS && isShort() ? "always" : "auto");
  }

  private boolean isShort() {
    return rows.stream().flatMap(List::stream).mapToInt(cell -> cell.words.length()).sum() < LONG_CELL * 2;
  }

  private static Fo inset(String name) {
    return Fo.of(name).set("start-indent", 0).set("end-indent", 0);
  }

  private Fo row(List<Cell> cells, Type type, boolean isHead) {
    var row = Fo.of("table-row");
    if (cells.stream().allMatch(cell -> cell.words.length() < LONG_CELL)) {
      row.set("keep-together.within-page", "always").set("keep-together.within-column", "always");
    }
    var padding = setting.isClose() ? 2 : 3;
    var face = isHead ? type.in(type.face().bold()) : type;
    // From the right the engine would draw the rules below cells where those of others are, were their room not even.
    var isFromTheRight = setting.isRightToLeft();
    for (var column = 0; column < columns; column++) {
      var block = face.set(Fo.block());
      if (column < cells.size()) {
        var cell = cells.get(column);
        markdown.inlines(cell.node, block, face.face(), Division.NARROW);
        if (cell.right) {
          block.set("text-align", "end");
        }
      }
      row.add(
          setting
              .padded(Fo.of("table-cell"), isFromTheRight ? BETWEEN / 2 : 0, isFromTheRight ? BETWEEN / 2 : column == columns - 1 ? 0 : BETWEEN)
              .set("padding-before", padding)
              .set("padding-after", padding)
              .set("border-after-style", "solid")
              .set("border-after-width", isHead ? 1 : 0.5)
              .set("border-after-color", setting.colour(isHead ? Token.INK : Token.LINE))
              .add(block));
    }
    return row;
  }

  /// A block for each row: the first cell as its title, the others below, each with its head.
  private Fo blocks(Room room) {
    var blocks = room.set(Fo.group());
    for (var row : rows) {
      var block = Fo.group().set("space-before", blocks.isEmpty() ? 0 : 7);
      for (var column = 0; column < row.size(); column++) {
        var cell = row.get(column);
        if (cell.words.isBlank()) {
          continue;
        }
        var type = column == 0 ? setting.sizes().strong() : setting.sizes().cell();
        var line = type.set(Fo.block());
        if (column < head.size() && !head.get(column).words.isBlank()) {
          var label = PrintText.inline(Face.TEXT).set("color", setting.colour(Token.SOFT_INK));
          line.add(markdown.inlines(head.get(column).node, label, Face.TEXT)).add(": ");
        }
        if (column == 0) {
          line.set("keep-with-next.within-column", "always");
        }
        block.add(markdown.inlines(cell.node, line, type.face()));
      }
      if (!block.isEmpty()) {
        if (row.size() <= MOST_KEPT && row.stream().mapToInt(cell -> cell.words.length()).sum() < LONG_CELL) {
          block.set("keep-together.within-column", "always");
        }
        blocks.add(
            block
                .set("border-after-style", "solid")
                .set("border-after-width", 0.5)
                .set("border-after-color", setting.colour(Token.LINE))
                .set("padding-after", 4));
      }
    }
    return blocks;
  }
}
