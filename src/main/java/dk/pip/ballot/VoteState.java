package dk.pip.ballot;

/// How far a vote is.
public enum VoteState {
  /// It can still be changed.
  DRAFT,
  /// Who may vote is fixed, and cards are taken; ballots are not.
  AGREED,
  OPEN,
  /// It closes in some seconds: what waits in the nodes is written.
  LAST_CALL,
  CLOSED,
  CANCELLED;

  /// Whether ballots are taken.
  public boolean takesBallots() {
    return this == OPEN || this == LAST_CALL;
  }

  public boolean isOver() {
    return this == CLOSED || this == CANCELLED;
  }
}
