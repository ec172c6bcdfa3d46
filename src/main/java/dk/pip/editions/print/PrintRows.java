package dk.pip.editions.print;

import dk.pip.municipality.Palette.Token;
import dk.pip.papers.Fo;
import dk.pip.papers.Grid;
import dk.pip.papers.Room;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cards two abreast, in rows that are read one after the other. Which stand beside each other and which below is what
/// leaves least of the page empty; one that is left over has the width of the page.
final class PrintRows {
  private static final double HIGHEST = PrintPages.HIGH * 0.8;
  private static final double HIGHEST_OF_LOW = PrintPages.HIGH * 0.2;
  private static final int MOST_IN_A_ROW = 8;

  /// A high row may find no room on a page that lower ones would have filled.
  private static final double EASY_TO_PLACE = PrintPages.HIGH * 0.35;

  private static final double WEIGHT_OF_HEIGHT = 0.15;
  private static final double WEIGHT_OF_HOLE = 0.7;

  /// About how high a card is with the width of the page, as a part of its height in a column, and what that costs besides.
  private static final double SHARE_ALONE = 0.6;

  private static final double COST_ALONE = 40;

  private final PrintSetting setting;
  private final double gap;
  private final double highest;
  private final List<Double> ragged = new ArrayList<>();

  /// @param gap between cards that stand one below the other
  /// @param low whether rows are to be so low that most pages have room for one more
  PrintRows(PrintSetting setting, double gap, boolean low) {
    this.setting = setting;
    this.gap = gap;
    this.highest = low ? HIGHEST_OF_LOW : HIGHEST;
  }

  /// A row of cards: those up to the middle at the left, the others at the right; one alone where the middle is its end.
  private record Row(int from, int middle, int to) {}

  /// How much is empty below the shorter side of each row.
  List<Double> ragged() {
    return ragged;
  }

  /// @param heights of the cards in a column
  List<PrintItem> of(List<PrintBlock> cards, List<Double> heights, List<PrintEntry> also) {
    var items = new ArrayList<PrintItem>();
    for (var row : rows(heights)) {
      if (row.middle == row.to) {
        items.addAll(cards.get(row.from).alone(also));
        continue;
      }
      ragged.add(Math.abs(height(heights, row.from, row.middle) - height(heights, row.middle, row.to)));
      var left = side(cards.subList(row.from, row.middle), also, false);
      var right = side(cards.subList(row.middle, row.to), also, true);
      items.add(PrintItem.band(cards.get(row.from).id(), beside(left, right)));
    }
    return items;
  }

  private List<Row> rows(List<Double> heights) {
    var count = heights.size();
    var costs = new double[count + 1];
    var last = new Row[count + 1];
    Arrays.fill(costs, 1, count + 1, Double.MAX_VALUE);
    for (var to = 1; to <= count; to++) {
      for (var from = Math.max(0, to - MOST_IN_A_ROW); from < to; from++) {
        for (var middle = from + 1; middle <= to; middle++) {
          var cost = costs[from] + cost(heights, new Row(from, middle, to));
          if (cost < costs[to]) {
            costs[to] = cost;
            last[to] = new Row(from, middle, to);
          }
        }
      }
    }
    var rows = new ArrayList<Row>();
    for (var to = count; to > 0; to = rows.getFirst().from) {
      rows.addFirst(last[to]);
    }
    return rows;
  }

  private double cost(List<Double> heights, Row row) {
    if (row.middle == row.to) {
      return row.to - row.from == 1 ? gap + COST_ALONE + SHARE_ALONE * heights.get(row.from) : Double.MAX_VALUE;
    }
    var left = height(heights, row.from, row.middle);
    var right = height(heights, row.middle, row.to);
    var high = Math.max(left, right);
    if (high > highest && row.to - row.from > 2) {
      return Double.MAX_VALUE;
    }
    return gap + high + WEIGHT_OF_HOLE * Math.abs(left - right) + WEIGHT_OF_HEIGHT * Math.max(0, high - EASY_TO_PLACE);
  }

  private double height(List<Double> heights, int from, int to) {
    return heights.subList(from, to).stream().mapToDouble(Double::doubleValue).sum() + (to - from - 1) * gap;
  }

  /// The first card of a row has the row's id.
  private Fo side(List<PrintBlock> cards, List<PrintEntry> also, boolean isRight) {
    var side = Fo.group();
    for (var i = 0; i < cards.size(); i++) {
      var card = Fo.group().add(cards.get(i).card(also));
      if (i > 0) {
        card.set("space-before", gap / 2)
            .set("border-before-style", "solid")
            .set("border-before-width", PrintFinish.HAIRLINE)
            .set("border-before-color", setting.colour(Token.LINE))
            .set("padding-before", gap / 2);
      }
      side.add(i > 0 || isRight ? card.set("id", cards.get(i).id()) : card);
    }
    return side;
  }

  /// Two sides with a hairline between them, as long as the longer one.
  private Fo beside(Fo left, Fo right) {
    var line =
        Grid.cell(Fo.block())
            .set("border-start-style", "solid")
            .set("border-start-width", PrintFinish.HAIRLINE)
            .set("border-start-color", setting.colour(Token.LINE));
    var half = Room.GAP / 2;
    return Grid.row(
        List.of(PrintRooms.COLUMN.width(), half, half, PrintRooms.COLUMN.width()), List.of(Grid.cell(left), Grid.cell(Fo.block()), line, Grid.cell(right)));
  }
}
