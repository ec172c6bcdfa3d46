package dk.pip.mailing.engine;

import java.time.Duration;
import java.util.Optional;

/// When a mail that was refused for now is tried again: after 5, 10, 20, 40, 80 and 160 minutes, then every four hours,
/// for about a day (RFC 5321 section 4.5.4.1 asks for longer; news is old by then).
final class Pauses {
  private static final Duration FIRST = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofHours(4);
  private static final int DOUBLED = 6;
  private static final int MOST_ATTEMPTS = 11;

  private Pauses() {}

  /// @param attempts that have been made; empty when that was the last
  static Optional<Duration> after(int attempts) {
    if (attempts >= MOST_ATTEMPTS) {
      return Optional.empty();
    }
    return Optional.of(attempts <= DOUBLED ? FIRST.multipliedBy(1L << Math.max(0, attempts - 1)) : LONGEST);
  }
}
