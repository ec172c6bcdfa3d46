package dk.pip.dialogue;

import dk.pip.commitments.CommitmentState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How it goes with what was promised, as the side says that promised it.
public enum CheckupState {
  ON_TRACK,
  KEPT,
  /// It comes later, on a day that is said.
  LATE,
  /// It should be another; what is promised stays until both have signed a version that says so.
  CHANGED,
  STOPPED,
  /// At the year's end: it goes on into the next year's agreement.
  CARRIED;

  public boolean needsDay() {
    return this == LATE || this == CARRIED;
  }

  public boolean takesDay() {
    return needsDay() || this == CHANGED;
  }

  public boolean needsWords() {
    return this != ON_TRACK && this != KEPT;
  }

  /// What is said of the promise where it is followed; null where that has to wait for signatures.
  @Nullable CommitmentState reported() {
    return switch (this) {
      case ON_TRACK -> CommitmentState.ON_TRACK;
      case KEPT -> CommitmentState.KEPT;
      case LATE, CARRIED -> CommitmentState.LATE;
      case STOPPED -> CommitmentState.DROPPED;
      case CHANGED -> null;
    };
  }

  /// As it stands in forms and in keys of the catalogue: `on-track`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The state of promises that looks like it.
  public String look() {
    return switch (this) {
      case ON_TRACK -> "on-track";
      case KEPT -> "kept";
      case LATE, CARRIED -> "late";
      case CHANGED -> "changed";
      case STOPPED -> "dropped";
    };
  }

  public static Optional<CheckupState> named(String word) {
    return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
  }
}
