package dk.pip.dialogue;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What both sides said of a pledge.
///
/// @param own what the side says that promised it; null where it has not handed in
/// @param other what the other side says of it
public record CheckupRow(CheckupPoint point, @Nullable CheckupAnswer own, @Nullable CheckupAnswer other) {
  /// What is late first, then what stopped or should be another; what is kept last.
  static final Comparator<CheckupRow> ORDER = Comparator.comparingInt(CheckupRow::rank).thenComparing(row -> row.point().pledge().due());

  public @Nullable CheckupState state() {
    return own == null ? null : own.state();
  }

  private int rank() {
    return switch (state()) {
      case LATE -> 0;
      case CARRIED -> 1;
      case STOPPED -> 2;
      case CHANGED -> 3;
      case null -> 4;
      case ON_TRACK -> 5;
      case KEPT -> 6;
    };
  }
}
