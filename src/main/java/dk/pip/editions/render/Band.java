package dk.pip.editions.render;

import gg.jte.Content;
import java.util.List;

/// A piece of an edition's page over its full width, with what comes first in the edition first.
///
/// @param second empty where the band is one column
public record Band(Kind kind, List<Content> first, List<Content> second) {

  public enum Kind {
    /// One block over the full width.
    WHOLE,
    /// Two of a kind, side by side.
    PAIR,
    /// Stories, and boxes to their right.
    STORIES_FIRST,
    /// The same, where the boxes come before the stories in the edition: so they do on a phone and for those who listen.
    BOXES_FIRST;

    public String style() {
      return "band-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  static Band whole(Content content) {
    return new Band(Kind.WHOLE, List.of(content), List.of());
  }
}
