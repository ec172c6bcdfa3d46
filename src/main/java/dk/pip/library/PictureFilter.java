package dk.pip.library;

/// What part of the library is looked at.
public enum PictureFilter {
  ALL("alle"),
  MINE("mine"),
  UNDESCRIBED("uden-tekst"),
  UNGROUNDED("uden-grundlag"),
  SOON("slettes-snart"),
  UNUSED("ikke-brugt"),
  WITHDRAWN("fjernet");

  private final String word;

  PictureFilter(String word) {
    this.word = word;
  }

  /// In addresses.
  public String word() {
    return word;
  }

  public static PictureFilter named(String word) {
    for (var filter : values()) {
      if (filter.word.equals(word)) {
        return filter;
      }
    }
    return ALL;
  }
}
