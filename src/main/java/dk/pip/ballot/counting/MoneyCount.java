package dk.pip.ballot.counting;

import dk.pip.ballot.counting.CountOptions.Completion;
import dk.pip.ballot.counting.CountResult.Grant;
import dk.pip.ballot.counting.CountResult.State;
import dk.pip.ballot.counting.CountStep.Bought;
import dk.pip.ballot.counting.CountStep.ShareOfEach;
import dk.pip.ballot.counting.TieMet.About;
import dk.pip.ballot.counting.TieMet.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// The rules that hand out a budget.
final class MoneyCount {
  private final BallotFile file;
  private final CountingRule rule;
  private final TieBreak tie;
  private final CountOptions options;
  private final Projects projects;
  private final List<TieMet> settled = new ArrayList<>();

  MoneyCount(BallotFile file, CountingRule rule, TieBreak tie, CountOptions options) {
    if (file.budget() == 0) {
      throw new CannotCount("ballot.count.no-budget");
    }
    this.file = file;
    this.rule = rule;
    this.tie = tie;
    this.options = options;
    this.projects = new Projects(file, options);
  }

  CountResult count() {
    if (LongStream.of(projects.votes).allMatch(votes -> votes == 0)) {
      return result(State.NOBODY, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }
    var ways =
        switch (rule) {
          case GREEDY -> ways(new GreedyPurchases(projects, true));
          case PHRAGMEN -> ways(new PhragmenPurchases(projects, true));
          case EQUAL_SHARES -> equalShares();
          case PLURALITY, APPROVAL, SCORE, SCHULZE, RUNOFF -> throw new IllegalArgumentException("Not for money: " + rule);
        };
    return ways.isOne() ? decided(ways) : parted(ways);
  }

  private Ways ways(Purchases begun) {
    return Ways.of(begun, this::settle, new Ways.Allowance(projects));
  }

  private @Nullable Integer settle(int[] equal) {
    var met = met(equal);
    if (isSettled(met)) {
      settled.add(met);
    }
    return choice(equal);
  }

  private @Nullable Integer choice(int[] equal) {
    var met = met(equal);
    return isSettled(met) ? Arrays.stream(equal).filter(p -> projects.keys[p].equals(met.chosen().getFirst())).boxed().findFirst().orElseThrow() : null;
  }

  private TieMet met(int[] equal) {
    return Ties.resolve(Arrays.stream(equal).mapToObj(p -> projects.keys[p]).toList(), About.NEXT_PROJECT, tie);
  }

  private static boolean isSettled(TieMet met) {
    return met.way() == Way.LOT || met.way() == Way.HELD_ROUND;
  }

  private Ways equalShares() {
    var rises = options.completion() == Completion.ADD1 || options.completion() == Completion.ADD1_GREEDY ? new Rises().most() : 0;
    var ways = equalShares(rises, this::settle);
    if (ways.isOne() && !ways.ties().isEmpty()) {
      // Different ways came to the same in the end; any of them tells it.
      ways = equalShares(rises, this::anyhow);
    }
    return ways;
  }

  private Ways equalShares(long rises, Ways.Settling settling) {
    var begun = Ways.of(new EqualSharesPurchases(projects, share(rises), true), settling, new Ways.Allowance(projects));
    var told = new ArrayList<CountStep>();
    told.add(new ShareOfEach(share(0), share(rises), rises));
    told.addAll(begun.steps());
    var ways = new Ways(begun.outcomes(), told, begun.ties(), begun.many());
    return options.completion() == Completion.GREEDY || options.completion() == Completion.ADD1_GREEDY ? completed(ways, settling) : ways;
  }

  private int anyhow(int[] equal) {
    var chosen = choice(equal);
    return chosen == null ? equal[0] : chosen;
  }

  private Fraction share(long rises) {
    return Fraction.of(projects.budget, projects.voters).plus(Fraction.of(Math.multiplyExact(rises, projects.unit)));
  }

  /// Each way is completed by itself, by votes.
  private Ways completed(Ways begun, Ways.Settling settling) {
    if (begun.many()) {
      return begun;
    }
    var outcomes = new LinkedHashSet<BitSet>();
    var ties = new LinkedHashSet<>(begun.ties());
    List<CountStep> steps = begun.steps();
    for (var outcome : begun.outcomes()) {
      var purchases = new GreedyPurchases(projects, outcome, begun.isOne() ? begun.steps() : List.of());
      var found = Ways.of(purchases, settling, new Ways.Allowance(projects));
      if (found.many()) {
        return found;
      }
      outcomes.addAll(found.outcomes());
      ties.addAll(found.ties());
      steps = begun.isOne() ? found.steps() : steps;
    }
    return new Ways(outcomes, steps, ties, false);
  }

  /// How many times everybody's share can be raised by a krone. It ends when what is bought is dearer than the budget, and what was bought one krone
  /// before counts; or when no project that somebody wants fits any more.
  private final class Rises {

    long most() {
      var rises = 0L;
      while (true) {
        rises = skipped(rises);
        // The next few are independent of each other, and are tried at once.
        var from = rises;
        var verdicts = together(from);
        for (var verdict : verdicts) {
          switch (verdict) {
            case OVER -> {
              return rises - 1;
            }
            case FULL -> {
              return rises;
            }
            case MORE -> rises++;
          }
        }
      }
    }

    private List<Verdict> together(long from) {
      return IntStream.range(0, Runtime.getRuntime().availableProcessors()).parallel().mapToObj(i -> verdict(from + i)).toList();
    }

    private Verdict verdict(long rises) {
      var ways = Ways.of(new EqualSharesPurchases(projects, share(rises), false), MoneyCount.this::choice, new Ways.Allowance(projects));
      if (ways.many()) {
        return Verdict.FULL;
      }
      if (ways.outcomes().stream().anyMatch(outcome -> cost(outcome) > projects.budget)) {
        return Verdict.OVER;
      }
      return ways.outcomes().stream().anyMatch(this::isFull) ? Verdict.FULL : Verdict.MORE;
    }

    private boolean isFull(BitSet outcome) {
      return IntStream.range(0, projects.count()).noneMatch(p -> fits(p, outcome, projects.budget - cost(outcome)));
    }

    private boolean fits(int project, BitSet outcome, long money) {
      return !outcome.get(project) && projects.votes[project] > 0 && projects.costs[project] > 0 && projects.costs[project] <= money;
    }

    /// A project can't be bought before its voters have its cost together, each with all of the share. As long as those that can be are within the
    /// budget, and one that can't be would fit beside them, nothing ends; so there is no need to look before one more can be.
    private long skipped(long rises) {
      var possible = new BitSet();
      var next = Long.MAX_VALUE;
      var dear = 0L;
      for (var p = 0; p < projects.count(); p++) {
        if (projects.votes[p] > 0) {
          var first = first(p);
          if (first <= rises) {
            possible.set(p);
            dear += projects.costs[p];
          } else {
            next = Math.min(next, first);
          }
        }
      }
      if (dear > projects.budget || next == Long.MAX_VALUE) {
        return rises;
      }
      var money = projects.budget - dear;
      return IntStream.range(0, projects.count()).anyMatch(p -> fits(p, possible, money)) ? Math.max(rises, next - 1) : rises;
    }

    /// The first rise at which its voters have the cost of a project.
    private long first(int project) {
      var needed = Fraction.of(projects.costs[project], projects.votes[project]).minus(share(0)).by(projects.unit);
      var whole = needed.floor().longValueExact();
      return Math.max(0, needed.isWhole() ? whole : whole + 1);
    }
  }

  private enum Verdict {
    OVER,
    FULL,
    MORE
  }

  private long cost(BitSet outcome) {
    return outcome.stream().mapToLong(p -> projects.costs[p]).sum();
  }

  private CountResult decided(Ways ways) {
    var outcome = ways.outcomes().getFirst();
    var order = ways.steps().stream().filter(Bought.class::isInstance).map(step -> ((Bought) step).project()).toList();
    var grants = order.stream().map(key -> new Grant(key, file.candidate(key).cost())).toList();
    return outcome.isEmpty()
        ? result(State.NOBODY, List.of(), List.of(), List.of(), List.of(), settled, ways.steps())
        : result(State.DECIDED, order, List.of(), grants, List.of(), settled, ways.steps());
  }

  private CountResult parted(Ways ways) {
    var certain = ways.outcomes().stream().map(one -> (BitSet) one.clone()).reduce((a, b) -> {
      a.and(b);
      return a;
    }).orElseThrow();
    var open = new BitSet();
    ways.outcomes().forEach(open::or);
    if (ways.many()) {
      ways.ties().getFirst().forEach(open::set);
    }
    open.andNot(certain);
    var winners = inOrder(certain, ways.steps());
    var way =
        switch (tie.rule()) {
          case REPORT, LOT -> Way.REPORTED;
          case SECOND_ROUND -> Way.SECOND_ROUND;
          case SHARE -> ways.many() ? Way.REPORTED : Way.SHARED;
        };
    var ties = new ArrayList<>(settled);
    // Who shares is equal in the first; what may come behind it is moot then.
    for (var among : way == Way.SHARED ? List.of(ways.ties().getFirst()) : ways.ties()) {
      var keys = among.stream().map(p -> projects.keys[p]).toList();
      ties.add(new TieMet(keys, About.NEXT_PROJECT, way, way == Way.SHARED ? keys : List.of()));
    }
    if (way == Way.SHARED) {
      return shared(ways, winners, open, ties);
    }
    var grants = winners.stream().map(key -> new Grant(key, file.candidate(key).cost())).toList();
    var outcomes = ways.many() ? List.<List<String>>of() : ways.outcomes().stream().map(this::keys).sorted(Comparator.comparing(Object::toString)).toList();
    var state = way == Way.SECOND_ROUND ? State.SECOND_ROUND : State.TIED;
    return result(state, winners, keys(open), grants, outcomes, ties, ways.steps());
  }

  /// Those who are in every outcome get what they cost. In a greedy count those who are equal where the ways part share what is left then. In the others
  /// every way in which it can end is worth the same: who is in half of them gets half of the cost.
  private CountResult shared(Ways ways, List<String> winners, BitSet open, List<TieMet> ties) {
    var grants = new ArrayList<Grant>();
    winners.forEach(key -> grants.add(new Grant(key, file.candidate(key).cost())));
    var parts = new ArrayList<Grant>();
    if (rule == CountingRule.GREEDY) {
      var equal = ways.ties().getFirst().stream().mapToInt(p -> p).toArray();
      var left = projects.budget - boughtBefore(ways);
      var amounts = Ties.share(left, Arrays.stream(equal).mapToLong(p -> projects.costs[p]).toArray(), projects.unit);
      grants.removeIf(grant -> isAfter(grant.candidate(), ways));
      for (var i = 0; i < equal.length; i++) {
        var key = projects.keys[equal[i]];
        var amount = amounts[i];
        parts.add(new Grant(key, amount));
      }
    } else {
      for (var p : open.stream().toArray()) {
        var times = ways.outcomes().stream().filter(outcome -> outcome.get(p)).count();
        var amount = Fraction.of(projects.costs[p]).times(times).by(ways.outcomes().size()).floor().longValueExact();
        parts.add(new Grant(projects.keys[p], amount - amount % projects.unit));
      }
    }
    grants.addAll(parts);
    grants.removeIf(grant -> grant.amount() == 0 && file.candidate(grant.candidate()).cost() > 0);
    var steps = new ArrayList<>(ways.steps());
    var granted = grants.stream().mapToLong(Grant::amount).sum();
    steps.add(new CountStep.Shared(parts, projects.budget - granted));
    return result(State.SHARED, grants.stream().map(Grant::candidate).toList(), List.of(), grants, List.of(), ties, steps);
  }

  private long boughtBefore(Ways ways) {
    return ways.steps().stream().filter(Bought.class::isInstance).mapToLong(step -> ((Bought) step).cost()).sum();
  }

  private static boolean isAfter(String key, Ways ways) {
    return ways.steps().stream().noneMatch(step -> step instanceof Bought bought && bought.project().equals(key));
  }

  private List<String> inOrder(BitSet certain, List<CountStep> steps) {
    var keys = new LinkedHashSet<String>();
    var all = keys(certain);
    for (var step : steps) {
      if (step instanceof Bought bought && all.contains(bought.project())) {
        keys.add(bought.project());
      }
    }
    keys.addAll(all);
    return List.copyOf(keys);
  }

  private List<String> keys(BitSet set) {
    return set.stream().mapToObj(p -> projects.keys[p]).toList();
  }

  private CountResult result(
      State state, List<String> winners, List<String> open, List<Grant> grants, List<List<String>> outcomes, List<TieMet> ties, List<CountStep> steps) {
    var left = file.budget() - grants.stream().mapToLong(Grant::amount).sum();
    return new CountResult(rule, tie, options, file.cast(), Ballots.blank(file), state, winners, open, grants, left, outcomes, ties, steps);
  }
}
