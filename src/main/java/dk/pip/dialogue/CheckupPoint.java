package dk.pip.dialogue;

import dk.pip.commitments.Commitment;
import dk.pip.commitments.CommitmentState;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A pledge that is asked about, with what is known of it now.
///
/// @param now the promise that it has become
/// @param why what was said of it last, where it is late or dropped; may be empty
public record CheckupPoint(Pledge pledge, @Nullable Commitment now, String why) {
  public String key() {
    return pledge.key();
  }

  /// Whether it was kept or dropped, so that there is nothing more to say about how it goes.
  public boolean isEnded() {
    return now != null && !now.isOpen();
  }

  /// The day that holds now.
  public LocalDate due() {
    return now == null ? pledge.due() : now.terms().due();
  }

  public @Nullable CommitmentState state() {
    return now == null ? null : now.state();
  }

  /// What is known already, for the side that promised it to begin with.
  CheckupAnswer known(CheckupKind kind, LocalDate today) {
    var state = state();
    var ahead = due().isAfter(today);
    var begins =
        switch (state) {
          case KEPT -> CheckupState.KEPT;
          case DROPPED -> CheckupState.STOPPED;
          case LATE -> kind == CheckupKind.MID_TERM ? CheckupState.LATE : null;
          case ON_TRACK -> kind == CheckupKind.MID_TERM && ahead ? CheckupState.ON_TRACK : null;
          case MADE, CHANGED -> null;
          case null -> null;
        };
    var late = begins == CheckupState.LATE;
    return new CheckupAnswer(key(), begins, late || isEnded() ? why : "", late && ahead ? due().toString() : "", "", "", "", "", "", null);
  }
}
