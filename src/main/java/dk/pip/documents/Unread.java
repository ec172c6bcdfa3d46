package dk.pip.documents;

import java.util.Set;

/// Why a document was not read to its end.
public enum Unread {
  LOCKED,
  TOO_MUCH,
  /// It took too long, which another time it may not.
  TOO_LONG,
  BROKEN,
  /// There are no words in it, as when it was scanned.
  NO_WORDS,
  /// Some pages have pictures and no words.
  SOME_PAGES,
  /// There are files in it that aren't read.
  FILES_WITHIN;

  /// Whether all of it was read but for the files within it.
  public static boolean isAtEnd(Set<Unread> unread) {
    return unread.isEmpty() || unread.equals(Set.of(FILES_WITHIN));
  }
}
