package dk.pip.editions.print;

import dk.pip.papers.Fo;
import dk.pip.papers.FoPress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How high cards are in a column. The engine measures them, once for all layouts in which they look alike.
final class PrintHeights {
  private static final double ENDLESS = 200_000;

  private record Key(String id, double lines) {}

  private final Map<Key, Double> heights = new HashMap<>();

  /// The heights of cards, in their order.
  List<Double> of(List<PrintBlock> cards, PrintLayout layout) {
    return cards.stream().map(card -> heights.getOrDefault(new Key(card.id(), layout.lines()), 0.0)).toList();
  }

  /// Measures the cards that were not yet.
  void measure(List<PrintBlock> cards, List<PrintEntry> also, PrintPages pages, PrintLayout layout, FoPress press) {
    var missing = cards.stream().filter(card -> !heights.containsKey(new Key(card.id(), layout.lines()))).toList();
    if (missing.isEmpty()) {
      return;
    }
    var flow = Fo.of("flow").set("flow-name", "xsl-region-body");
    missing.forEach(card -> flow.add(Fo.group().set("id", card.id()).add(card.card(also))));
    var survey = press.survey(pages.document(master(), Fo.of("page-sequence").set("master-reference", "page").add(flow)));
    for (var card : missing) {
      var height = survey.spots(card.id()).stream().mapToDouble(spot -> spot.bottom() - spot.top()).sum();
      heights.put(new Key(card.id(), layout.lines()), height);
    }
  }

  /// A column as long as need be.
  private static Fo master() {
    return Fo.of("simple-page-master")
        .set("master-name", "page")
        .set("page-width", PrintRooms.COLUMN.width())
        .set("page-height", ENDLESS)
        .add(Fo.of("region-body"));
  }
}
