package dk.pip.ballot.counting;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/// All ballots of a vote and what they are about. It counts the same in whatever order candidates and ballots stand.
///
/// @param kind of all its ballots
/// @param budget in units of money; 0 where there is no money to hand out
/// @param ballots equal ones together
/// @param moneyUnit how many units make one krone: 1, or a power of ten where costs have decimals
/// @param pointUnit the same for points
public record BallotFile(
    BallotKind kind, List<Candidate> candidates, long budget, List<WeightedBallot> ballots, long moneyUnit, long pointUnit) {

  /// So that no sum of a count leaves a long.
  public static final long MOST_MONEY = 1_000_000_000_000_000L;

  public static final long MOST_BALLOTS = 100_000_000L;

  public BallotFile {
    if (budget < 0 || budget > MOST_MONEY || moneyUnit < 1 || pointUnit < 1) {
      throw new IllegalArgumentException("No budget: " + budget);
    }
    candidates = List.copyOf(candidates);
    var keys = new HashSet<String>();
    for (var candidate : candidates) {
      if (!keys.add(candidate.key())) {
        throw new IllegalArgumentException("Two candidates are called " + candidate.key());
      }
    }
    ballots = together(ballots);
    for (var ballot : ballots) {
      if (ballot.content().kind() != kind) {
        throw new IllegalArgumentException("A ballot of another kind: " + ballot.content().kind());
      }
      ballot.content().named().forEach(key -> {
        if (!keys.contains(key)) {
          throw new IllegalArgumentException("A ballot for somebody unknown: " + key);
        }
      });
    }
    if (ballots.stream().mapToLong(WeightedBallot::count).sum() > MOST_BALLOTS) {
      throw new IllegalArgumentException("More than " + MOST_BALLOTS + " ballots");
    }
  }

  /// In whole kroner and whole points.
  public BallotFile(BallotKind kind, List<Candidate> candidates, long budget, List<WeightedBallot> ballots) {
    this(kind, candidates, budget, ballots, 1, 1);
  }

  /// How many ballots there are, blank ones among them.
  public long cast() {
    return ballots.stream().mapToLong(WeightedBallot::count).sum();
  }

  public Candidate candidate(String key) {
    return candidates.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow(() -> new IllegalArgumentException("Nobody is called " + key));
  }

  private static List<WeightedBallot> together(List<WeightedBallot> ballots) {
    var counts = new LinkedHashMap<BallotContent, Long>(ballots.size() * 2);
    for (var ballot : ballots) {
      counts.merge(ballot.content(), ballot.count(), Math::addExact);
    }
    var together = counts.entrySet().stream().map(each -> new WeightedBallot(each.getValue(), each.getKey()));
    // Where results tell which ballots paid, these stand in an order of their own.
    return (counts.size() <= EqualSharesPurchases.TELLABLE ? together.sorted(Comparator.comparing(each -> each.content().toString())) : together).toList();
  }

  /// The candidates in the order in which results name those who are alike, which says nothing of them.
  List<Candidate> byKey() {
    return candidates.stream().sorted(Comparator.comparing(Candidate::key)).toList();
  }
}
