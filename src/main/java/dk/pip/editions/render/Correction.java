package dk.pip.editions.render;

import java.time.Instant;
import java.util.Set;

/// What was corrected after an edition came out, as readers are told at the top of the pages that it concerns.
///
/// @param stories the slugs of the stories that changed with it; the edition's own page tells of all corrections
public record Correction(Instant at, String what, Set<String> stories) {
  public Correction {
    stories = Set.copyOf(stories);
  }
}
