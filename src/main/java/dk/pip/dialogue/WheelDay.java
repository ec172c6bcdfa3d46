package dk.pip.dialogue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A step with its date.
///
/// @param planned what the rule says before weekends and holidays are looked at
/// @param ruled what the rule says
/// @param day by which it is to be done: as it was ruled, or moved by hand
/// @param opens the day on which it may begin; the day itself for most
/// @param move null where nobody moved it
public record WheelDay(WheelStep step, WheelKey key, LocalDate planned, LocalDate ruled, LocalDate day, LocalDate opens, @Nullable WheelMove move) {
  public boolean isLeftOut() {
    return move != null && move.day() == null;
  }

  /// Whether a weekend or a holiday moved it, and nobody by hand.
  public boolean isShifted() {
    return move == null && !planned.equals(ruled);
  }

  public boolean isOpenFor(LocalDate today) {
    return !today.isBefore(opens) && !today.isAfter(day);
  }
}
