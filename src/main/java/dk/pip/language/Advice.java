package dk.pip.language;

import java.util.List;

/// One thing that could be better in a text, and where.
///
/// @param key what it is known by when it is let stand: a kind and words, never a civil registration number
/// @param words those that it is about, as they stand in the text; empty for a civil registration number
/// @param instead what to write; empty where there is nothing to say in words
/// @param because why, in the language of the text
/// @param number how many words a sentence has; 0 for all else
/// @param places one at least, in the order of the text
public record Advice(AdviceKind kind, String key, String words, String instead, String because, int number, List<Place> places) {

  /// A place in the source of a text.
  ///
  /// @param field the name of the field around the text that it is in; empty where it is in the text itself
  /// @param nth how many times the same words stand before it in what is read
  public record Place(String field, int from, int length, int nth) {}

  public boolean mayStand() {
    return kind.mayStand();
  }
}
