package dk.pip.comments;

import java.util.Locale;

/// Who may comment on a story.
public enum CommentMode {
  OFF,
  /// Those who work here, on the staff site alone.
  STAFF,
  /// Everybody; somebody looks at each comment before it is shown. Of a story for staff: those who may read it.
  PUBLIC;

  /// The end of its key in the catalogue, and its value in forms.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
