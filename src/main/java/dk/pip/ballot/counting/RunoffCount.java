package dk.pip.ballot.counting;

import dk.pip.ballot.counting.CountStep.Round;
import dk.pip.ballot.counting.CountStep.Score;
import dk.pip.ballot.counting.TieMet.About;
import dk.pip.ballot.counting.TieMet.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Instant run-off. In each round a ballot counts for the best who is left; candidates at one place share it. Who has more than half of the ballots that
/// still name somebody has won; otherwise whoever has fewest goes out. Where several have fewest and it may matter who goes first, each way is
/// followed.
final class RunoffCount {
  /// Ballots that may be looked at while ties are followed.
  private static final long LOOKS = 20_000_000;

  private static final int MOST = 1_000;
  private static final int FEWEST = 200;

  private final BallotFile file;
  private final TieBreak tie;
  private final CountOptions options;
  private final Orders orders;

  /// Ballots that name anybody.
  private final long voters;

  private final Map<BitSet, BitSet> known = new HashMap<>();
  private long left;
  private boolean parts;

  RunoffCount(BallotFile file, TieBreak tie, CountOptions options) {
    this.file = file;
    this.tie = tie;
    this.options = options;
    this.orders = new Orders(file);
    this.voters = file.cast() - Ballots.blank(file);
    this.left = Math.clamp(LOOKS / (orders.weights.length + 1), FEWEST, MOST);
  }

  /// Votes are whole unless somebody shares a place, and then compared as such.
  ///
  /// @param parts beside the whole ones, for each candidate; none where nobody shares
  private record Standing(long[] whole, Map<Integer, Fraction> parts, long counted, long exhausted) {

    Fraction votes(int candidate) {
      return Fraction.of(whole[candidate]).plus(parts.getOrDefault(candidate, Fraction.ZERO));
    }

    int compare(int a, int b) {
      return parts.isEmpty() ? Long.compare(whole[a], whole[b]) : votes(a).compareTo(votes(b));
    }

    boolean isMajority(int candidate) {
      return parts.isEmpty() ? 2 * whole[candidate] > counted : votes(candidate).times(2).compareTo(Fraction.of(counted)) > 0;
    }

    /// Whether those have fewer together.
    boolean isMoreThanAll(int candidate, BitSet others) {
      return parts.isEmpty()
          ? whole[candidate] > others.stream().mapToLong(c -> whole[c]).sum()
          : votes(candidate).compareTo(others.stream().mapToObj(this::votes).reduce(Fraction.ZERO, Fraction::plus)) > 0;
    }
  }

  CountResult count() {
    if (Ballots.blank(file) == file.cast()) {
      return SingleWinner.of(file, CountingRule.RUNOFF, tie, options, List.of(), List.of());
    }
    var all = new BitSet();
    all.set(0, orders.count());
    var possible = possible(all, new Hands());
    var steps = new ArrayList<CountStep>();
    var ties = new ArrayList<TieMet>();
    var winner = play(all, steps, ties, possible.cardinality() == 1 && !parts);
    if (winner < 0) {
      // Only those who can win by some way of settling the ties are equal; if the ways are too many, all who are left where they part.
      var equal = (parts ? remaining(steps) : possible).stream().mapToObj(c -> orders.keys[c]).toList();
      return SingleWinner.settle(file, CountingRule.RUNOFF, tie, options, Ties.resolve(equal, About.WINNING, tie), steps);
    }
    return SingleWinner.decided(file, CountingRule.RUNOFF, tie, options, orders.keys[winner], ties, steps);
  }

  private BitSet remaining(List<CountStep> steps) {
    var last = (Round) steps.getLast();
    var remaining = new BitSet();
    IntStream.range(0, orders.count()).filter(c -> last.scores().stream().anyMatch(score -> score.candidate().equals(orders.keys[c]))).forEach(remaining::set);
    return remaining;
  }

  /// Who can win; settles nothing but by what was announced.
  private BitSet possible(BitSet remaining, Hands hands) {
    var before = known.get(remaining);
    if (before != null) {
      return before;
    }
    var winners = new BitSet();
    if (--left < 0) {
      parts = true;
      return winners;
    }
    var standing = hands.standing(remaining);
    var winner = majority(remaining, standing);
    if (winner >= 0) {
      winners.set(winner);
    } else {
      var ways = ways(remaining, standing);
      for (var out : ways) {
        var rest = (BitSet) remaining.clone();
        rest.andNot(out);
        winners.or(possible(rest, ways.size() == 1 ? hands : new Hands(hands)));
      }
    }
    known.put((BitSet) remaining.clone(), winners);
    return winners;
  }

  /// Who may go out: one way of it, or several where it may matter.
  private List<BitSet> ways(BitSet remaining, Standing standing) {
    var last = last(remaining, standing);
    if (last.cardinality() == 1 || isHarmless(remaining, standing, last) && last.cardinality() < remaining.cardinality()) {
      return List.of(last);
    }
    var met = met(last);
    return met.way() == Way.LOT || met.way() == Way.HELD_ROUND ? List.of(one(number(met.chosen().getFirst()))) : last.stream().mapToObj(RunoffCount::one).toList();
  }

  private static BitSet one(int candidate) {
    var set = new BitSet();
    set.set(candidate);
    return set;
  }

  /// In a lot or a second round the first stays; the last goes out.
  private TieMet met(BitSet last) {
    var keys = last.stream().mapToObj(c -> orders.keys[c]).toList();
    var met = Ties.resolve(keys, About.GOING_OUT, tie);
    if (met.way() != Way.LOT && met.way() != Way.HELD_ROUND) {
      return met;
    }
    var seed = tie.seed();
    var order = met.way() == Way.HELD_ROUND || seed == null ? Comparator.<String>comparingInt(tie.order()::indexOf) : TieBreak.byLot(seed);
    return new TieMet(keys, About.GOING_OUT, met.way(), List.of(keys.stream().max(order).orElseThrow()));
  }

  private int number(String key) {
    return IntStream.range(0, orders.count()).filter(c -> orders.keys[c].equals(key)).findFirst().orElseThrow();
  }

  private BitSet last(BitSet remaining, Standing standing) {
    var least = remaining.stream().boxed().min(standing::compare).orElseThrow();
    var last = new BitSet();
    remaining.stream().filter(c -> standing.compare(c, least) == 0).forEach(last::set);
    return last;
  }

  /// If all of them together have fewer than the next they go out before it in whatever order.
  private static boolean isHarmless(BitSet remaining, Standing standing, BitSet last) {
    return remaining.stream().filter(c -> !last.get(c)).allMatch(c -> standing.isMoreThanAll(c, last));
  }

  private static int majority(BitSet remaining, Standing standing) {
    if (remaining.cardinality() == 1) {
      return remaining.nextSetBit(0);
    }
    return remaining.stream().filter(standing::isMajority).findFirst().orElse(-1);
  }

  /// The rounds as they are told. Returns the winner, or -1 where the ways part.
  private int play(BitSet all, List<CountStep> steps, List<TieMet> ties, boolean sure) {
    var remaining = (BitSet) all.clone();
    var hands = new Hands();
    for (var number = 1; ; number++) {
      var standing = hands.standing(remaining);
      var scores =
          remaining.stream()
              .mapToObj(c -> new Score(orders.keys[c], standing.votes(c)))
              .sorted(Comparator.comparing(Score::score).reversed().thenComparing(Score::candidate))
              .toList();
      var winner = majority(remaining, standing);
      if (winner >= 0) {
        steps.add(new Round(number, scores, Fraction.of(standing.exhausted), List.of()));
        return winner;
      }
      var ways = ways(remaining, standing);
      var last = last(remaining, standing);
      var met = last.cardinality() > 1 && !last.equals(ways.getFirst()) ? met(last) : null;
      var settled = met != null && (met.way() == Way.LOT || met.way() == Way.HELD_ROUND);
      if (met != null && settled) {
        ties.add(met);
      }
      if (ways.size() > 1 && !sure) {
        steps.add(new Round(number, scores, Fraction.of(standing.exhausted), List.of()));
        return -1;
      }
      var out = ways.getFirst();
      steps.add(new Round(number, scores, Fraction.of(standing.exhausted), out.stream().mapToObj(c -> orders.keys[c]).toList()));
      remaining.andNot(out);
    }
  }

  /// What each ballot counts for. Ballots move on only, and few do in a round.
  private final class Hands {
    private static final int SHARED = -1;
    private static final int NOBODY = -2;

    private final int[] at;

    /// The candidate that has a ballot alone, or one of the above.
    private final int[] has;

    private final long[] whole;

    Hands() {
      at = new int[orders.weights.length];
      has = new int[at.length];
      whole = new long[orders.count()];
      Arrays.fill(has, SHARED);
    }

    private Hands(Hands other) {
      at = other.at.clone();
      has = other.has.clone();
      whole = other.whole.clone();
    }

    Standing standing(BitSet remaining) {
      var isLeft = new boolean[orders.count()];
      remaining.stream().forEach(c -> isLeft[c] = true);
      var shared = new HashMap<Long, Long>();
      var together = 0L;
      for (var ballot = 0; ballot < has.length; ballot++) {
        if (has[ballot] == SHARED || has[ballot] >= 0 && !isLeft[has[ballot]]) {
          moveOn(ballot, isLeft, shared);
          together += has[ballot] == SHARED ? orders.weights[ballot] : 0;
        }
      }
      var parts = new HashMap<Integer, Fraction>();
      new TreeMap<>(shared).forEach((key, weight) -> parts.merge((int) (key >> 32), Fraction.of(weight, key.intValue()), Fraction::plus));
      var counted = remaining.stream().mapToLong(c -> whole[c]).sum() + together;
      return new Standing(whole.clone(), parts, counted, voters - counted);
    }

    private void moveOn(int ballot, boolean[] isLeft, Map<Long, Long> shared) {
      var places = orders.places[ballot];
      var weight = orders.weights[ballot];
      while (at[ballot] < places.length && leftAt(places[at[ballot]], isLeft) == 0) {
        at[ballot]++;
      }
      if (at[ballot] == places.length) {
        has[ballot] = NOBODY;
        return;
      }
      var place = places[at[ballot]];
      var here = leftAt(place, isLeft);
      has[ballot] = SHARED;
      for (var c : place) {
        if (isLeft[c] && here == 1) {
          has[ballot] = c;
          whole[c] += weight;
        } else if (isLeft[c]) {
          shared.merge((long) c << 32 | here, weight, Long::sum);
        }
      }
    }

    private static int leftAt(int[] place, boolean[] isLeft) {
      var left = 0;
      for (var c : place) {
        left += isLeft[c] ? 1 : 0;
      }
      return left;
    }
  }
}
