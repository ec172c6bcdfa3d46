package dk.pip.keys;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;

/// Stamps of forms that anybody may send without a cookie: they say when a form was shown, so that programs which fill in forms at once
/// are found out, and by one a form that comes twice is known.
@Service
public class FormStamps {
  /// Nobody fills a form in faster; programs do.
  public static final Duration FASTEST = Duration.ofSeconds(2);

  /// A form that has lain open for longer is to be looked at once more.
  public static final Duration SLOWEST = Duration.ofDays(7);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Keys keys;
  private final Clock clock;

  FormStamps(Keys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /// How old a form is.
  public enum Age {
    GOOD,
    TOO_FAST,
    TOO_OLD,
    FORGED
  }

  /// For a form that is shown now.
  ///
  /// @param purpose such as `tip-form`; a stamp made for one is worth nothing for another
  public String stamp(String purpose) {
    return keys.seal(purpose, clock.instant().getEpochSecond(), RANDOM.nextLong(1L << 62));
  }

  public Age look(String purpose, String stamp) {
    var numbers = keys.open(purpose, stamp).filter(all -> all.length == 2).orElse(null);
    if (numbers == null) {
      return Age.FORGED;
    }
    var age = Duration.ofSeconds(clock.instant().getEpochSecond() - numbers[0]);
    if (age.compareTo(FASTEST) < 0) {
      return Age.TOO_FAST;
    }
    return age.compareTo(SLOWEST) > 0 ? Age.TOO_OLD : Age.GOOD;
  }
}
