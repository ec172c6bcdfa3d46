package dk.pip.editions.render;

import dk.pip.editions.Manuscript;
import dk.pip.editions.PictureUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Pictures of a gallery that stand side by side in cells of one shape, so that their edges meet the margins. The cells have
/// about the shape that the pictures have, and little of a picture is cut away.
///
/// @param style of the row: how many there are, whether they are upright, and the shape of the cells
public record GalleryRow(String style, List<PictureUse> pictures) {
  private static final int MOST_UPRIGHT = 5;
  private static final int MOST = 4;
  private static final double ALIKE = 1.3;
  private static final List<Shape> SHAPES =
      List.of(
          new Shape(1, 2),
          new Shape(2, 3),
          new Shape(5, 7),
          new Shape(3, 4),
          new Shape(4, 5),
          new Shape(1, 1),
          new Shape(5, 4),
          new Shape(4, 3),
          new Shape(3, 2),
          new Shape(16, 9),
          new Shape(2, 1),
          new Shape(3, 1));

  private record Shape(int width, int height) {
    double ratio() {
      return (double) width / height;
    }
  }

  /// The pictures in the order that they have. Those that are upright and those that are not don't share a row, nor do those
  /// of which much would be cut away.
  static List<GalleryRow> of(List<PictureUse> pictures, Manuscript manuscript) {
    var rows = new ArrayList<GalleryRow>();
    for (var from = 0; from < pictures.size(); ) {
      var to = from + 1;
      while (to < pictures.size() && areAlike(pictures.subList(from, to + 1), manuscript)) {
        to++;
      }
      addRows(pictures.subList(from, to), manuscript, rows);
      from = to;
    }
    return rows;
  }

  /// Of five that are not upright three stand above two, and never four above one.
  private static void addRows(List<PictureUse> alike, Manuscript manuscript, List<GalleryRow> rows) {
    var upright = isTall(manuscript, alike.getFirst());
    var most = upright ? MOST_UPRIGHT : MOST;
    var left = alike.size();
    for (var rowsLeft = (left + most - 1) / most; rowsLeft > 0; rowsLeft--) {
      var in = (left + rowsLeft - 1) / rowsLeft;
      var row = alike.subList(alike.size() - left, alike.size() - left + in);
      rows.add(new GalleryRow(style(row, upright, manuscript), row));
      left -= in;
    }
  }

  private static String style(List<PictureUse> row, boolean upright, Manuscript manuscript) {
    var style = "gallery-row-" + row.size() + (upright ? " gallery-upright" : "");
    if (row.size() == 1) {
      return style;
    }
    var mean = row.stream().mapToDouble(use -> Math.log(ratio(manuscript, use))).average().orElse(0);
    var shape = SHAPES.stream().min(Comparator.comparingDouble(each -> Math.abs(Math.log(each.ratio()) - mean))).orElseThrow();
    return style + " shape-" + shape.width() + "-" + shape.height();
  }

  private static boolean areAlike(List<PictureUse> pictures, Manuscript manuscript) {
    var ratios = pictures.stream().mapToDouble(use -> ratio(manuscript, use)).summaryStatistics();
    return ratios.getMax() <= ratios.getMin() * ALIKE && pictures.stream().map(use -> isTall(manuscript, use)).distinct().count() == 1;
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
