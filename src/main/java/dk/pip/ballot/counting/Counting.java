package dk.pip.ballot.counting;

/// Counts ballots. Nothing here knows the time, a database, or chance: the same words in give the same result out.
public final class Counting {
  private Counting() {}

  /// Whether a rule can count such ballots.
  public static boolean fits(CountingRule rule, BallotKind kind) {
    return switch (rule) {
      case PLURALITY -> kind == BallotKind.ONE || kind == BallotKind.RANKING;
      case APPROVAL, SCORE, SCHULZE, RUNOFF, GREEDY, EQUAL_SHARES -> true;
      case PHRAGMEN -> kind != BallotKind.RANKING;
    };
  }

  /// @throws CannotCount if the rule doesn't fit the ballots, or needs a budget that isn't there
  public static CountResult count(BallotFile file, CountingRule rule, TieBreak tie, CountOptions options) {
    if (!fits(rule, file.kind())) {
      throw new CannotCount("ballot.count.unfit");
    }
    return switch (rule) {
      case PLURALITY -> SingleWinner.byScores(file, rule, tie, options, Scores.firstChoices(file));
      case APPROVAL -> SingleWinner.byScores(file, rule, tie, options, Scores.approvals(file));
      case SCORE -> SingleWinner.byScores(file, rule, tie, options, Scores.points(file));
      case SCHULZE -> SchulzeCount.count(file, tie, options);
      case RUNOFF -> new RunoffCount(file, tie, options).count();
      case GREEDY, EQUAL_SHARES, PHRAGMEN -> new MoneyCount(file, rule, tie, options).count();
    };
  }
}
