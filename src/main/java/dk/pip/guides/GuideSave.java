package dk.pip.guides;

import dk.pip.people.StaffId;
import java.time.Instant;

/// What came of keeping a guide.
public sealed interface GuideSave {
  /// @param revision the one that it has now
  record Saved(int revision, Instant at) implements GuideSave {}

  /// Nothing in it was changed.
  record Unchanged(int revision) implements GuideSave {}

  /// Somebody has changed it since. Both texts are there, and nothing was kept.
  ///
  /// @param revision that of the other text
  record Overtaken(int revision, GuideText theirs, StaffId by, Instant at) implements GuideSave {}

  /// It was taken down.
  record Closed() implements GuideSave {}
}
