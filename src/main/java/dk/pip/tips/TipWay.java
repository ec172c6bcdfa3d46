package dk.pip.tips;

import java.util.Locale;

/// How a tip came.
public enum TipWay {
  FORM,
  MAIL,
  /// Somebody in the newsroom wrote it in.
  STAFF;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
