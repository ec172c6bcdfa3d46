package dk.pip.papers;

import java.util.List;

/// Things side by side: a row of cells that says nothing to those who listen.
public final class Grid {
  private final Fo table = Fo.of("table").set("role", "Div").set("table-layout", "fixed");
  private final Fo row = Fo.of("table-row").set("role", "Div");

  /// A row of cells so wide.
  public static Fo row(List<Double> widths, List<Fo> cells) {
    var grid = new Grid();
    grid.table.set("width", widths.stream().mapToDouble(Double::doubleValue).sum());
    for (var i = 0; i < widths.size(); i++) {
      grid.table.add(Fo.of("table-column").set("column-width", widths.get(i)).set("column-number", String.valueOf(i + 1)));
    }
    cells.forEach(grid.row::add);
    grid.table.add(
        Fo.of("table-body").set("role", "Div").set("start-indent", 0).set("end-indent", 0).add(grid.row));
    grid.row.set("keep-together.within-page", "always").set("keep-together.within-column", "always");
    return grid.table;
  }

  /// Two things with a gap between them.
  public static Fo beside(Room first, Fo left, Room second, Fo right) {
    return beside(first.width(), cell(left), Room.GAP, second.width(), cell(right));
  }

  /// Two cells with a gap between them. It is a column of its own, so that it is right from whichever side they are read.
  public static Fo beside(double first, Fo left, double gap, double second, Fo right) {
    return row(List.of(first, gap, second), List.of(left, cell(Fo.block()), right));
  }

  public static Fo cell(Fo content) {
    var cell = Fo.of("table-cell").set("role", "Div");
    return cell.add(content);
  }

  private Grid() {}
}
