package dk.pip.search;

import dk.pip.search.QueryWords.Sought;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// How a text says what was looked for: in the words of the question or in others, near each other or far apart, in its order.
final class Nearness {
  /// Words of a passage.
  private static final int PASSAGE = 12;

  /// As far apart as two fields are.
  private static final int BETWEEN_FIELDS = 6;

  /// What a document is worth that says all of it in other words.
  private static final double LEAST = 0.65;

  private static final double PASSAGES = 0.4;
  private static final double PAIRS = 0.4;
  private static final double BACKWARDS = 0.7;
  private static final int BEGINNING = 3;
  private static final int MOST_WORDS = 1_500;

  private final List<Sought> words;
  private final double[] weights;
  private final double all;
  private final Set<String> beginnings = new LinkedHashSet<>();

  Nearness(List<Sought> words, double[] weights) {
    this.words = words;
    this.weights = weights.clone();
    this.all = Arrays.stream(weights).sum();
    for (var word : words) {
      begin(word.word().folded());
      word.stems().keySet().forEach(this::begin);
      word.parts().forEach(this::begin);
    }
  }

  private void begin(String stem) {
    beginnings.add(beginning(stem));
    DanishWords.forms(stem).forEach(form -> beginnings.add(beginning(form)));
  }

  private static String beginning(String word) {
    return word.substring(0, Math.min(BEGINNING, word.length()));
  }

  /// Whether a word has to be stemmed to know that it is none of those: few have to be.
  private boolean mayBe(String folded) {
    for (var beginning : beginnings) {
      if (folded.contains(beginning)) {
        return true;
      }
    }
    return false;
  }

  /// Goes through a text and keeps where each word stood last.
  private final class Walk implements TextWords.Found {
    private final double[] best = new double[words.size()];
    private final double[] last = new double[words.size()];
    private final int[] at = new int[words.size()];
    private final double[] pairs = new double[Math.max(0, words.size() - 1)];
    private double passage;
    private int place;

    Walk() {
      Arrays.fill(at, -1_000);
    }

    @Override
    public void take(String folded) {
      if (DanishWords.SMALL.contains(folded)) {
        return;
      }
      place++;
      if (!mayBe(folded)) {
        return;
      }
      var word = DanishWords.of(folded);
      var which = -1;
      var how = 0.0;
      for (var i = 0; i < words.size(); i++) {
        var one = words.get(i).is(word);
        if (one > how) {
          which = i;
          how = one;
        }
      }
      if (which >= 0) {
        stands(which, how);
      }
    }

    private void stands(int which, double how) {
      best[which] = Math.max(best[which], how);
      at[which] = place;
      last[which] = how;
      if (which > 0) {
        pair(which - 1, place - at[which - 1], Math.min(how, last[which - 1]));
      }
      if (which + 1 < at.length) {
        pair(which, place - at[which + 1], BACKWARDS * Math.min(how, last[which + 1]));
      }
      var sum = 0.0;
      for (var i = 0; i < at.length; i++) {
        sum += place - at[i] < PASSAGE ? weights[i] * last[i] : 0;
      }
      passage = Math.max(passage, sum / all);
    }

    private void pair(int first, int apart, double how) {
      pairs[first] = Math.max(pairs[first], how / Math.max(1, apart));
    }

    private double paired() {
      var sum = 0.0;
      var most = 0.0;
      for (var i = 0; i < pairs.length; i++) {
        var weight = Math.min(weights[i], weights[i + 1]);
        sum += weight * pairs[i];
        most += weight;
      }
      return most == 0 ? 0 : sum / most;
    }

    private double exact() {
      var sum = 0.0;
      for (var i = 0; i < best.length; i++) {
        sum += weights[i] * best[i];
      }
      return sum / all;
    }
  }

  /// What to multiply the score of a document by.
  double of(List<String> fields) {
    var walk = new Walk();
    for (var field : fields) {
      TextWords.fold(field, MOST_WORDS, walk);
      walk.place += BETWEEN_FIELDS;
    }
    var said = LEAST + (1 - LEAST) * walk.exact();
    return words.size() == 1 ? said : said * (1 + PASSAGES * walk.passage + PAIRS * walk.paired());
  }
}
