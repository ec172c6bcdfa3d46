package dk.pip.editions.print;

import dk.pip.editions.Block;
import dk.pip.editions.PictureUse;
import dk.pip.editions.print.PrintItem.Gap;
import dk.pip.papers.Fo;
import dk.pip.papers.Grid;
import dk.pip.papers.Room;
import dk.pip.papers.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Pictures in rows that fill the page from edge to edge: those of one row are equally high, whatever their shape. Which
/// stand together is what brings all rows nearest to the height that is wished for.
final class PrintGallery {
  private static final double BETWEEN = Room.points(5);
  private static final double WISHED = Room.points(62);
  private static final double WISHED_LOW = Room.points(46);
  private static final double HIGHEST = Room.points(100);
  private static final double HIGHEST_CLOSE = Room.points(72);
  private static final double HIGHEST_ALONE = Room.points(118);
  private static final int MOST_IN_A_ROW = 4;
  private static final double HIGHEST_POSTER = Room.points(108);
  private static final double HIGHEST_POSTER_ALONE = Room.points(92);
  private static final double HIGHEST_POSTER_CLOSE = Room.points(74);
  private static final double HIGHEST_PORTRAIT = Room.points(58);
  private static final double HIGHEST_PORTRAIT_CLOSE = Room.points(46);
  private static final int LEAST_PORTRAITS_ABREAST = 3;

  private static final double NARROWEST = Room.points(16);

  /// A caption in a narrower column would have a word a line, or less, unless it is short.
  private static final double NARROWEST_WITH_CAPTION = Room.points(32);

  private static final int MOST_LINES_BELOW = 3;

  private static final double OUT_OF_THE_QUESTION = 1e8;

  private final PrintSetting setting;

  PrintGallery(PrintSetting setting) {
    this.setting = setting;
  }

  /// Whether it is one picture that is so much higher than wide that it would leave half of a page white.
  boolean isPoster(Block.Pictures block) {
    return block.pictures().size() == 1 && setting.isPortrait(block.pictures().getFirst());
  }

  /// A poster in a column.
  Fo poster(Block.Pictures block) {
    var poster = Fo.group();
    if (block.title() != null) {
      poster.add(setting.title(Type.TITLE, 2, block.title()).set("space-after", 6));
    }
    var use = block.pictures().getFirst();
    poster.add(setting.image(use, Math.min(PrintRooms.COLUMN.width(), HIGHEST_POSTER * setting.ratio(use))));
    var caption = setting.caption(use);
    return caption == null ? poster : poster.add(caption.set("space-before", 3));
  }

  /// A poster by itself: what it is called and what it shows stand beside it.
  private Fo posterAlone(Block.Pictures block) {
    var use = block.pictures().getFirst();
    var width = Math.min(PrintRooms.COLUMN.width(), (setting.layout().isClose() ? HIGHEST_POSTER_CLOSE : HIGHEST_POSTER_ALONE) * setting.ratio(use));
    var words = Fo.group();
    if (block.title() != null) {
      words.add(setting.title(Type.TITLE, 2, block.title()).set("space-after", 6));
    }
    words.add(setting.caption(use, Type.STANDFIRST));
    if (words.isEmpty()) {
      return setting.image(use, width).set("text-align", "center");
    }
    var rest = PrintRooms.PAGE.width() - width - Room.GAP;
    return Grid.beside(width, Grid.cell(setting.image(use, width)), Room.GAP, rest, Grid.cell(words).set("display-align", "center"));
  }

  List<PrintItem> items(String id, Block.Pictures block) {
    var items = new ArrayList<PrintItem>();
    var title = block.title();
    if (isPoster(block)) {
      return List.of(PrintItem.band(id, posterAlone(block)));
    }
    var faces = block.pictures().size() > 1 && block.pictures().stream().allMatch(setting::isPortrait);
    for (var row : rows(block.pictures())) {
      var fo = faces ? portraits(row) : row.size() == 1 ? alone(row.getFirst()) : row(row);
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
    return setting.figure(use, PrintRooms.PAGE, HIGHEST_ALONE);
  }

  private Fo row(List<PictureUse> row) {
    var high = Math.min(highest(), height(row));
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

  /// Faces, no larger than they need be, with what is said of each below it in columns of one width.
  private Fo portraits(List<PictureUse> row) {
    var high = Math.min(setting.layout().isClose() ? HIGHEST_PORTRAIT_CLOSE : HIGHEST_PORTRAIT, height(row));
    var many = Math.max(row.size(), LEAST_PORTRAITS_ABREAST);
    var share = (PrintRooms.PAGE.width() - (many - 1) * BETWEEN) / many;
    var widths = new ArrayList<Double>();
    var cells = new ArrayList<Fo>();
    for (var use : row) {
      var last = cells.size() == row.size() - 1;
      var figure = Fo.group().add(setting.image(use, Math.min(share, high * setting.ratio(use))));
      var caption = setting.caption(use);
      if (caption != null) {
        figure.add(caption.set("space-before", 3));
      }
      widths.add(share + (last ? 0 : BETWEEN));
      cells.add(setting.padded(Grid.cell(figure), 0, last ? 0 : BETWEEN));
    }
    return Grid.row(widths, cells);
  }

  private double highest() {
    return setting.layout().isClose() ? HIGHEST_CLOSE : HIGHEST;
  }

  private boolean isTooNarrow(PictureUse use, double high) {
    var width = high * setting.ratio(use);
    var words = use.words();
    return width < NARROWEST
        || width < NARROWEST_WITH_CAPTION && words != null && (width < longestWord(words) || Estimate.height(words, Type.CAPTION, width) > MOST_LINES_BELOW * Type.CAPTION.line());
  }

  private static double longestWord(String words) {
    return Arrays.stream(words.split("[\\s-]+")).mapToDouble(word -> Type.CAPTION.face().width(word, Type.CAPTION.size())).max().orElse(0);
  }

  /// The height at which the pictures fill the page's width.
  private double height(List<PictureUse> row) {
    var ratios = row.stream().mapToDouble(setting::ratio).sum();
    return (PrintRooms.PAGE.width() - (row.size() - 1) * BETWEEN) / ratios;
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
        var cost = costs[from] + (height - wished) * (height - wished) + (height > highest() ? (height - highest()) * 500 : 0);
        if (row.size() > 1 && row.stream().anyMatch(use -> isTooNarrow(use, Math.min(highest(), height)))) {
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
