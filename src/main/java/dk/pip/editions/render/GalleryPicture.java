package dk.pip.editions.render;

import dk.pip.editions.Manuscript;
import dk.pip.editions.PictureUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// A picture of a gallery, with where its row ends. Pictures of any shapes stand in rows whose edges meet the margins: those of a
/// row are equally high, and all rows are about as high as each other. A page has one of three widths for them, each with rows of its own.
///
/// @param style the shape that it has on the page
/// @param ends the style of the end of a row right after it; empty where none ends in any of the widths
/// @param sizes how wide it is, as browsers want to be told
public record GalleryPicture(PictureUse use, String style, String ends, String sizes) {
  /// Widths over heights, in hundredths, so near each other that next to nothing of a picture is cut away.
  private static final int[] SHAPES = {
    35, 38, 41, 44, 47, 50, 53, 56, 60, 63, 67, 71, 75, 80, 85, 90, 95, 100, 107, 115, 125, 133, 142, 150, 160, 169, 178, 188, 200, 215, 230, 250, 270, 300, 325, 350, 400
  };

  private static final double BEARABLE = 1.06;
  private static final double LEAST_WIDE = 108;
  private static final double TOO_NARROW = 0.3;
  private static final double NOT_FILLED = 0.5;

  /// How wide a gallery is, how far apart its pictures are, how high its rows should be, and how high they are at most, in pixels.
  private enum Room {
    NARROW(300, 12, 180, 340),
    MIDDLE(600, 20, 230, 500),
    WIDE(1100, 20, 290, 500);

    private final double width;
    private final double gap;
    private final double wished;
    private final double highest;

    Room(double width, double gap, double wished, double highest) {
      this.width = width;
      this.gap = gap;
      this.wished = wished;
      this.highest = highest;
    }

    private String end() {
      return " row-end-" + name().toLowerCase(Locale.ROOT);
    }

    static Room of(double width) {
      return width < 448 ? NARROW : width < 800 ? MIDDLE : WIDE;
    }
  }

  /// The pictures in the order that they have.
  static List<GalleryPicture> of(List<PictureUse> pictures, Manuscript manuscript) {
    var shapes = pictures.stream().map(use -> shape(ratio(manuscript, use))).toList();
    var ends = new ArrayList<>(Collections.nCopies(pictures.size(), ""));
    var widths = new double[Room.values().length][pictures.size()];
    for (var room : Room.values()) {
      var from = 0;
      for (var to : rows(room, shapes)) {
        var high = Math.min(room.highest, height(room, shapes.subList(from, to)));
        for (var i = from; i < to; i++) {
          widths[room.ordinal()][i] = high * shapes.get(i) / 100;
        }
        if (to < pictures.size()) {
          ends.set(to - 1, ends.get(to - 1) + room.end());
        }
        from = to;
      }
    }
    var set = new ArrayList<GalleryPicture>();
    for (var i = 0; i < pictures.size(); i++) {
      var use = pictures.get(i);
      var ratio = ratio(manuscript, use) * 100 / shapes.get(i);
      var style = "shape-" + shapes.get(i) + (ratio > BEARABLE || ratio < 1 / BEARABLE ? " shape-whole" : "");
      var wide = Math.max(widths[Room.MIDDLE.ordinal()][i], widths[Room.WIDE.ordinal()][i]);
      var sizes = "(min-width: 48em) %drem, %dvw".formatted((int) Math.ceil(wide / 16), (int) Math.ceil(widths[0][i] / Room.NARROW.width * 100));
      set.add(new GalleryPicture(use, style, ends.get(i).strip(), sizes));
    }
    return set;
  }

  /// About how high a gallery is, without its captions, and how many rows it has.
  static List<Double> heights(List<PictureUse> pictures, Manuscript manuscript, double width) {
    var room = Room.of(width);
    var shapes = pictures.stream().map(use -> shape(ratio(manuscript, use))).toList();
    var heights = new ArrayList<Double>();
    var from = 0;
    for (var to : rows(room, shapes)) {
      heights.add(Math.min(room.highest, height(room, shapes.subList(from, to)) * width / room.width));
      from = to;
    }
    return heights;
  }

  /// Where each row ends: of all ways to divide them that in which the rows are nearest to the height wished for.
  private static List<Integer> rows(Room room, List<Integer> shapes) {
    var count = shapes.size();
    var least = new double[count + 1];
    var begins = new int[count + 1];
    Arrays.fill(least, 1, count + 1, Double.MAX_VALUE);
    for (var to = 1; to <= count; to++) {
      for (var from = 0; from < to; from++) {
        var cost = least[from] + cost(room, shapes.subList(from, to));
        if (cost < least[to]) {
          least[to] = cost;
          begins[to] = from;
        }
      }
    }
    var ends = new ArrayList<Integer>();
    for (var to = count; to > 0; to = begins[to]) {
      ends.addFirst(to);
    }
    return ends;
  }

  private static double cost(Room room, List<Integer> row) {
    var height = height(room, row);
    var off = Math.log(height / room.wished);
    var narrow = row.stream().filter(shape -> height * shape / 100 < LEAST_WIDE).count();
    return row.size() * off * off + narrow * TOO_NARROW + (height > room.highest ? NOT_FILLED : 0);
  }

  /// How high pictures are that fill a row.
  private static double height(Room room, List<Integer> row) {
    return (room.width - (row.size() - 1) * room.gap) * 100 / row.stream().mapToInt(Integer::intValue).sum();
  }

  private static int shape(double ratio) {
    var best = SHAPES[0];
    for (var shape : SHAPES) {
      if (Math.abs(Math.log(ratio * 100 / shape)) < Math.abs(Math.log(ratio * 100 / best))) {
        best = shape;
      }
    }
    return best;
  }

  private static double ratio(Manuscript manuscript, PictureUse use) {
    var picture = manuscript.picture(use);
    return (double) picture.width() / picture.height();
  }

  static boolean isTall(Manuscript manuscript, PictureUse use) {
    var picture = manuscript.picture(use);
    return PictureView.isTall(picture.width(), picture.height());
  }
}
