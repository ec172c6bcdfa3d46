package dk.pip.ballot;

import java.util.Map;

/// What came of one of two counting.
public sealed interface VoteTally {
  /// Somebody else counts too, and says the same, before it counts.
  record FirstOfTwo() implements VoteTally {}

  record Agreed(Map<String, Integer> counts) implements VoteTally {
    public Agreed {
      counts = Map.copyOf(counts);
    }
  }

  /// They don't say the same; both count once more.
  record Differs(String first, Map<String, Integer> firstCounts, String second, Map<String, Integer> secondCounts) implements VoteTally {}

  record Refused(VoteFault fault) implements VoteTally {}
}
