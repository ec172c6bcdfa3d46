package dk.pip.newsroom;

import java.util.Locale;

/// How far a story has come. From its approval on it follows the editions that it stands in.
public enum StoryState {
  /// Somebody should write it.
  IDEA,
  /// It is being written, or was sent back to be.
  DRAFT,
  /// The author has handed it in, and an editor is to read it.
  SUBMITTED,
  /// It may go into an edition.
  APPROVED,
  /// It stands in an edition that is not out.
  PLACED,
  /// Readers can see it.
  PUBLISHED,
  /// Readers could see it, and can't any more.
  WITHDRAWN,
  /// It was promised and came to nothing.
  DROPPED;

  /// The end of its key in the catalogue.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
