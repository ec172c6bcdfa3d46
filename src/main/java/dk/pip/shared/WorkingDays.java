package dk.pip.shared;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/// The days on which Danish town halls work: not on weekends and holidays, nor on Constitution Day, Christmas Eve and New
/// Year's Eve, which are days off there.
public final class WorkingDays {
  private static final Set<MonthDay> FIXED =
      Set.of(MonthDay.of(1, 1), MonthDay.of(6, 5), MonthDay.of(12, 24), MonthDay.of(12, 25), MonthDay.of(12, 26), MonthDay.of(12, 31));

  /// From Easter Sunday: Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday. Great Prayer Day is one no
  /// more since 2024.
  private static final Set<Long> AROUND_EASTER = Set.of(-3L, -2L, 1L, 39L, 50L);

  private WorkingDays() {}

  public static boolean isOne(LocalDate day) {
    var weekday = day.getDayOfWeek();
    return weekday != DayOfWeek.SATURDAY
        && weekday != DayOfWeek.SUNDAY
        && !FIXED.contains(MonthDay.from(day))
        && !AROUND_EASTER.contains(day.toEpochDay() - easter(day.getYear()).toEpochDay());
  }

  /// The day itself where it is one, or the next that is.
  public static LocalDate from(LocalDate day) {
    var found = day;
    while (!isOne(found)) {
      found = found.plusDays(1);
    }
    return found;
  }

  /// The day that lies so many working days ahead of another; the day itself, or the working day before it, for none.
  public static LocalDate before(LocalDate day, int many) {
    var found = day;
    while (!isOne(found)) {
      found = found.minusDays(1);
    }
    for (var left = many; left > 0; left--) {
      do {
        found = found.minusDays(1);
      } while (!isOne(found));
    }
    return found;
  }

  /// By the rule of Meeus, Jones and Butcher for the Gregorian calendar.
  private static LocalDate easter(int year) {
    var a = year % 19;
    var b = year / 100;
    var c = year % 100;
    var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    var m = (a + 11 * h + 22 * l) / 451;
    var days = h + l - 7 * m + 114;
    return LocalDate.of(year, days / 31, days % 31 + 1);
  }
}
