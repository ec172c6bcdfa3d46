package dk.pip.commitments;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What has become of a promise.
public enum CommitmentState {
  MADE,
  ON_TRACK,
  /// It comes later than was said, or its date has passed without a word.
  LATE,
  /// It is another than was said. What was said first stays to be read.
  CHANGED,
  KEPT,
  /// It comes to nothing, for a reason that readers see.
  DROPPED;

  public static final Set<CommitmentState> OPEN = EnumSet.of(MADE, ON_TRACK, LATE, CHANGED);

  public boolean isEnd() {
    return this == KEPT || this == DROPPED;
  }

  /// Whether it takes words that readers see.
  public boolean needsWords() {
    return this == LATE || this == CHANGED || this == DROPPED;
  }

  /// As it stands in catalogue keys and class names: `on-track`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
