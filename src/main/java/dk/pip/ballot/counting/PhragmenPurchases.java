package dk.pip.ballot.counting;

import dk.pip.ballot.counting.CountStep.Bought;
import dk.pip.ballot.counting.CountStep.Passed;
import dk.pip.ballot.counting.CountStep.Share;
import dk.pip.ballot.counting.CountStep.Why;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Everybody is given a krone for each unit of time. As soon as the voters of a project have its cost together they pay with all that they have, and
/// it is bought. It ends when a project that can be paid for is dearer than what is left of the budget.
///
/// The time of a project is (cost + the times at which its voters paid last, added up) / its voters. All times bought at have one denominator, so that
/// a comparison is one of whole numbers; doubles only sort out what is far behind.
final class PhragmenPurchases extends Purchases {
  /// Sums of at most 32,000 numbers that aren't negative are as good as this in doubles.
  private static final double NEAR = 1e-11;

  private BigInteger denominator;

  /// The times at which something was bought, in units of the denominator; the first is the beginning.
  private final List<BigInteger> times;

  private final List<Double> about;

  /// Where in that list each group paid last.
  private final int[] last;

  /// For each project how many of its voters paid last at each time.
  private final long[][] since;

  private final BitSet out;

  PhragmenPurchases(Projects projects, boolean telling) {
    super(projects, telling);
    denominator = BigInteger.ONE;
    times = new ArrayList<>(List.of(BigInteger.ZERO));
    about = new ArrayList<>(List.of(0.0));
    last = new int[projects.weights.length];
    since = new long[projects.count()][projects.count() + 1];
    out = new BitSet(projects.count());
    for (var p = 0; p < projects.count(); p++) {
      since[p][0] = projects.votes[p];
      if (projects.votes[p] == 0 || projects.costs[p] > projects.budget) {
        out.set(p);
        pass(p, projects.votes[p] == 0 ? Why.NO_VOTES : Why.TOO_DEAR);
      }
    }
  }

  private PhragmenPurchases(PhragmenPurchases other) {
    super(other);
    denominator = other.denominator;
    times = new ArrayList<>(other.times);
    about = new ArrayList<>(other.about);
    last = other.last.clone();
    since = Arrays.stream(other.since).map(long[]::clone).toArray(long[][]::new);
    out = (BitSet) other.out.clone();
  }

  @Override
  Purchases copy() {
    return new PhragmenPurchases(this);
  }

  @Override
  Object key() {
    var lasts = Arrays.stream(last).mapToObj(one -> times.get(one)).toList();
    return List.of(bought.clone(), denominator, lasts);
  }

  @Override
  int[] advance() {
    while (true) {
      var first = first();
      if (first.length == 0) {
        return first;
      }
      if (Arrays.stream(first).anyMatch(p -> projects.costs[p] > remaining())) {
        waiting().forEach(p -> pass(p, Why.STOPPED));
        return new int[0];
      }
      if (first.length == 1) {
        choose(first[0]);
      } else {
        var clusters = clusters(first);
        var alone = clusters.alone();
        if (alone.length == 0) {
          return clusters.first();
        }
        // Nobody pays for two of them, and there is money for all: they are bought at the same time, whatever comes first.
        Arrays.stream(alone).forEach(this::choose);
      }
    }
  }

  private IntStream waiting() {
    return IntStream.range(0, projects.count()).filter(p -> !bought.get(p) && !out.get(p));
  }

  /// Those who have their money together first.
  private int[] first() {
    var guesses = new double[projects.count()];
    var least = Double.POSITIVE_INFINITY;
    for (var p : waiting().toArray()) {
      guesses[p] = guess(p);
      least = Math.min(least, guesses[p]);
    }
    var bound = least * (1 + NEAR);
    var near = waiting().filter(p -> guesses[p] <= bound).toArray();
    if (near.length < 2) {
      return near;
    }
    var numerators = Arrays.stream(near).mapToObj(this::numerator).toList();
    var best = 0;
    for (var i = 1; i < near.length; i++) {
      if (compare(near[i], numerators.get(i), near[best], numerators.get(best)) < 0) {
        best = i;
      }
    }
    var chosen = best;
    return IntStream.range(0, near.length)
        .filter(i -> compare(near[i], numerators.get(i), near[chosen], numerators.get(chosen)) == 0)
        .map(i -> near[i])
        .toArray();
  }

  private double guess(int project) {
    var sum = (double) projects.costs[project];
    for (var t = 1; t < times.size(); t++) {
      sum += since[project][t] * about.get(t);
    }
    return sum / projects.votes[project];
  }

  /// Of the time, over the denominator times the project's votes.
  private BigInteger numerator(int project) {
    var sum = denominator.multiply(BigInteger.valueOf(projects.costs[project]));
    for (var t = 1; t < times.size(); t++) {
      if (since[project][t] != 0) {
        sum = sum.add(times.get(t).multiply(BigInteger.valueOf(since[project][t])));
      }
    }
    return sum;
  }

  private int compare(int a, BigInteger ofA, int b, BigInteger ofB) {
    return ofA.multiply(BigInteger.valueOf(projects.votes[b])).compareTo(ofB.multiply(BigInteger.valueOf(projects.votes[a])));
  }

  /// One takes from another if the same voters pay for both, and all do where they cost more together than the budget has.
  private Clusters clusters(int[] equal) {
    if (Arrays.stream(equal).mapToLong(p -> projects.costs[p]).sum() > remaining()) {
      return Clusters.oneOf(equal);
    }
    var clusters = new Clusters(equal);
    var owners = new int[projects.weights.length];
    for (var i = 0; i < equal.length; i++) {
      for (var group : projects.supporters[equal[i]]) {
        if (owners[group] != 0) {
          clusters.join(i, owners[group] - 1);
        }
        owners[group] = i + 1;
      }
    }
    return clusters;
  }

  @Override
  void choose(int project) {
    var votes = BigInteger.valueOf(projects.votes[project]);
    var numerator = numerator(project);
    var common = numerator.gcd(votes);
    var factor = votes.divide(common);
    denominator = denominator.multiply(factor);
    times.replaceAll(time -> time.multiply(factor));
    times.add(numerator.divide(common));
    about.add(new Fraction(times.getLast(), denominator).approximate());
    took(project);
    if (telling) {
      tell(new Bought(projects.keys[project], projects.costs[project], Fraction.of(projects.votes[project]), new Fraction(times.getLast(), denominator), shares(project), stage));
    }
    var now = times.size() - 1;
    for (var group : projects.supporters[project]) {
      for (var wish : projects.wishes[group]) {
        since[wish][last[group]] -= projects.weights[group];
        since[wish][now] += projects.weights[group];
      }
      last[group] = now;
    }
  }

  private List<Share> shares(int project) {
    var groups = new TreeMap<Integer, List<Integer>>();
    for (var group : projects.supporters[project]) {
      groups.computeIfAbsent(last[group], _ -> new ArrayList<>()).add(group);
    }
    return groups.entrySet().stream()
        .map(entry -> {
          var each = new Fraction(times.getLast().subtract(times.get(entry.getKey())), denominator);
          var voters = entry.getValue().stream().mapToLong(group -> projects.weights[group]).sum();
          return new Share(voters, each, true, projects.weights.length <= EqualSharesPurchases.TELLABLE ? entry.getValue() : List.of());
        })
        .toList();
  }

  private void pass(int project, Why why) {
    tell(new Passed(projects.keys[project], projects.costs[project], Fraction.of(projects.votes[project]), Fraction.of(remaining()), why));
  }
}
