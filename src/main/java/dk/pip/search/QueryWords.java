package dk.pip.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The words of a query, each with what else it may be found by.
final class QueryWords {
  static final int MOST = 10;
  static final double SYNONYM = 0.45;
  static final double PARTS = 0.5;
  private static final double LAST_PART = 0.25;
  private static final double SAME_STEM = 0.95;
  private static final double INSIDE = 0.75;

  private QueryWords() {}

  /// A word that is looked for.
  ///
  /// @param stems those by which it is found, with how much each counts
  /// @param parts what the word is made of: a document that has all of them has the word, too, if less so
  /// @param frequency in how many documents it is, about
  record Sought(String written, DanishWords.Word word, Map<String, Double> stems, List<String> parts, int frequency) {
    Sought with(Map<String, Double> others, List<String> otherParts, int otherFrequency) {
      return new Sought(written, word, others, otherParts, otherFrequency);
    }

    double weight(int documents) {
      return Math.log(1 + (documents + 1.0) / (frequency + 1.0));
    }

    /// How much it counts in a document: by itself, by all that it is made of, or by some of that, of which the last says most.
    double in(byte[] impacts) {
      var most = 0.0;
      for (var stem : stems.entrySet()) {
        most = Math.max(most, stem.getValue() * Impacts.of(stem.getKey(), impacts));
      }
      if (!parts.isEmpty()) {
        var least = 1.0;
        for (var part : parts) {
          least = Math.min(least, Impacts.of(part, impacts));
        }
        most = Math.max(most, Math.max(PARTS * least, LAST_PART * Impacts.of(parts.getLast(), impacts)));
      }
      return most;
    }

    /// Whether it is in a document by itself or by all that it is made of.
    boolean isWhole(byte[] impacts) {
      return stems.keySet().stream().anyMatch(stem -> Impacts.of(stem, impacts) > 0) || !parts.isEmpty() && parts.stream().allMatch(part -> Impacts.of(part, impacts) > 0);
    }

    /// How well a word of a text is this one, from 0 to 1.
    double is(DanishWords.Word other) {
      if (other.folded().equals(word.folded())) {
        return 1;
      }
      var same = stems.getOrDefault(other.stem(), 0.0);
      if (same > 0) {
        return SAME_STEM * same;
      }
      return other.parts().stream().anyMatch(stems::containsKey) ? INSIDE : parts.contains(other.stem()) ? INSIDE / 2 : 0;
    }

    boolean finds(DanishWords.Word other) {
      return stems.containsKey(other.stem()) || other.parts().stream().anyMatch(stems::containsKey) || parts.contains(other.stem()) || other.parts().stream().anyMatch(parts::contains);
    }
  }

  /// The words of a query but for small ones, each once.
  static List<Sought> read(String query) {
    var found = new LinkedHashMap<String, Sought>();
    TextWords.read(query, MOST * 3, (from, to, word) -> {
      if (!word.isSmall() && isLongEnough(word.folded()) && found.size() < MOST) {
        found.putIfAbsent(word.stem(), new Sought(query.substring(from, to), word, stems(word), List.of(), 0));
      }
    });
    return new ArrayList<>(found.values());
  }

  private static boolean isLongEnough(String folded) {
    return folded.length() > 1 || folded.equals("å") || folded.equals("ø") || folded.codePoints().anyMatch(letter -> Character.isIdeographic(letter));
  }

  /// Also as somebody writes it who has no æ and ø, and the other way about.
  private static Map<String, Double> stems(DanishWords.Word word) {
    var stems = new LinkedHashMap<String, Double>();
    stems.put(word.stem(), 1.0);
    for (var other : otherwise(word.folded())) {
      stems.putIfAbsent(DanishWords.stem(other), 1.0);
    }
    DanishWords.synonyms(word.stem()).forEach(synonym -> stems.putIfAbsent(synonym, SYNONYM));
    return stems;
  }

  static Set<String> otherwise(String folded) {
    var others = new LinkedHashSet<String>();
    if (folded.contains("ae") || folded.contains("oe")) {
      others.add(folded.replace("ae", "æ").replace("oe", "ø"));
    }
    if (folded.contains("æ") || folded.contains("ø")) {
      others.add(folded.replace("æ", "ae").replace("ø", "oe"));
    }
    others.remove(folded);
    return others;
  }

  /// As the database is asked: what has all of them.
  static String all(List<Sought> words) {
    return words.stream().map(QueryWords::anywhere).collect(Collectors.joining(" & "));
  }

  /// What has all of them, and not only others that mean the same.
  static String own(List<Sought> words) {
    return words.stream().map(word -> quoted(word.stems().keySet().iterator().next())).collect(Collectors.joining(" & "));
  }

  static String any(List<Sought> words) {
    return words.stream().map(QueryWords::anywhere).collect(Collectors.joining(" | "));
  }

  static String anywhere(Sought word) {
    var either = word.stems().keySet().stream().map(QueryWords::quoted).collect(Collectors.toCollection(ArrayList::new));
    if (!word.parts().isEmpty()) {
      either.add(word.parts().stream().map(QueryWords::quoted).collect(Collectors.joining(" & ", "(", ")")));
    }
    return either.stream().collect(Collectors.joining(" | ", "(", ")"));
  }

  /// What has them all where it counts most.
  static String above(List<Sought> words, boolean inTitles, String joint) {
    return words.stream()
        .map(
            word ->
                word.stems().keySet().stream()
                    .map(stem -> quoted(IndexEntry.IN_TITLE + stem) + (inTitles ? "" : " | " + quoted(IndexEntry.STRONG + stem)))
                    .collect(Collectors.joining(" | ", "(", ")")))
        .collect(Collectors.joining(joint));
  }

  /// Stems are letters and digits alone; the quotes are doubled for good measure.
  static String quoted(String lexeme) {
    return "'" + lexeme.replace("'", "''").replace("\\", "\\\\") + "'";
  }
}
