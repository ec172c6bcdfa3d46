package dk.pip.dialogue;

import dk.pip.shared.WorkingDays;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where a date goes that falls on a weekend or a holiday.
public enum WheelShift {
  FORWARD,
  BACK,
  STAY;

  LocalDate of(LocalDate day) {
    return switch (this) {
      case FORWARD -> WorkingDays.from(day);
      case BACK -> WorkingDays.before(day, 0);
      case STAY -> day;
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<WheelShift> named(String word) {
    return Arrays.stream(values()).filter(shift -> shift.word().equals(word)).findFirst();
  }
}
