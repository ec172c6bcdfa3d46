package dk.pip.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tartarus.snowball.ext.DanishStemmer;

/// Finds the stem of a word and the parts of a compound.
final class DanishWords {
  /// A change here, or in the lists that it reads, makes the whole index anew.
  static final int VERSION = 2;

  static final Set<String> SMALL = WordList.words("stopwords_da.txt");

  private static final int MOST_REMEMBERED = 8_000;
  private static final int LONGEST_REMEMBERED = 24;
  private static final int SHORTEST_PART = 3;
  private static final int SHORTEST_COMPOUND = 5;
  private static final int LONGEST_COMPOUND = 40;
  private static final int MOST_PARTS = 8;
  private static final Map<String, String> IRREGULAR = irregular();
  private static final Map<String, Set<String>> SYNONYMS = synonyms();

  private static final Map<String, Set<String>> FORMS = forms();

  /// What compounds end in that is two letters long.
  private static final Set<String> SHORT_ENDS = Set.of("by", "år", "sø", "æg", "øl");

  private static final Cache<String, Word> REMEMBERED = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  private DanishWords() {}

  /// A word as it is looked up.
  ///
  /// @param folded as it was written, but for the way in which
  /// @param parts the stems of what it is made of; none where it is no compound
  record Word(String folded, String stem, List<String> parts) {
    boolean isSmall() {
      return SMALL.contains(folded);
    }
  }

  static Word of(String written) {
    var folded = FoldedLetters.of(written);
    if (folded.length() > LONGEST_REMEMBERED) {
      return read(folded);
    }
    return REMEMBERED.get(folded, DanishWords::read);
  }

  private static Word read(String folded) {
    var stem = stem(folded);
    var parts = new LinkedHashSet<String>();
    takeApart(folded, parts, 0);
    if (stem.length() >= 7 && stem.endsWith("ning")) {
      // What one does, beside the name of doing it: åbning, åbne.
      parts.add(stem(stem.substring(0, stem.length() - 4) + "e"));
    }
    parts.remove(stem);
    return new Word(folded, stem, List.copyOf(parts));
  }

  /// Of a word that is folded.
  static String stem(String folded) {
    var irregular = IRREGULAR.get(folded);
    if (irregular != null) {
      return irregular;
    }
    var stem = bare(withoutLatinEnding(folded));
    return IRREGULAR.getOrDefault(stem, stem);
  }

  /// What is jubilæum alone is jubilæet when it is bent, and gymnasium gymnasiet.
  private static String withoutLatinEnding(String folded) {
    var end = folded.endsWith("ums") ? folded.length() - 3 : folded.endsWith("um") ? folded.length() - 2 : 0;
    return end >= 3 && "ieæ".indexOf(folded.charAt(end - 1)) >= 0 ? folded.substring(0, end) + "et" : folded;
  }

  /// Until nothing more comes off: budgettet loses its ending and is budget then, which loses one too.
  private static String bare(String folded) {
    var stemmer = new DanishStemmer();
    var stem = folded;
    for (var before = ""; !stem.equals(before); ) {
      before = stem;
      stemmer.setCurrent(stem);
      stemmer.stem();
      stem = stemmer.getCurrent();
    }
    return stem;
  }

  /// Words that mean the same, by their stems.
  static Set<String> synonyms(String stem) {
    return SYNONYMS.getOrDefault(stem, Set.of());
  }

  private static void takeApart(String word, Set<String> parts, int depth) {
    if (word.length() < SHORTEST_COMPOUND || word.length() > LONGEST_COMPOUND || depth > 3 || parts.size() >= MOST_PARTS) {
      return;
    }
    var best = 0;
    var bestEnd = 0;
    var bestRoom = 0;
    var list = WordList.get();
    for (var i = 2; i <= word.length() - 2; i++) {
      var right = word.substring(i);
      if (right.length() < SHORTEST_PART ? !SHORT_ENDS.contains(right) : !list.hasBent(right)) {
        continue;
      }
      var end = leftEnd(word, i, list);
      if (end > 0) {
        var room = Math.min(end, right.length()) * 4 + (end == i ? 1 : 0) + (list.has(right) ? 1 : 0);
        if (room > bestRoom) {
          best = i;
          bestEnd = end;
          bestRoom = room;
        }
      }
    }
    if (best > 0) {
      var left = word.substring(0, bestEnd);
      var right = word.substring(best);
      parts.add(stem(left));
      parts.add(stem(right));
      takeApart(left, parts, depth + 1);
      takeApart(right, parts, depth + 1);
    }
  }

  /// Where the word that ends before a place ends without what joins it; 0 where there is none.
  private static int leftEnd(String word, int i, WordList list) {
    if (isLeft(word.substring(0, i), list)) {
      return i;
    }
    var joint = word.charAt(i - 1);
    if ((joint == 's' || joint == 'e') && isLeft(word.substring(0, i - 1), list)) {
      return i - 1;
    }
    return 0;
  }

  private static boolean isLeft(String left, WordList list) {
    return list.has(left) || IRREGULAR.containsKey(left) && left.length() >= SHORTEST_PART;
  }

  private static Map<String, String> irregular() {
    var all = new HashMap<String, String>();
    for (var forms : lines("irregular_da.txt")) {
      var stem = FoldedLetters.of(forms.getFirst());
      forms.forEach(form -> all.put(FoldedLetters.of(form), stem));
    }
    // What the rules make of the forms that aren't listed, such as an s at the end.
    Map.copyOf(all).forEach((form, stem) -> all.putIfAbsent(bare(form), stem));
    return Map.copyOf(all);
  }

  private static Map<String, Set<String>> forms() {
    var all = new HashMap<String, Set<String>>();
    IRREGULAR.forEach((form, stem) -> all.computeIfAbsent(stem, _ -> new LinkedHashSet<>()).add(form));
    return all;
  }

  /// The forms of a stem that don't begin as it does.
  static Set<String> forms(String stem) {
    return FORMS.getOrDefault(stem, Set.of());
  }

  private static Map<String, Set<String>> synonyms() {
    var all = new HashMap<String, Set<String>>();
    for (var words : lines("synonyms_da.txt")) {
      var stems = words.stream().map(word -> stem(FoldedLetters.of(word.replace("-", "")))).toList();
      for (var stem : stems) {
        var others = all.computeIfAbsent(stem, _ -> new LinkedHashSet<>());
        others.addAll(stems);
        others.remove(stem);
      }
    }
    return all;
  }

  private static List<List<String>> lines(String file) {
    try (var stream = DanishWords.class.getResourceAsStream("/search/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("No " + file + " in the program");
      }
      var lines = new ArrayList<List<String>>();
      for (var line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(List.of(line.strip().split("\\s+")));
        }
      }
      return lines;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
