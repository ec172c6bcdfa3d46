package dk.pip.ballot;

/// How votes are given.
public enum VoteWay {
  /// In the open, each seat by its name.
  ROLL_CALL,
  /// In the open, counted by two who must agree.
  HANDS,
  /// In secret, by printed cards.
  CARDS,
  /// In secret, by readers with a link of their own.
  READERS;

  public boolean isSecret() {
    return this == CARDS || this == READERS;
  }
}
