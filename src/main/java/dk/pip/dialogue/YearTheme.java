package dk.pip.dialogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// A theme for the year that comes, or a word in themes, and who gave it.
///
/// @param parties by name, as often as each gave it
public record YearTheme(String words, List<String> parties) {
  static final Comparator<YearTheme> ORDER = Comparator.comparingInt(YearTheme::count).reversed().thenComparing(it -> it.words());

  public YearTheme {
    parties = List.copyOf(parties);
  }

  public int count() {
    return parties.size();
  }

  /// Who gave it, each once.
  public List<String> who() {
    return parties.stream().distinct().sorted().toList();
  }

  static YearTheme and(YearTheme one, YearTheme other) {
    var all = new ArrayList<>(one.parties);
    all.addAll(other.parties);
    return new YearTheme(one.words, all);
  }

  /// The same for themes that differ in capitals, blanks and full stops alone.
  static String key(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /// The words that are in more than one theme, the most frequent first. Small words are left out.
  ///
  /// @param small those that say nothing, with blanks between
  public static List<YearTheme> words(List<YearTheme> themes, String small) {
    var none = List.of(small.split(" "));
    var all = new LinkedHashMap<String, YearTheme>();
    for (var theme : themes) {
      for (var word : List.of(key(theme.words()).split(" ")).stream().distinct().toList()) {
        if (word.length() > 3 && !none.contains(word)) {
          all.merge(word, new YearTheme(word, theme.parties()), YearTheme::and);
        }
      }
    }
    return all.values().stream().filter(it -> it.count() > 1).sorted(ORDER).limit(30).toList();
  }
}
