package dk.pip.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that stands still until a test moves it.
public final class StoppedClock extends Clock {
  /// A Tuesday morning in March.
  public static final Instant START = Instant.parse("2026-03-10T08:30:00Z");

  private volatile Instant now = START;

  public void set(Instant other) {
    now = other;
  }

  public void move(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The program's clock has no zone; Dates says what time it is in Denmark");
  }
}
