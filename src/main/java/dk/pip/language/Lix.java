package dk.pip.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// How hard a running text is to read: words per sentence plus the share of long words in percent (Björnsson's LIX; a word
/// is long from seven letters). Headings, lists and tables must be taken out first.
///
/// @param value rounded
/// @param longestSentences three at most
public record Lix(int value, int words, int sentences, int longWords, List<String> longestSentences) {
  /// From here on a text is hard.
  public static final int HARD = 45;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[-’'.,]\\p{L}+)*");
  private static final int LONG = 7;

  /// The bands that are usual for Danish.
  public enum Band {
    VERY_EASY(24),
    EASY(34),
    MEDIUM(44),
    HARD(54),
    VERY_HARD(Integer.MAX_VALUE);

    private final int highest;

    Band(int highest) {
      this.highest = highest;
    }

    /// The end of its key in the catalogue.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static Lix of(String text) {
    var words = 0;
    var longWords = 0;
    var sentences = 0;
    var byLength = new ArrayList<String>();
    for (var span : Sentences.in(text)) {
      var sentence = text.substring(span.from(), span.to());
      var count = count(sentence);
      if (count.words() > 0) {
        sentences++;
        words += count.words();
        longWords += count.longWords();
        byLength.add(sentence);
      }
    }
    byLength.sort((a, b) -> Integer.compare(b.length(), a.length()));
    var value = words == 0 ? 0 : Math.round((float) words / sentences + 100f * longWords / words);
    return new Lix(value, words, sentences, longWords, List.copyOf(byLength.subList(0, Math.min(3, byLength.size()))));
  }

  /// What counts in a sentence.
  record Count(int words, int longWords) {
    /// What the sentence would have as a text of its own.
    int lix() {
      return words == 0 ? 0 : Math.round(words + 100f * longWords / words);
    }
  }

  static Count count(String sentence) {
    var words = 0;
    var longWords = 0;
    var word = WORD.matcher(sentence);
    while (word.find()) {
      words++;
      if (word.group().chars().filter(Character::isLetter).count() >= LONG) {
        longWords++;
      }
    }
    return new Count(words, longWords);
  }

  public Band band() {
    for (var band : Band.values()) {
      if (value <= band.highest) {
        return band;
      }
    }
    return Band.VERY_HARD;
  }

  /// Words per sentence, rounded.
  public int sentenceLength() {
    return sentences == 0 ? 0 : Math.round((float) words / sentences);
  }

  /// The share of long words in percent, rounded.
  public int longShare() {
    return words == 0 ? 0 : Math.round(100f * longWords / words);
  }
}
