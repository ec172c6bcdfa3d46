package dk.pip.newsroom;

import dk.pip.editions.StoryFile;
import dk.pip.people.StaffId;
import java.time.Instant;

/// What came of keeping a story.
public sealed interface SaveResult {
  /// @param revision the one that it has now
  record Saved(int revision, Instant at) implements SaveResult {}

  /// Nothing in it was changed.
  record Unchanged(int revision) implements SaveResult {}

  /// Somebody has changed it since. Both texts are there, and nothing was kept.
  ///
  /// @param revision that of the other text
  record Overtaken(int revision, StoryFile theirs, StaffId by, Instant at) implements SaveResult {}

  /// It is with the editors, or theirs alone.
  record Closed() implements SaveResult {}
}
