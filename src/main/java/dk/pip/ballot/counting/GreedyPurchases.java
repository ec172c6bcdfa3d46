package dk.pip.ballot.counting;

import dk.pip.ballot.counting.CountOptions.Utility;
import dk.pip.ballot.counting.CountStep.Bought;
import dk.pip.ballot.counting.CountStep.Passed;
import dk.pip.ballot.counting.CountStep.Stage;
import dk.pip.ballot.counting.CountStep.Why;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// By votes, each that still fits.
///
/// Votes are counted where use is the cost of a project, points where ballots give points; where every project is of the same use, votes for each
/// krone. In other words: by use for each krone, as the literature has it, except that points are not divided by the cost, as towns have it.
final class GreedyPurchases extends Purchases {
  private final BitSet passed;

  GreedyPurchases(Projects projects, boolean telling) {
    super(projects, telling);
    passed = new BitSet(projects.count());
  }

  /// Goes on where another rule has left money over.
  GreedyPurchases(Projects projects, BitSet before, List<CountStep> steps) {
    this(projects, true);
    before.stream().forEach(this::took);
    this.steps.addAll(steps);
    stage = Stage.COMPLETION;
  }

  private GreedyPurchases(GreedyPurchases other) {
    super(other);
    passed = (BitSet) other.passed.clone();
  }

  @Override
  Purchases copy() {
    return new GreedyPurchases(this);
  }

  @Override
  Object key() {
    return List.of(bought.clone(), passed.clone());
  }

  @Override
  int[] advance() {
    while (true) {
      var waiting = IntStream.range(0, projects.count()).filter(p -> !bought.get(p) && !passed.get(p)).boxed().toList();
      if (waiting.isEmpty()) {
        return new int[0];
      }
      var best = waiting.stream().max(byVotes()).orElseThrow();
      var equal = waiting.stream().filter(p -> byVotes().compare(p, best) == 0).mapToInt(p -> p).toArray();
      for (var p : equal) {
        if (projects.costs[p] > remaining()) {
          pass(p);
        }
      }
      var fitting = Arrays.stream(equal).filter(p -> !passed.get(p)).toArray();
      if (Arrays.stream(fitting).mapToLong(p -> projects.costs[p]).sum() > remaining()) {
        return fitting;
      }
      for (var p : fitting) {
        choose(p);
      }
    }
  }

  private void pass(int project) {
    passed.set(project);
    tell(new Passed(projects.keys[project], projects.costs[project], votes(project), Fraction.of(remaining()), Why.TOO_DEAR));
  }

  @Override
  void choose(int project) {
    took(project);
    tell(new Bought(projects.keys[project], projects.costs[project], votes(project), Fraction.ZERO, List.of(), stage));
  }

  private Fraction votes(int project) {
    return Fraction.of(projects.points[project]);
  }

  private Comparator<Integer> byVotes() {
    return projects.utility == Utility.UNIT
        ? (a, b) -> {
          // Votes for each krone; what costs nothing comes first if anybody wants it.
          var first = BigInteger.valueOf(projects.points[a]).multiply(BigInteger.valueOf(projects.costs[b]));
          var second = BigInteger.valueOf(projects.points[b]).multiply(BigInteger.valueOf(projects.costs[a]));
          return free(a) || free(b) ? Boolean.compare(free(a), free(b)) : first.compareTo(second);
        }
        : Comparator.comparing(p -> projects.points[p]);
  }

  private boolean free(int project) {
    return projects.costs[project] == 0 && projects.points[project] > 0;
  }
}
