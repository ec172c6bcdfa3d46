package dk.pip.search;

import java.util.function.Predicate;

/// The words of a text, with where they stand in it.
final class TextWords {
  private static final int LONGEST = 40;

  /// By [Character#getType]: letters and numbers.
  private static final int BEGINS =
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER
          | 1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.LETTER_NUMBER
          | 1 << Character.OTHER_NUMBER;

  private static final int MARKS = 1 << Character.NON_SPACING_MARK | 1 << Character.ENCLOSING_MARK | 1 << Character.COMBINING_SPACING_MARK;

  private TextWords() {}

  interface Taker {
    void take(int from, int to, DanishWords.Word word);
  }

  /// @param most how many words are read
  static void read(String text, int most, Taker taker) {
    each(text, most, (from, to) -> {
      taker.take(from, to, DanishWords.of(text.substring(from, to)));
      return true;
    });
  }

  interface Found {
    void take(String folded);
  }

  /// As [#read], without looking at what a word is.
  static void fold(String text, int most, Found found) {
    each(text, most, (from, to) -> {
      found.take(FoldedLetters.of(text.substring(from, to)));
      return true;
    });
  }

  static boolean has(String text, Predicate<DanishWords.Word> wanted) {
    return !each(text, Integer.MAX_VALUE, (from, to) -> !wanted.test(DanishWords.of(text.substring(from, to))));
  }

  private interface Range {
    /// Whether to go on.
    boolean take(int from, int to);
  }

  /// A letter or digit, and all letters, digits and marks after it: forty texts are read for a search, too many for a pattern.
  ///
  /// @return whether it came to the end
  private static boolean each(String text, int most, Range range) {
    var words = 0;
    for (var at = 0; at < text.length() && words < most; ) {
      var first = text.codePointAt(at);
      var to = at + Character.charCount(first);
      if (!isIn(first, BEGINS)) {
        at = to;
        continue;
      }
      while (to < text.length() && isIn(text.codePointAt(to), BEGINS | MARKS)) {
        to += Character.charCount(text.codePointAt(to));
      }
      words++;
      if (to - at <= LONGEST && !range.take(at, to)) {
        return false;
      }
      at = to;
    }
    return true;
  }

  private static boolean isIn(int letter, int types) {
    return letter >= 'a' && letter <= 'z' || letter != ' ' && (types >> Character.getType(letter) & 1) != 0;
  }
}
