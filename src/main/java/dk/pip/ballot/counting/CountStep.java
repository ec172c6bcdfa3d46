package dk.pip.ballot.counting;

import java.util.List;

/// A step of a count, exactly. Amounts are in units of money, scores in units of points.
public sealed interface CountStep {

  /// @param score votes or points
  record Score(String candidate, Fraction score) {}

  /// How many votes or points everybody has, the most first.
  record Tally(List<Score> scores) implements CountStep {
    public Tally {
      scores = List.copyOf(scores);
    }
  }

  /// A round of a run-off.
  ///
  /// @param exhausted ballots that name nobody who is left
  /// @param out who is taken out at its end
  record Round(int number, List<Score> scores, Fraction exhausted, List<String> out) implements CountStep {
    public Round {
      scores = List.copyOf(scores);
      out = List.copyOf(out);
    }
  }

  /// Everybody against everybody, in Schulze's method.
  ///
  /// @param votes `votes.get(a).get(b)` prefer the candidate at a to the one at b
  /// @param paths the weakest duel on the strongest path from a to b, as the votes of its winner and its loser
  record Duels(List<String> candidates, List<List<Long>> votes, List<List<Link>> paths) implements CountStep {
    public Duels {
      candidates = List.copyOf(candidates);
      votes = votes.stream().map(List::copyOf).toList();
      paths = paths.stream().map(List::copyOf).toList();
    }
  }

  record Link(long forIt, long against) {}

  /// A project is bought.
  ///
  /// @param votes by which a greedy count ranks it, votes or points; how many voters pay for it in the others
  /// @param price what each voter who can pays: for a unit of use in Equal Shares (rho); the time in Phragmén's method; 0 in a greedy count
  /// @param shares who paid how much; empty in a greedy count
  record Bought(String project, long cost, Fraction votes, Fraction price, List<Share> shares, Stage stage) implements CountStep {
    public Bought {
      shares = List.copyOf(shares);
    }
  }

  enum Stage {
    RULE,
    COMPLETION
  }

  /// Voters who paid the same for a project.
  ///
  /// @param all whether it was the last that they had
  /// @param groups where the voters stand in [BallotFile#ballots]; empty where ballots are very many
  record Share(long voters, Fraction each, boolean all, List<Integer> groups) {
    public Share {
      groups = List.copyOf(groups);
    }
  }

  /// A project isn't bought.
  ///
  /// @param has how much money there was for it: what its voters had left, or what was left of the budget
  record Passed(String project, long cost, Fraction votes, Fraction has, Why why) implements CountStep {}

  enum Why {
    /// It costs more than is left.
    TOO_DEAR,
    /// Its voters haven't enough left.
    VOTERS_CANT_PAY,
    NO_VOTES,
    /// It came when the money ran out for the next one (Phragmén).
    STOPPED
  }

  /// What everybody had to begin with, and what it was raised to as long as the budget held.
  ///
  /// @param rises how many times one krone was added
  record ShareOfEach(Fraction begun, Fraction used, long rises) implements CountStep {}

  /// Those who were equal share: each gets its part of what is there.
  record Shared(List<CountResult.Grant> grants, long rest) implements CountStep {
    public Shared {
      grants = List.copyOf(grants);
    }
  }
}
