package dk.pip.ballot.counting;

/// What was announced for the case that the ballots alone don't decide.
public enum TieRule {
  /// The tie is told, and nobody is chosen over another.
  REPORT,
  /// Those who are equal share the money, in whole kroner; what can't be shared evenly stays in the pot.
  SHARE,
  /// Those who are equal are voted on once more.
  SECOND_ROUND,
  /// By lot, from a seed: see [TieBreak].
  LOT
}
