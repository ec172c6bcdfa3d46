package dk.pip.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Working days as Danish town halls have them.
class CountWorkingDaysTest {
  @Test
  void knowsTheHolidaysOfAYear() {
    var off =
        IntStream.rangeClosed(1, 365)
            .mapToObj(day -> LocalDate.ofYearDay(2026, day))
            .filter(day -> day.getDayOfWeek().getValue() < 6 && !WorkingDays.isOne(day))
            .map(LocalDate::toString)
            .toList();
    assertThat(off)
        .containsExactly(
            "2026-01-01", "2026-04-02", "2026-04-03", "2026-04-06", "2026-05-14", "2026-05-25", "2026-06-05", "2026-12-24", "2026-12-25", "2026-12-31");
  }

  @Test
  void countsBackOverEasterAndWeekends() {
    assertThat(WorkingDays.before(LocalDate.parse("2026-04-13"), 5)).isEqualTo("2026-04-01");
    assertThat(WorkingDays.before(LocalDate.parse("2026-04-13"), 0)).isEqualTo("2026-04-13");
    assertThat(WorkingDays.before(LocalDate.parse("2026-04-05"), 0)).isEqualTo("2026-04-01");
    assertThat(WorkingDays.before(LocalDate.parse("2026-03-16"), 1)).isEqualTo("2026-03-13");
    assertThat(WorkingDays.before(LocalDate.parse("2027-01-04"), 2)).isEqualTo("2026-12-29");
  }

  @Test
  void goesOnToTheNext() {
    assertThat(WorkingDays.from(LocalDate.parse("2026-04-02"))).isEqualTo("2026-04-07");
    assertThat(WorkingDays.from(LocalDate.parse("2024-04-26"))).isEqualTo("2024-04-26");
    assertThat(WorkingDays.from(LocalDate.parse("2038-04-22"))).isEqualTo("2038-04-27");
  }
}
