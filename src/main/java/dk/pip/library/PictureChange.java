package dk.pip.library;

/// What came of a change to what is known of a picture.
public enum PictureChange {
  DONE,
  UNCHANGED,
  /// Somebody else has changed it since it was looked at.
  OVERTAKEN,
  /// It has been taken away, or may only be looked at.
  CLOSED,
  /// There is no such picture for them.
  GONE
}
