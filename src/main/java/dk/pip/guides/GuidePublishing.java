package dk.pip.guides;

import dk.pip.editions.Finding;
import java.util.List;

/// What came of letting readers see a guide as it is written now.
public sealed interface GuidePublishing {
  record Published(boolean isFirst) implements GuidePublishing {}

  record NothingNew() implements GuidePublishing {}

  /// The page above it isn't there for readers.
  record ParentNotOut(String title) implements GuidePublishing {}

  /// Somebody has changed it since whoever publishes has seen it.
  record Overtaken() implements GuidePublishing {}

  /// There are civil registration numbers in it, or what looks like them.
  record Numbers(boolean inText, List<Finding> inFiles) implements GuidePublishing {}

  /// It was taken down, or is none of theirs.
  record Closed() implements GuidePublishing {}
}
