package dk.pip.council.floor;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Counts down to a moment of the server's, or stands still with what is left.
///
/// @param deadline null while it stands still
/// @param left while it stands still
/// @param whole what was given
public record FloorClock(@Nullable Instant deadline, Duration left, Duration whole) {
  static FloorClock standing(Duration whole) {
    return new FloorClock(null, whole, whole);
  }

  static FloorClock running(Duration whole, Instant from) {
    return new FloorClock(from.plus(whole), whole, whole);
  }

  public boolean isRunning() {
    return deadline != null;
  }

  /// What is left then; negative when the time is up.
  public Duration leftAt(Instant now) {
    return deadline == null ? left : Duration.between(now, deadline);
  }

  FloorClock held(Instant at) {
    return deadline == null ? this : new FloorClock(null, leftAt(at), whole);
  }

  FloorClock started(Instant at) {
    return deadline == null ? new FloorClock(at.plus(left), left, whole) : this;
  }

  /// With more or less time; never less than nothing from now on, unless it was that already.
  FloorClock changed(Duration by, Instant at) {
    var now = leftAt(at);
    var then = now.plus(by);
    if (by.isNegative() && then.isNegative()) {
      then = now.isNegative() ? now : Duration.ZERO;
    } else if (now.isNegative()) {
      then = by;
    }
    var grown = whole.plus(by).isNegative() ? Duration.ZERO : whole.plus(by);
    return deadline == null ? new FloorClock(null, then, grown) : new FloorClock(at.plus(then), then, grown);
  }
}
