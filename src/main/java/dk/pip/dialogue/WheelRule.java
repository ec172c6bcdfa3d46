package dk.pip.dialogue;

import java.time.DayOfWeek;

/// How the day of a step is found.
public sealed interface WheelRule {
  /// @param day the last of the month where the month is too short, as 29 February is in most years
  record OnDay(WheelYear year, int month, int day) implements WheelRule {}

  /// »The first Monday of September«.
  ///
  /// @param which 1 to 4, or 5 for the last
  record Nth(WheelYear year, int month, int which, DayOfWeek weekday) implements WheelRule {}

  /// »Two weeks after the form was sent«: as often as the other step comes.
  ///
  /// @param step the key of the other
  record Beside(String step, int count, Measure measure, boolean after) implements WheelRule {}

  enum Measure {
    WORKING_DAYS,
    WEEKS
  }
}
