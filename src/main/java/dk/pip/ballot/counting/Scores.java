package dk.pip.ballot.counting;

import dk.pip.ballot.counting.CountStep.Score;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Votes and points added up.
final class Scores {
  private final BallotFile file;
  private final Map<String, Fraction> sums = new HashMap<>();

  private Scores(BallotFile file) {
    this.file = file;
  }

  /// Whoever stands first on a ballot; several at the first place share it.
  static List<Score> firstChoices(BallotFile file) {
    var scores = new Scores(file);
    var orders = new Orders(file);
    for (var ballot = 0; ballot < orders.weights.length; ballot++) {
      if (orders.places[ballot].length > 0) {
        var first = orders.places[ballot][0];
        for (var candidate : first) {
          scores.add(orders.keys[candidate], Fraction.of(orders.weights[ballot], first.length));
        }
      }
    }
    return scores.all();
  }

  /// Whoever is named, and is given something where points are given.
  static List<Score> approvals(BallotFile file) {
    var scores = new Scores(file);
    var orders = new Orders(file);
    var votes = new long[orders.count()];
    for (var ballot = 0; ballot < orders.weights.length; ballot++) {
      for (var place : orders.places[ballot]) {
        for (var candidate : place) {
          votes[candidate] += orders.weights[ballot];
        }
      }
    }
    for (var candidate = 0; candidate < votes.length; candidate++) {
      scores.add(orders.keys[candidate], Fraction.of(votes[candidate]));
    }
    return scores.all();
  }

  /// Points; for a ranking as many as are behind it among all candidates, and half of those beside it (Borda).
  static List<Score> points(BallotFile file) {
    var scores = new Scores(file);
    if (file.kind() == BallotKind.RANKING) {
      borda(scores, new Orders(file));
      return scores.all();
    }
    var sums = new HashMap<String, Long>();
    try {
      for (var ballot : file.ballots()) {
        switch (ballot.content()) {
          case BallotContent.One one -> one.named().forEach(key -> sums.merge(key, ballot.count(), Math::addExact));
          case BallotContent.Approval approval -> approval.named().forEach(key -> sums.merge(key, ballot.count(), Math::addExact));
          case BallotContent.Points points -> points.points().forEach((key, many) -> sums.merge(key, Math.multiplyExact(many, ballot.count()), Math::addExact));
          case BallotContent.Kroner kroner -> kroner.kroner().forEach((key, many) -> sums.merge(key, Math.multiplyExact(many, ballot.count()), Math::addExact));
          case BallotContent.Ranking _ -> throw new IllegalArgumentException("Ballots of one kind");
        }
      }
    } catch (ArithmeticException e) {
      throw new CannotCount("ballot.count.too-large");
    }
    sums.forEach((key, sum) -> scores.add(key, Fraction.of(sum)));
    return scores.all();
  }

  private static void borda(Scores scores, Orders orders) {
    var halves = new long[orders.count()];
    for (var ballot = 0; ballot < orders.weights.length; ballot++) {
      if (orders.places[ballot].length == 0) {
        continue;
      }
      var behind = (long) orders.count();
      var named = new boolean[orders.count()];
      for (var place : orders.places[ballot]) {
        behind -= place.length;
        for (var candidate : place) {
          named[candidate] = true;
          halves[candidate] += orders.weights[ballot] * (2 * behind + place.length - 1);
        }
      }
      for (var candidate = 0; candidate < named.length; candidate++) {
        if (!named[candidate]) {
          halves[candidate] += orders.weights[ballot] * (behind - 1);
        }
      }
    }
    for (var candidate = 0; candidate < halves.length; candidate++) {
      scores.add(orders.keys[candidate], Fraction.of(halves[candidate], 2));
    }
  }

  private void add(String candidate, Fraction more) {
    sums.merge(candidate, more, Fraction::plus);
  }

  private List<Score> all() {
    return file.byKey().stream().map(candidate -> new Score(candidate.key(), sums.getOrDefault(candidate.key(), Fraction.ZERO))).toList();
  }
}
