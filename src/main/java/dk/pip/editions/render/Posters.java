package dk.pip.editions.render;

import dk.pip.editions.Block;
import dk.pip.editions.Manuscript;
import java.util.ArrayList;
import java.util.List;

/// Sets posters that follow each other side by side, two or three in a row, where each would else have a band to itself.
final class Posters {
  private static final int MOST_IN_ROW = 3;

  private Posters() {}

  static List<WebItem> sideBySide(List<WebItem> items, Manuscript manuscript) {
    var set = new ArrayList<WebItem>();
    for (var from = 0; from < items.size(); ) {
      var to = from;
      while (to < items.size() && isPoster(items.get(to), manuscript)) {
        to++;
      }
      if (to - from < 2) {
        set.add(items.get(from++));
        continue;
      }
      for (var rows = (to - from + MOST_IN_ROW - 1) / MOST_IN_ROW; rows > 0; rows--) {
        var in = (to - from + rows - 1) / rows;
        set.add(row(items.subList(from, from + in)));
        from += in;
      }
    }
    return set;
  }

  private static boolean isPoster(WebItem item, Manuscript manuscript) {
    return item.block() instanceof Block.Pictures pictures && WebHeights.isPoster(pictures, manuscript);
  }

  private static WebItem row(List<WebItem> posters) {
    var first = posters.getFirst();
    if (posters.size() == 1) {
      return first;
    }
    return new WebItem(
        first.block(),
        output -> {
          output.writeContent("<div class=\"item posters posters-" + posters.size() + "\">");
          posters.forEach(poster -> poster.content().writeTo(output));
          output.writeContent("</div>");
        },
        first.height(),
        true);
  }
}
