package dk.pip.editions.render;

import dk.pip.editions.Block;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Divides an edition's blocks into bands, none of which leaves much of a column empty. The blocks keep the editor's order from
/// band to band and within each, so that a phone and a screen reader have them as they were put.
///
/// Of all divisions it takes the one that loses least, found from the end backwards (dynamic programming): what is lost is white,
/// in pixels of column height, with a little more for forms that are to be the exception.
final class Weave {
  private static final int MOST_IN_COLUMN = 8;
  private static final double SCREEN = 800;
  private static final double OUT_OF_THE_QUESTION = 1e6;
  private static final double WIDE_SHARE = 7.0 / 12;
  private static final double NARROW_SHARE = 5.0 / 12;

  private final List<WebItem> items;

  private record Choice(double cost, int next, @Nullable Band band) {}

  private Weave(List<WebItem> items) {
    this.items = items;
  }

  static List<Band> of(List<WebItem> items) {
    return new Weave(items).bands();
  }

  private List<Band> bands() {
    var best = new Choice[items.size() + 1];
    best[items.size()] = new Choice(0, items.size(), null);
    for (var from = items.size() - 1; from >= 0; from--) {
      best[from] = best(from, best);
    }
    var bands = new ArrayList<Band>();
    for (var at = 0; at < items.size(); at = best[at].next()) {
      var band = best[at].band();
      if (band != null) {
        bands.add(band);
      }
    }
    return bands;
  }

  private Choice best(int from, Choice[] after) {
    var first = items.get(from);
    var best = new Choice(alone(first) + after[from + 1].cost(), from + 1, Band.whole(first.content()));
    if (first.isAlone()) {
      return best;
    }
    if (from + 1 < items.size() && !items.get(from + 1).isAlone()) {
      var second = items.get(from + 1);
      if (first.isStory() && second.isStory() || !first.isMain() && !second.isMain()) {
        var white = white(first.height().half() - second.height().half()) * 0.5;
        var pair = new Band(Band.Kind.PAIR, List.of(first.content()), List.of(second.content()));
        best = cheaper(best, new Choice(white + 40 + after[from + 2].cost(), from + 2, pair));
      }
    }
    var turn = sameFrom(from);
    for (var middle = from + 1; middle <= turn; middle++) {
      if (middle == items.size() || items.get(middle).isAlone() || items.get(middle).isMain() == first.isMain()) {
        continue;
      }
      var end = sameFrom(middle);
      for (var to = middle + 1; to <= end; to++) {
        best = cheaper(best, beside(from, middle, to, after));
      }
    }
    return best;
  }

  /// Where the run of stories, or of boxes, that begins here ends, or must.
  private int sameFrom(int from) {
    var to = from + 1;
    while (to < items.size() && to - from < MOST_IN_COLUMN && !items.get(to).isAlone() && items.get(to).isMain() == items.get(from).isMain()) {
      to++;
    }
    return to;
  }

  private Choice beside(int from, int middle, int to, Choice[] after) {
    var storiesFirst = items.get(from).isMain();
    var stories = storiesFirst ? items.subList(from, middle) : items.subList(middle, to);
    var boxes = storiesFirst ? items.subList(middle, to) : items.subList(from, middle);
    var more = sum(stories, WebHeights::wide) - sum(boxes, WebHeights::narrow);
    var white = white(more) * (more > 0 ? NARROW_SHARE : WIDE_SHARE);
    var kind = storiesFirst ? Band.Kind.STORIES_FIRST : Band.Kind.BOXES_FIRST;
    var band = new Band(kind, contents(items.subList(from, middle)), contents(items.subList(middle, to)));
    return new Choice(white + 20 + after[to].cost(), to, band);
  }

  /// What a block alone loses: a text is only so wide, and a box looks lost on a whole page.
  private static double alone(WebItem item) {
    if (item.isLongBox()) {
      return 80;
    }
    return switch (item.block()) {
      case Block.PullQuote _, Block.Pictures _ -> 60;
      case Block.StoryInFull _ -> 90;
      case Block.StoryTeaser(var story, _) when story.picture() != null -> 100;
      default -> 60 + item.height().whole() * NARROW_SHARE;
    };
  }

  /// White that fills a screen is out of the question, as blocks can always stand alone.
  private static double white(double difference) {
    var white = Math.abs(difference);
    return white < SCREEN ? white : white + OUT_OF_THE_QUESTION;
  }

  private static double sum(List<WebItem> items, ToDoubleFunction<WebHeights> height) {
    return items.stream().mapToDouble(item -> height.applyAsDouble(item.height())).sum();
  }

  private static List<Content> contents(List<WebItem> items) {
    return items.stream().map(WebItem::content).toList();
  }

  private static Choice cheaper(Choice one, Choice other) {
    return other.cost() < one.cost() ? other : one;
  }
}
