package dk.pip.ballot;

/// What the box says to a ballot.
public enum BoxAnswer {
  /// It is good, and waits for others before it is put in.
  WAITING,
  IN_BOX,
  /// Another ballot of the same voter came first, and counts.
  OTHER_COUNTED,
  NOT_OPEN,
  CLOSED,
  /// It is no ballot of this vote.
  INVALID
}
