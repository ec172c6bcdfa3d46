package dk.pip.ballot.counting;

/// What the ballots of a file say.
public enum BallotKind {
  ONE,
  APPROVAL,
  POINTS,
  RANKING,
  KRONER
}
