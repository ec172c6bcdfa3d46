package dk.pip.editions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How hard a running text is to read: words per sentence plus the share of long words in percent (Björnsson's LIX; a word
/// is long from seven letters). Headings, lists and tables must be taken out first.
///
/// @param value rounded; 35 to 44 is medium, from 45 it is hard
record Lix(int value, int words, List<String> longestSentences) {
  static final int HARD = 45;

  /// A full stop that ends no sentence: after a figure, a single letter or a common short form.
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<![\\s(]\\p{L}|\\d|\\bbl\\.a|\\bf\\.eks|\\bkl|\\bca|\\bnr|\\bevt|\\bosv|\\bdvs|\\bt\\.o\\.m|\\bmv|\\bosv|\\bjf|\\bpga|\\binkl|\\bekskl|\\bstk)[.]\\s+(?=[\\p{Lu}»“\"\\d])|[?!:]\\s+(?=[\\p{Lu}»“\"\\d])|\\n+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[-’'.,]\\p{L}+)*");
  private static final int LONG = 7;

  static Lix of(String text) {
    var words = 0;
    var longWords = 0;
    var sentences = 0;
    var byLength = new ArrayList<String>();
    for (var sentence : SENTENCE_END.split(text)) {
      var inSentence = 0;
      var matcher = WORD.matcher(sentence);
      while (matcher.find()) {
        inSentence++;
        if (matcher.group().chars().filter(Character::isLetter).count() >= LONG) {
          longWords++;
        }
      }
      if (inSentence > 0) {
        sentences++;
        words += inSentence;
        byLength.add(sentence.strip());
      }
    }
    byLength.sort((a, b) -> Integer.compare(b.length(), a.length()));
    var value = words == 0 ? 0 : Math.round((float) words / sentences + 100f * longWords / words);
    return new Lix(value, words, List.copyOf(byLength.subList(0, Math.min(3, byLength.size()))));
  }
}
