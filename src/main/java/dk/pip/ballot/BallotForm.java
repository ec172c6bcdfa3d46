package dk.pip.ballot;

import java.util.Locale;

/// What one writes on a ballot.
public enum BallotForm {
  ONE,
  APPROVAL,
  POINTS,
  RANKING,
  KRONER;

  /// As ballots and addresses have it: `one`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
