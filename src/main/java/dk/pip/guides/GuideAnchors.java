package dk.pip.guides;

import dk.pip.guides.GuideTable.Anchors;
import dk.pip.shared.Slug;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names headings so that links to them stay right: one with the same words keeps its name, and so does one that was only worded
/// anew where it stands.
final class GuideAnchors {
  private static final int LONGEST = 60;

  /// What the page itself has.
  private static final Set<String> RESERVED = Set.of("main", "guide-title", "indhold", "bilag", "under", "ved-siden-af");

  private GuideAnchors() {}

  static Anchors of(Anchors before, List<String> words) {
    var places = new HashMap<String, Deque<Integer>>();
    for (var i = 0; i < before.headings().size(); i++) {
      places.computeIfAbsent(before.headings().get(i), _ -> new ArrayDeque<>()).add(i);
    }
    var kept = new ArrayList<@Nullable Integer>();
    var last = -1;
    for (var heading : words) {
      var known = places.getOrDefault(heading, new ArrayDeque<>());
      while (!known.isEmpty() && known.peek() <= last) {
        known.poll();
      }
      var place = known.poll();
      kept.add(place);
      last = place == null ? last : place;
    }
    wordedAnew(before, kept);
    var taken = new HashSet<>(RESERVED);
    taken.addAll(before.anchors());
    var anchors = new ArrayList<String>();
    for (var i = 0; i < words.size(); i++) {
      var place = kept.get(i);
      anchors.add(place == null ? fresh(words.get(i), taken) : before.anchors().get(place));
    }
    return new Anchors(words, anchors);
  }

  /// Between two headings that stayed, as many that are gone as are new are the same ones in other words.
  private static void wordedAnew(Anchors before, List<@Nullable Integer> kept) {
    var from = 0;
    var place = 0;
    for (var i = 0; i <= kept.size(); i++) {
      var known = i == kept.size() ? Integer.valueOf(before.headings().size()) : kept.get(i);
      if (known == null) {
        continue;
      }
      if (i - from == known - place) {
        for (var j = from; j < i; j++) {
          kept.set(j, place + j - from);
        }
      }
      from = i + 1;
      place = known + 1;
    }
  }

  private static String fresh(String words, Set<String> taken) {
    var slug = Slug.of(words, LONGEST);
    var stem = slug.isEmpty() ? "afsnit" : slug;
    var anchor = stem;
    for (var i = 2; !taken.add(anchor); i++) {
      anchor = stem + "-" + i;
    }
    return anchor;
  }
}
