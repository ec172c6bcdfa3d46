package dk.pip.people;

import java.util.List;

/// What staff look for by words, as a module brings it: a bean that finds what its module has. Nobody finds what they may not see.
public interface StaffSearch {
  /// @param kind what it is, as a key
  /// @param facts a line under it; blank where there is nothing to say
  record Hit(String kind, String title, String facts, String address) {}

  /// The smaller, the further ahead its hits stand.
  int order();

  /// What may be seen and has all the words, the likeliest first.
  ///
  /// @param words not blank, a hundred letters at most
  List<Hit> find(Staff who, String words, int most);

  /// Whether a text has each of the words somewhere, whatever the case of letters.
  static boolean has(String text, String words) {
    var lower = text.toLowerCase(java.util.Locale.ROOT);
    return java.util.Arrays.stream(words.toLowerCase(java.util.Locale.ROOT).strip().split("\\s+")).allMatch(lower::contains);
  }
}
