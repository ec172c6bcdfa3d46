package dk.pip.comments;

import java.util.Locale;

/// What has become of a comment.
public enum CommentState {
  /// Somebody is to look at it.
  WAITING,
  SHOWN,
  /// Readers see that there was one, and why it isn't shown.
  HIDDEN,
  /// Set apart, as a program seems to have written it; it is there to be looked at.
  SPAM;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
