package dk.pip.ballot.counting;

import org.jspecify.annotations.Nullable;

/// What a rule leaves open.
///
/// @param utility for money rules: what a voter gets out of a project; null for what the ballots are made for: kroner for approvals, points for
///     points, places for rankings
/// @param completion what Equal Shares does with the money that it leaves over
/// @param links how Schulze's method compares duels
public record CountOptions(@Nullable Utility utility, Completion completion, Links links) {

  public enum Utility {
    /// A project that costs twice as much is worth twice as much to those who voted for it.
    COST,
    /// Every project is worth the same.
    UNIT,
    /// As many as the ballot gives it.
    POINTS,
    /// As many as the projects that stand behind it on the ballot (Borda).
    BORDA
  }

  public enum Completion {
    NONE,
    /// Everybody's share is raised by one krone at a time, as long as what is bought stays within the budget.
    ADD1,
    /// By votes, each that still fits.
    GREEDY,
    ADD1_GREEDY
  }

  public enum Links {
    /// A duel is as strong as its winner's votes.
    WINNING_VOTES,
    /// A duel is as strong as the distance between both sides.
    MARGINS
  }

  /// As towns use the rules: Equal Shares spends what it leaves over, too.
  public static CountOptions usual() {
    return new CountOptions(null, Completion.ADD1_GREEDY, Links.WINNING_VOTES);
  }

  /// As the rules are defined, with nothing added.
  public static CountOptions plain() {
    return new CountOptions(null, Completion.NONE, Links.WINNING_VOTES);
  }

  public CountOptions with(Utility other) {
    return new CountOptions(other, completion, links);
  }

  public CountOptions with(Completion other) {
    return new CountOptions(utility, other, links);
  }

  public CountOptions with(Links other) {
    return new CountOptions(utility, completion, other);
  }
}
