package dk.pip.library;

import java.util.EnumSet;
import java.util.Set;

/// Where a picture may be shown.
public enum PicturePlace {
  WEB,
  MAIL,
  PRINT,
  SOCIAL,
  INTERNAL;

  /// Social media are asked about for themselves: what is there is others' too.
  public static Set<PicturePlace> usual() {
    return EnumSet.of(WEB, MAIL, PRINT, INTERNAL);
  }

  /// The end of its keys in the catalogue.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
