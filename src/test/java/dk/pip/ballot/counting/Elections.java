package dk.pip.ballot.counting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Ballots for tests.
final class Elections {
  private Elections() {}

  static List<Candidate> candidates(String keys) {
    return Stream.of(keys.split(" ")).map(key -> new Candidate(key, key, 0)).toList();
  }

  /// `projects("a 100, b 50")`.
  static List<Candidate> projects(String said) {
    return Stream.of(said.split(", ")).map(one -> one.split(" ")).map(one -> new Candidate(one[0], one[0], Long.parseLong(one[1]))).toList();
  }

  /// `ranked(45, "A C B")`; those who are equal stand together: `A BC D`.
  static WeightedBallot ranked(long count, String order) {
    return new WeightedBallot(count, new BallotContent.Ranking(Stream.of(order.split(" ")).map(place -> place.chars().mapToObj(Character::toString).toList()).toList()));
  }

  static WeightedBallot approving(long count, String keys) {
    return new WeightedBallot(count, new BallotContent.Approval(keys.isEmpty() ? List.of() : List.of(keys.split(" "))));
  }

  static WeightedBallot one(long count, String key) {
    return new WeightedBallot(count, new BallotContent.One(key));
  }

  static BallotFile rankings(String keys, WeightedBallot... ballots) {
    return new BallotFile(BallotKind.RANKING, candidates(keys), 0, List.of(ballots));
  }

  static BallotFile money(long budget, String projects, WeightedBallot... ballots) {
    return new BallotFile(BallotKind.APPROVAL, projects(projects), budget, List.of(ballots));
  }

  /// A small one, with many ties.
  static BallotFile any(BallotKind kind, long seed) {
    var random = new Random(seed);
    var most = List.of(1, 3, 10, 1000).get(random.nextInt(4));
    var candidates = IntStream.rangeClosed(1, 1 + random.nextInt(6)).mapToObj(i -> new Candidate("c" + i, "c" + i, 1 + random.nextInt(most))).toList();
    var keys = candidates.stream().map(Candidate::key).toList();
    var ballots = IntStream.range(0, 1 + random.nextInt(10)).mapToObj(_ -> new WeightedBallot(1 + random.nextInt(3), content(kind, keys, random))).toList();
    var all = candidates.stream().mapToLong(Candidate::cost).sum();
    return new BallotFile(kind, candidates, 1 + random.nextLong(all + 2), ballots);
  }

  private static BallotContent content(BallotKind kind, List<String> keys, Random random) {
    var some = new ArrayList<>(keys.stream().filter(_ -> random.nextInt(2) == 0).toList());
    Collections.shuffle(some, random);
    return switch (kind) {
      case ONE -> new BallotContent.One(some.isEmpty() ? "" : some.getFirst());
      case APPROVAL -> new BallotContent.Approval(some);
      case RANKING -> {
        var places = new ArrayList<List<String>>();
        for (var key : some) {
          if (places.isEmpty() || random.nextInt(3) > 0) {
            places.add(new ArrayList<>());
          }
          places.getLast().add(key);
        }
        yield new BallotContent.Ranking(places);
      }
      case POINTS, KRONER -> {
        var amounts = new TreeMap<String, Long>();
        some.forEach(key -> amounts.put(key, (long) random.nextInt(4)));
        yield kind == BallotKind.POINTS ? new BallotContent.Points(amounts) : new BallotContent.Kroner(amounts);
      }
    };
  }

  /// The same votes in another order, and equal ballots apart.
  static BallotFile shuffled(BallotFile file, long seed) {
    var random = new Random(seed);
    var candidates = new ArrayList<>(file.candidates());
    Collections.shuffle(candidates, random);
    var ballots = new ArrayList<WeightedBallot>();
    file.ballots().forEach(ballot -> ballots.addAll(Collections.nCopies((int) ballot.count(), new WeightedBallot(1, ballot.content()))));
    Collections.shuffle(ballots, random);
    return new BallotFile(file.kind(), candidates, file.budget(), ballots, file.moneyUnit(), file.pointUnit());
  }
}
