package dk.pip.ballot.counting;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// All ways in which a count for money can end where the ballots leave it open which of several equal projects comes first.
///
/// @param outcomes what is bought in each
/// @param steps all of them if there is one way only, otherwise up to where the ways part
/// @param ties where they part, each once
/// @param many whether they are too many to follow; what is told then is what was bought before they part, and what was equal there
record Ways(SequencedSet<BitSet> outcomes, List<CountStep> steps, SequencedSet<List<Integer>> ties, boolean many) {

  /// How ties are settled on the way, by a lot or by a second round that was held; null where a tie is left open.
  interface Settling {
    @Nullable Integer settle(int[] equal);
  }

  /// How many ways may be gone in all, so that a count of very many equal projects ends, too.
  static final class Allowance {
    private static final int MOST = 1_000;
    private static final int FEWEST = 20;

    /// As if each way looked at every ballot once.
    private static final int LOOKS = 10_000_000;

    private int left;

    Allowance(Projects projects) {
      left = Math.clamp(LOOKS / (projects.weights.length + 1), FEWEST, MOST);
    }

    boolean take() {
      return --left >= 0;
    }
  }

  static Ways of(Purchases begun, Settling settling, Allowance allowance) {
    return new Search(settling, allowance).from(begun);
  }

  boolean isOne() {
    return outcomes.size() == 1 && !many;
  }

  private static final class Search {
    private final Settling settling;
    private final Allowance allowance;
    private final Map<Object, Ways> known = new HashMap<>();

    Search(Settling settling, Allowance allowance) {
      this.settling = settling;
      this.allowance = allowance;
    }

    Ways from(Purchases purchases) {
      while (true) {
        var equal = purchases.advance();
        if (equal.length == 0) {
          return new Ways(new LinkedHashSet<>(List.of(purchases.bought)), purchases.steps, new LinkedHashSet<>(), false);
        }
        var settled = settling.settle(equal);
        if (settled == null) {
          return parting(purchases, equal);
        }
        purchases.choose(settled);
      }
    }

    private Ways parting(Purchases purchases, int[] equal) {
      var outcomes = new LinkedHashSet<BitSet>();
      var ties = new LinkedHashSet<List<Integer>>();
      var among = Arrays.stream(equal).boxed().toList();
      List<CountStep> steps = List.of();
      for (var project : equal) {
        var way = purchases.copy();
        way.choose(project);
        var key = way.key();
        var found = known.get(key);
        if (found == null) {
          found = allowance.take() ? from(way) : many(purchases, among);
          known.put(key, found);
        }
        if (found.many) {
          return many(purchases, among);
        }
        steps = outcomes.isEmpty() ? found.steps : steps;
        outcomes.addAll(found.outcomes);
        ties.addAll(found.ties);
      }
      if (outcomes.size() > 1) {
        ties.addFirst(among);
        steps = purchases.steps;
      }
      return new Ways(outcomes, steps, ties, false);
    }

    private static Ways many(Purchases before, List<Integer> among) {
      return new Ways(new LinkedHashSet<>(List.of(before.bought)), before.steps, new LinkedHashSet<>(List.of(among)), true);
    }
  }
}
