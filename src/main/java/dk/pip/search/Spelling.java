package dk.pip.search;

import dk.pip.shared.EditDistance;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which words somebody may have meant. Words that sound alike, or nearly, share a number, so that the database finds them by
/// an index whatever extensions it has.
final class Spelling {
  private static final int LONGEST = 30;
  private static final int SHORTEST = 3;

  /// The same word bent otherwise is a little farther off.
  private static final double BENT = 0.2;

  private Spelling() {}

  /// A word that there is.
  record Known(String word, int documents) {}

  /// @param distance how far it is from what was written; letters that sound alike are half as far
  record Meant(String word, int documents, double distance) {}

  /// The numbers of a word: how it and its stem sound, and how they would sound without each of their letters.
  static int[] near(String folded) {
    if (folded.length() < SHORTEST || folded.length() > LONGEST || !folded.chars().allMatch(Character::isLetter)) {
      return new int[0];
    }
    var all = new LinkedHashSet<Integer>();
    add(sound(folded), all);
    add(sound(DanishWords.stem(folded)), all);
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void add(String sound, Set<Integer> all) {
    all.add(sound.hashCode());
    if (sound.length() > SHORTEST) {
      for (var i = 0; i < sound.length(); i++) {
        all.add((sound.substring(0, i) + sound.substring(i + 1)).hashCode());
      }
    }
  }

  /// How a Danish word sounds, roughly: what is written in different ways for the same, or is not heard at all, becomes one.
  static String sound(String folded) {
    var word = folded.replace("ae", "æ").replace("oe", "ø").replace("ch", "k").replace("ph", "f").replace("th", "t").replace("hv", "v").replace("hj", "j").replace("ck", "k");
    var sound = new StringBuilder();
    for (var i = 0; i < word.length(); i++) {
      var next = i + 1 < word.length() ? word.charAt(i + 1) : ' ';
      var heard =
          switch (word.charAt(i)) {
            case 'c' -> "eiyæø".indexOf(next) >= 0 ? "s" : "k";
            case 'q' -> "k";
            case 'w' -> "v";
            case 'x' -> "ks";
            case 'z' -> "s";
            case 'æ' -> "e";
            case 'å' -> "o";
            case 'ø', 'y' -> "ø";
            case 'd' -> sound.length() > 0 && "nlr".indexOf(sound.charAt(sound.length() - 1)) >= 0 ? "" : "t";
            case 'b' -> "p";
            case 'g' -> "k";
            default -> word.substring(i, i + 1);
          };
      for (var letter : heard.toCharArray()) {
        if (sound.isEmpty() || sound.charAt(sound.length() - 1) != letter) {
          sound.append(letter);
        }
      }
    }
    return sound.toString();
  }

  /// The likeliest first; none that is far off.
  static List<Meant> likeliest(String folded, List<Known> known, int most) {
    var stem = DanishWords.stem(folded);
    return known.stream()
        .filter(one -> !one.word().equals(folded))
        .map(one -> new Meant(one.word(), one.documents(), Math.min(distance(folded, one.word()), distance(stem, DanishWords.stem(one.word())) + BENT)))
        .filter(one -> one.distance() <= farthest(folded))
        .sorted(Comparator.comparingDouble((Meant one) -> one.distance() - Math.log1p(one.documents()) * 0.12).thenComparing(Meant::word))
        .limit(most)
        .toList();
  }

  private static double distance(String one, String other) {
    var sound = sound(one);
    var others = sound(other);
    var first = !sound.isEmpty() && !others.isEmpty() && sound.charAt(0) == others.charAt(0) ? 0 : 0.4;
    return (EditDistance.between(one, other) + EditDistance.between(sound, others)) / 2.0 + first;
  }

  private static double farthest(String folded) {
    return folded.length() <= 5 ? 1.1 : folded.length() <= 7 ? 1.6 : folded.length() <= 11 ? 2.1 : 2.6;
  }
}
