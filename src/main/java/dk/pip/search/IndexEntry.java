package dk.pip.search;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a document is found by.
///
/// @param lexemes the stems in it. What stands in its title is there once more with [#IN_TITLE] ahead of it, and what weighs
///     much with [#STRONG], so that the best of very many can be found without reading them all
/// @param impacts how much each stem weighs in it: see [Impacts]
/// @param words as they are written, for suggestions
record IndexEntry(List<String> lexemes, byte[] impacts, Set<String> words) {
  static final String IN_TITLE = "!";
  static final String STRONG = "?";

  private static final double TITLE = 10;
  private static final double NAMED = 4;
  private static final double STANDFIRST = 4;
  private static final double PICTURES = 2;
  private static final double TEXT = 1;
  private static final double BEGINNING = 0.7;
  private static final int BEGINNING_LETTERS = 250;
  private static final double ATTACHED = 0.6;
  private static final double PART = 0.35;

  /// A text of so many words has words of the weight that is given.
  private static final double USUAL_LENGTH = 250;

  /// The weight at which another time that a word is said adds little.
  private static final double HALF = 3;

  /// So many times and a word of running text counts half of the most that it can on top.
  private static final double SOON = 2;

  private static final int MOST_WORDS = 20_000;
  private static final int MOST_LEXEMES = 6_000;
  private static final int LONGEST_WORD = 30;

  /// Collects it from the fields of a document.
  private static final class Collected {
    private final Map<String, Double> weights = new HashMap<>();
    private final Map<String, Integer> times = new HashMap<>();
    private final Set<String> titles = new HashSet<>();
    private final Set<String> strong = new HashSet<>();
    private final Set<String> words = new TreeSet<>();

    private void read(String text, double weight, Set<String> own, Set<String> parts) {
      TextWords.read(text, MOST_WORDS, (_, _, word) -> {
        if (word.isSmall()) {
          return;
        }
        add(word.stem(), weight);
        own.add(word.stem());
        times.merge(word.stem(), 1, Integer::sum);
        for (var part : word.parts()) {
          add(part, weight * PART);
          parts.add(part);
        }
        if (word.folded().length() >= 2 && word.folded().length() <= LONGEST_WORD && word.folded().chars().anyMatch(Character::isLetter)) {
          words.add(word.folded());
        }
      });
    }

    private void add(String stem, double weight) {
      weights.merge(stem, weight, Double::sum);
    }

    /// Reads running text, in which a word that is said often counts for less each time, so that it never outdoes a headline.
    private void readRunning(String text, double weight) {
      var running = new Collected();
      running.read(text, 1, nowhere(), nowhere());
      running.weights.forEach((stem, times) -> add(stem, weight * times * (1 + SOON) / (times + SOON)));
      running.times.forEach((stem, more) -> times.merge(stem, more, Integer::sum));
      words.addAll(running.words);
    }
  }

  static IndexEntry of(SearchDocument document) {
    var all = new Collected();
    var nowhere = nowhere();
    all.read(document.title(), TITLE, all.titles, all.strong);
    for (var named : new String[] {document.section(), document.byline()}) {
      if (named != null) {
        all.read(named, NAMED, all.strong, all.strong);
      }
    }
    if (document.standfirst() != null) {
      all.read(document.standfirst(), STANDFIRST, all.strong, nowhere);
    }
    document.pictures().forEach(words -> all.read(words, PICTURES, nowhere, nowhere));
    document.attachments().forEach(file -> all.read(file.name(), NAMED, all.strong, nowhere));
    all.readRunning(document.text(), normalised(TEXT, document.text()));
    all.read(beginning(document.text()), BEGINNING, nowhere, nowhere);
    all.times.forEach((stem, times) -> {
      if (times >= 3) {
        all.strong.add(stem);
      }
    });
    document.attachments().forEach(file -> all.readRunning(file.words(), normalised(ATTACHED, file.words())));
    return entryOf(all.weights, all.titles, all.strong, all.words);
  }

  /// What a text is about stands at its beginning.
  private static String beginning(String text) {
    var blank = text.length() <= BEGINNING_LETTERS ? -1 : text.lastIndexOf(' ', BEGINNING_LETTERS);
    return blank <= 0 ? text.substring(0, Math.min(text.length(), BEGINNING_LETTERS)) : text.substring(0, blank);
  }

  private static Set<String> nowhere() {
    return new HashSet<>();
  }

  private static double normalised(double weight, String text) {
    var words = text.length() / 6.0;
    return weight / Math.clamp(0.5 + 0.5 * words / USUAL_LENGTH, 0.6, 4);
  }

  /// Whatever the words of a file, a document stays within bounds.
  private static List<Map.Entry<String, Double>> heaviest(Map<String, Double> weights) {
    var all = new ArrayList<>(weights.entrySet());
    if (all.size() > MOST_LEXEMES) {
      all.sort(Map.Entry.<String, Double>comparingByValue().reversed());
      return all.subList(0, MOST_LEXEMES);
    }
    return all;
  }

  private static IndexEntry entryOf(Map<String, Double> weights, Set<String> titles, Set<String> strong, Set<String> words) {
    var kept = heaviest(weights);
    var lexemes = new ArrayList<String>(kept.size() + titles.size() + strong.size());
    var impacts = new HashMap<String, Double>();
    for (var one : kept) {
      lexemes.add(one.getKey());
      impacts.put(one.getKey(), one.getValue() / (HALF + one.getValue()));
    }
    titles.forEach(stem -> lexemes.add(IN_TITLE + stem));
    strong.stream().filter(stem -> !titles.contains(stem)).forEach(stem -> lexemes.add(STRONG + stem));
    return new IndexEntry(lexemes, Impacts.pack(impacts), words);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexEntry that && lexemes.equals(that.lexemes) && ByteBuffer.wrap(impacts).equals(ByteBuffer.wrap(that.impacts));
  }

  @Override
  public int hashCode() {
    return lexemes.hashCode();
  }

  @Override
  public String toString() {
    return lexemes.toString();
  }
}
