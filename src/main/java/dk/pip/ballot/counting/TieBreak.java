package dk.pip.ballot.counting;

import dk.pip.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rule for ties with what it needs.
///
/// @param seed of the lot, any text: whoever is equal comes in the order of SHA-256(seed ":" key), the lowest first, which anybody can repeat
/// @param order keys in the order in which a second round put them; it goes before the rule
public record TieBreak(TieRule rule, @Nullable String seed, List<String> order) {

  public TieBreak {
    if ((rule == TieRule.LOT) != (seed != null)) {
      throw new IllegalArgumentException("A lot has a seed, and nothing else has");
    }
    order = List.copyOf(order);
  }

  public static TieBreak report() {
    return new TieBreak(TieRule.REPORT, null, List.of());
  }

  public static TieBreak share() {
    return new TieBreak(TieRule.SHARE, null, List.of());
  }

  public static TieBreak secondRound() {
    return new TieBreak(TieRule.SECOND_ROUND, null, List.of());
  }

  public static TieBreak lot(String seed) {
    return new TieBreak(TieRule.LOT, seed, List.of());
  }

  public TieBreak after(List<String> secondRound) {
    return new TieBreak(rule, seed, secondRound);
  }

  /// What a lot with that seed puts a key in its place by.
  public static String lotMark(String seed, String key) {
    return Sha256.hex((seed + ":" + key).getBytes(StandardCharsets.UTF_8));
  }

  /// The order of a lot with that seed, which a running order is drawn by, too.
  public static Comparator<String> byLot(String seed) {
    return Comparator.comparing((String key) -> lotMark(seed, key)).thenComparing(key -> key);
  }
}
