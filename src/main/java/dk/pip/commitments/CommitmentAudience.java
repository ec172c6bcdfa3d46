package dk.pip.commitments;

import java.util.Locale;

/// Who sees a promise. It only ever widens.
public enum CommitmentAudience {
  /// The owner, the counterpart and the newsroom.
  PARTIES,
  STAFF,
  PUBLIC;

  public boolean isWiderThan(CommitmentAudience other) {
    return compareTo(other) > 0;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
