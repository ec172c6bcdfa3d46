package dk.pip.editions.print;

import dk.pip.editions.Block;
import dk.pip.editions.PictureUse;
import dk.pip.editions.print.PrintItem.Gap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Pictures in rows that fill the page from edge to edge: those of one row are equally high, whatever their shape. Which
/// stand together is what brings all rows nearest to the height that is wished for.
final class PrintGallery {
  private static final double BETWEEN = Room.points(5);
  private static final double WISHED = Room.points(62);
  private static final double WISHED_LOW = Room.points(50);
  private static final double HIGHEST = Room.points(100);
  private static final double HIGHEST_ALONE = Room.points(118);
  private static final double HIGHEST_BESIDE_CAPTION = Room.points(46);
  private static final double MOST_BESIDE_CAPTION = 0.72;
  private static final int MOST_IN_A_ROW = 4;

  /// A caption in a narrower column would have a word a line, or less.
  private static final double NARROWEST_WITH_CAPTION = Room.points(34);

  private static final double OUT_OF_THE_QUESTION = 1e8;

  private final PrintSetting setting;

  PrintGallery(PrintSetting setting) {
    this.setting = setting;
  }

  List<PrintItem> items(String id, Block.Pictures block) {
    var items = new ArrayList<PrintItem>();
    var title = block.title();
    for (var row : rows(block.pictures())) {
      var fo = row.size() == 1 ? alone(row.getFirst()) : row(row);
      if (items.isEmpty() && title != null) {
        fo = Fo.group().set("keep-together.within-page", "always").add(setting.title(Type.TITLE, 2, title).set("space-after", 6)).add(fo);
      }
      items.add(PrintItem.band(items.isEmpty() ? id : id + "-" + items.size(), fo).with(items.isEmpty() ? Gap.RULE : Gap.SMALL));
    }
    if (items.isEmpty() && title != null) {
      items.add(PrintItem.band(id, setting.title(Type.TITLE, 2, title)));
    }
    return items;
  }

  private Fo alone(PictureUse use) {
    return setting.figure(use, Room.PAGE, HIGHEST_ALONE);
  }

  private Fo row(List<PictureUse> row) {
    var high = Math.min(HIGHEST, height(row));
    if (setting.layout().isClose() && high > HIGHEST_BESIDE_CAPTION && row.stream().allMatch(use -> setting.caption(use) != null)) {
      return besideCaptions(row);
    }
    var widths = new ArrayList<Double>();
    var cells = new ArrayList<Fo>();
    for (var use : row) {
      var width = high * setting.ratio(use);
      var last = cells.size() == row.size() - 1;
      var figure = Fo.group().add(setting.image(use, width));
      var caption = setting.caption(use);
      if (caption != null) {
        figure.add(caption.set("space-before", 3));
      }
      widths.add(width + (last ? 0 : BETWEEN));
      cells.add(setting.padded(Grid.cell(figure), 0, last ? 0 : BETWEEN));
    }
    return Grid.row(widths, cells);
  }

  /// The row where room is short: lower, with each caption at the right of its picture.
  private Fo besideCaptions(List<PictureUse> row) {
    var share = (Room.PAGE.width() - (row.size() - 1) * BETWEEN) / row.size();
    var widths = new ArrayList<Double>();
    var cells = new ArrayList<Fo>();
    for (var use : row) {
      var last = cells.size() == row.size() * 2 - 2;
      var width = Math.min(share * MOST_BESIDE_CAPTION, HIGHEST_BESIDE_CAPTION * setting.ratio(use));
      widths.add(width);
      cells.add(Grid.cell(setting.image(use, width)));
      widths.add(share - width + (last ? 0 : BETWEEN));
      var caption = java.util.Objects.requireNonNull(setting.caption(use));
      cells.add(setting.padded(Grid.cell(caption), 6, last ? 0 : BETWEEN).set("display-align", "after"));
    }
    return Grid.row(widths, cells);
  }

  private boolean isTooNarrow(PictureUse use, double high) {
    return high * setting.ratio(use) < NARROWEST_WITH_CAPTION && setting.caption(use) != null;
  }

  /// The height at which the pictures fill the page's width.
  private double height(List<PictureUse> row) {
    var ratios = row.stream().mapToDouble(setting::ratio).sum();
    return (Room.PAGE.width() - (row.size() - 1) * BETWEEN) / ratios;
  }

  private List<List<PictureUse>> rows(List<PictureUse> pictures) {
    var wished = setting.layout().isClose() ? WISHED_LOW : WISHED;
    var count = pictures.size();
    var costs = new double[count + 1];
    var begins = new int[count + 1];
    Arrays.fill(costs, Double.MAX_VALUE);
    costs[0] = 0;
    for (var end = 1; end <= count; end++) {
      for (var from = Math.max(0, end - MOST_IN_A_ROW); from < end; from++) {
        var row = pictures.subList(from, end);
        var height = height(row);
        var cost = costs[from] + (height - wished) * (height - wished) + (height > HIGHEST ? (height - HIGHEST) * 500 : 0);
        if (row.size() > 1 && row.stream().anyMatch(use -> isTooNarrow(use, Math.min(HIGHEST, height)))) {
          cost += OUT_OF_THE_QUESTION;
        }
        if (cost < costs[end]) {
          costs[end] = cost;
          begins[end] = from;
        }
      }
    }
    var rows = new ArrayList<List<PictureUse>>();
    for (var end = count; end > 0; end = begins[end]) {
      rows.addFirst(pictures.subList(begins[end], end));
    }
    return rows;
  }
}
