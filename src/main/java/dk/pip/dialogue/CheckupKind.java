package dk.pip.dialogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// When it is asked how it goes.
public enum CheckupKind {
  MID_TERM(CheckupState.ON_TRACK, CheckupState.KEPT, CheckupState.LATE, CheckupState.CHANGED, CheckupState.STOPPED),
  YEAR_END(CheckupState.KEPT, CheckupState.CARRIED, CheckupState.STOPPED);

  private final List<CheckupState> states;

  CheckupKind(CheckupState... states) {
    this.states = List.of(states);
  }

  /// What can be said of a promise.
  public List<CheckupState> states() {
    return states;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<CheckupKind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
