package dk.pip.dialogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// In which years of a wheel a step falls.
public enum WheelYear {
  EVERY,
  /// The year ahead of the wheel's first.
  BEFORE,
  FIRST,
  SECOND,
  THIRD,
  FOURTH,
  /// The year behind the wheel's last.
  AFTER;

  /// The years of the calendar that it means in a wheel of so many years; none where the wheel is too short.
  List<Integer> in(int firstYear, int years) {
    return switch (this) {
      case EVERY -> IntStream.range(firstYear, firstYear + years).boxed().toList();
      case BEFORE -> List.of(firstYear - 1);
      case AFTER -> List.of(firstYear + years);
      default -> fits(years) ? List.of(firstYear + ordinal() - FIRST.ordinal()) : List.of();
    };
  }

  /// Whether a wheel of so many years has it.
  public boolean fits(int years) {
    return this == EVERY || this == BEFORE || this == AFTER || ordinal() - FIRST.ordinal() < years;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<WheelYear> named(String word) {
    return Arrays.stream(values()).filter(year -> year.word().equals(word)).findFirst();
  }
}
