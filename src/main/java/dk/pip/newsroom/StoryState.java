package dk.pip.newsroom;

import java.util.Locale;

/// How far a story has come. What has come of it in editions is told by those.
public enum StoryState {
  /// Somebody should write it.
  IDEA,
  /// It is being written, or was sent back to be.
  DRAFT,
  /// The author has handed it in, and an editor is to read it.
  SUBMITTED,
  /// It may go into an edition.
  APPROVED,
  /// It was promised and came to nothing.
  DROPPED;

  /// The end of its key in the catalogue.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
