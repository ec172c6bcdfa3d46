package dk.pip.ballot.counting;

/// How ballots become a result. Which ballots a rule can count is said by [Counting#fits].
public enum CountingRule {
  /// Who has most first choices.
  PLURALITY,
  /// Who is approved by most.
  APPROVAL,
  /// Who has most points.
  SCORE,
  /// Who beats all others two by two, by the widest paths where nobody does (Schulze).
  SCHULZE,
  /// The last is taken out, round by round, and its ballots go on to their next choice (instant run-off).
  RUNOFF,
  /// For money: by votes, each that still fits.
  GREEDY,
  /// For money: everybody has an equal share and pays for what they voted for (Method of Equal Shares).
  EQUAL_SHARES,
  /// For money: everybody is given money at the same pace, and what its voters can pay for is bought (sequential Phragmén).
  PHRAGMEN;

  /// Whether it hands out a budget among projects rather than naming a winner.
  public boolean isForMoney() {
    return this == GREEDY || this == EQUAL_SHARES || this == PHRAGMEN;
  }
}
