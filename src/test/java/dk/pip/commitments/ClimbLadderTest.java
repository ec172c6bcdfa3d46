package dk.pip.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.WorkingDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On which days who hears of a promise.
class ClimbLadderTest {
  private static final Ladder LADDER = new Ladder(new CommitmentSettings(List.of(10, 2, 0), 5, 10, 10, null));

  /// Each day's new steps, as a timer meets them.
  private static List<String> climbed(Ladder ladder, LocalDate due, LocalDate since, LocalDate until) {
    var said = new HashSet<String>();
    var all = new ArrayList<String>();
    for (var day = since; !day.isAfter(until); day = day.plusDays(1)) {
      if (WorkingDays.isOne(day)) {
        for (var rung : ladder.reached(due, since, day)) {
          if (said.add(rung.name())) {
            all.add(day + " " + rung.name());
          }
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    // Christmas: 24, 25, 26 and 31 December and 1 January are off.
    "2026-12-28, 2026-12-10, 2026-12-22, 2026-12-28, 2026-12-29",
    "2026-12-25, 2026-12-09, 2026-12-21, 2026-12-23, 2026-12-28",
    // New Year's Day of 2027 is a Friday.
    "2027-01-01, 2026-12-14, 2026-12-28, 2026-12-30, 2027-01-04",
    // Easter 2026: 2 to 6 April.
    "2026-04-07, 2026-03-19, 2026-03-31, 2026-04-07, 2026-04-08",
    "2026-04-05, 2026-03-18, 2026-03-30, 2026-04-01, 2026-04-07",
    // Constitution Day, a Friday.
    "2026-06-05, 2026-05-20, 2026-06-02, 2026-06-04, 2026-06-08",
    // The clock is changed on 29 March and on 25 October.
    "2026-03-29, 2026-03-13, 2026-03-25, 2026-03-27, 2026-03-30",
    "2026-10-26, 2026-10-12, 2026-10-22, 2026-10-26, 2026-10-27",
    // A Saturday.
    "2026-08-29, 2026-08-14, 2026-08-26, 2026-08-28, 2026-08-31",
  })
  void countsDanishWorkingDays(LocalDate due, String ten, String two, String none, String after) {
    assertThat(climbed(LADDER, due, due.minusDays(60), LocalDate.parse(after)))
        .containsExactly(ten + " owner -10", two + " owner -2", none + " owner 0", after + " owner 1");
  }

  @Test
  void climbsAndComesAgain() {
    var due = LocalDate.of(2026, 8, 31);
    assertThat(climbed(LADDER, due, due.minusDays(1), due.plusDays(45)))
        .containsExactly(
            "2026-08-31 owner 0",
            "2026-09-01 owner 1",
            "2026-09-07 leader 5",
            "2026-09-14 newsroom 10",
            "2026-09-15 owner 11",
            "2026-09-21 leader 15",
            "2026-09-28 newsroom 20",
            "2026-09-29 owner 21",
            "2026-10-05 leader 25",
            "2026-10-12 newsroom 30",
            "2026-10-13 owner 31");
    var once = new Ladder(new CommitmentSettings(List.of(), 0, 3, 0, null));
    assertThat(climbed(once, due, due.minusDays(60), due.plusDays(90))).containsExactly("2026-09-01 owner 1", "2026-09-03 newsroom 3");
  }

  /// Whoever promises something for the week after, or writes one down that is long late, is left in peace first.
  @Test
  void saysNothingOfWhatOneHasJustAgreedTo() {
    var today = LocalDate.of(2026, 9, 1);
    assertThat(climbed(LADDER, LocalDate.of(2026, 9, 4), today, LocalDate.of(2026, 9, 4))).containsExactly("2026-09-02 owner -2", "2026-09-04 owner 0");
    assertThat(climbed(LADDER, LocalDate.of(2024, 1, 1), today, LocalDate.of(2026, 9, 9))).containsExactly("2026-09-02 owner 1", "2026-09-08 leader 5");
  }

  /// A server that was down says the latest, and not all that it has missed.
  @Test
  void goesOnAtTheLatestStep() {
    var due = LocalDate.of(2026, 9, 30);
    assertThat(LADDER.reached(due, due.minusDays(60), LocalDate.of(2026, 9, 29))).extracting(Ladder.Rung::name).containsExactly("owner -2");
    assertThat(LADDER.reached(due, due.minusDays(60), due.plusDays(40))).extracting(Ladder.Rung::name).containsExactly("owner 21", "leader 25", "newsroom 20");
  }

  @Test
  void looksFarEnoughAhead() {
    for (var day = LocalDate.of(2026, 1, 1); day.getYear() < 2028; day = day.plusDays(1)) {
      if (WorkingDays.isOne(day)) {
        var horizon = LADDER.horizon(day);
        assertThat(LADDER.reached(horizon.plusDays(1), day.minusDays(90), day)).as(day.toString()).isEmpty();
      }
    }
  }
}
