package dk.pip.ballot.counting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/// Invented ballots for measuring: nearly all differ, and some projects are liked by more than others.
public final class ManyBallots {
  /// In kroner, for each voter.
  private static final int BUDGET = 100;

  private static final int NAMED = 10;
  private static final int MOST_POINTS = 5;

  private ManyBallots() {}

  /// The same for the same numbers.
  public static BallotFile of(BallotKind kind, int ballots, int candidates) {
    var random = new Random(ballots + 31L * candidates);
    var budget = (long) BUDGET * ballots;
    var all = new ArrayList<Candidate>();
    for (var i = 1; i <= candidates; i++) {
      all.add(new Candidate("p" + i, "Projekt " + i, budget / 200 + random.nextLong(budget / 10)));
    }
    var keys = all.stream().map(Candidate::key).toList();
    var alone = keys.stream().map(List::of).toList();
    var piles = new ArrayList<WeightedBallot>();
    for (var i = 0; i < ballots; i++) {
      piles.add(new WeightedBallot(1, content(kind, keys, alone, random)));
    }
    return new BallotFile(kind, all, budget, piles);
  }

  private static BallotContent content(BallotKind kind, List<String> keys, List<List<String>> alone, Random random) {
    return switch (kind) {
      case ONE -> new BallotContent.One(liked(keys, random));
      case APPROVAL -> new BallotContent.Approval(some(keys, random));
      case POINTS -> new BallotContent.Points(amounts(keys, random));
      case KRONER -> new BallotContent.Kroner(amounts(keys, random));
      case RANKING -> {
        var order = new ArrayList<>(alone);
        Collections.shuffle(order, random);
        yield new BallotContent.Ranking(order);
      }
    };
  }

  private static String liked(List<String> keys, Random random) {
    return keys.get((int) (keys.size() * Math.pow(random.nextDouble(), 1.5)));
  }

  private static List<String> some(List<String> keys, Random random) {
    var many = 1 + random.nextInt(2 * Math.min(NAMED, keys.size() / 2) - 1);
    return random.ints(many * 2L, 0, keys.size()).mapToObj(_ -> liked(keys, random)).distinct().limit(many).toList();
  }

  private static TreeMap<String, Long> amounts(List<String> keys, Random random) {
    var amounts = new TreeMap<String, Long>();
    some(keys, random).forEach(key -> amounts.put(key, 1L + random.nextInt(MOST_POINTS)));
    return amounts;
  }

  /// All votes added up once: the least that any count has to do.
  public static long addedUp(BallotFile file) {
    var votes = new TreeMap<String, Long>();
    for (var ballot : file.ballots()) {
      ballot.content().named().forEach(key -> votes.merge(key, ballot.count(), Long::sum));
    }
    return votes.values().stream().mapToLong(Long::longValue).sum();
  }
}
