package dk.pip.documents;

import java.util.List;
import java.util.Set;

/// What came of a reading.
///
/// @param unread empty where all of it was read
/// @param silent the pages that have pictures and no words
/// @param pages how many there are; 0 where nobody knows
public record ReadingEnd(Set<Unread> unread, List<Integer> silent, int pages) {
  public ReadingEnd {
    unread = Set.copyOf(unread);
    silent = List.copyOf(silent);
  }

  static ReadingEnd of(Unread why) {
    return new ReadingEnd(Set.of(why), List.of(), 0);
  }
}
