package dk.pip.dialogue;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.dialogue.WheelRule.Beside;
import dk.pip.dialogue.WheelRule.Measure;
import dk.pip.dialogue.WheelRule.Nth;
import dk.pip.dialogue.WheelRule.OnDay;
import dk.pip.shared.Language;
import dk.pip.shared.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The dates that rules give: around weekends and holidays, in leap years and council terms, and what awkward templates do.
class CountWheelDaysTest {
  private static WheelStep step(String key, WheelRule rule, WheelShift shift) {
    return new WheelStep(key, WheelKind.OTHER, "Trin " + key, "", WheelDoer.BOTH, rule, shift, 0);
  }

  private static WheelRule on(int month, int day) {
    return new OnDay(WheelYear.EVERY, month, day);
  }

  private static List<String> days(List<WheelStep> steps, int year, int years) {
    return WheelDays.of(steps, year, years, Map.of()).stream().map(it -> it.key().step() + " " + it.day()).toList();
  }

  private static String day(WheelRule rule, WheelShift shift, int year) {
    return WheelDays.of(List.of(step("a", rule, shift)), year, 1, Map.of()).getFirst().day().toString();
  }

  @Test
  void givesAabenraasTimetableAsItWasIn2024() {
    var all = WheelDays.of(ShippedWheels.find("aabenraa", Language.DA).orElseThrow().steps(), 2024, 1, Map.of());
    assertThat(all.stream().map(it -> it.day() + " " + it.step().name()))
        .containsExactly(
            "2024-01-19 Rettet udkast ind",
            "2024-01-31 Aftalen er underskrevet",
            "2024-05-17 Midtvejsskema ud",
            "2024-06-10 Midtvejsskema ind",
            "2024-06-28 Midtvejssamtale",
            "2024-09-16 Input til næste års temaer",
            "2024-10-15 Årsskema ud",
            "2024-11-05 Årsskema ind",
            "2024-12-30 Samtaler om næste års aftaler");
    assertThat(all.getLast().opens()).as("mid-November to the end of December").isEqualTo(LocalDate.of(2024, 11, 18));
    assertThat(all.getFirst().isShifted()).isFalse();
    assertThat(all.get(4).isShifted()).isTrue();
  }

  @Test
  void shipsTemplatesThatCountInEveryYear() {
    for (var language : Language.values()) {
      for (var template : ShippedWheels.all(language)) {
        assertThat(template.name()).isNotBlank();
        assertThat(template.about()).isNotBlank();
        assertThat(WheelDays.circle(template.steps())).isEmpty();
        assertThat(template.steps()).extracting(WheelStep::key).doesNotHaveDuplicates();
        assertThat(template.steps()).allSatisfy(it -> assertThat(it.name()).as(it.key()).isNotBlank());
        for (var year = 2024; year < 2050; year++) {
          assertThat(WheelDays.of(template.steps(), year, template.years(), Map.of())).allSatisfy(it -> assertThat(WorkingDays.isOne(it.day())).as(it.toString()).isTrue());
        }
      }
    }
  }

  @Test
  void goesRoundWeekendsAndHolidays() {
    // Christmas 2026: Thursday 24 to Sunday 27 are days off.
    assertThat(day(on(12, 24), WheelShift.FORWARD, 2026)).isEqualTo("2026-12-28");
    assertThat(day(on(12, 27), WheelShift.BACK, 2026)).isEqualTo("2026-12-23");
    assertThat(day(on(12, 31), WheelShift.FORWARD, 2026)).as("over New Year and the weekend").isEqualTo("2027-01-04");
    assertThat(day(on(12, 25), WheelShift.STAY, 2026)).isEqualTo("2026-12-25");
    // Easter 2026: Thursday 2 to Monday 6 April.
    assertThat(day(on(4, 2), WheelShift.FORWARD, 2026)).isEqualTo("2026-04-07");
    assertThat(day(on(4, 6), WheelShift.BACK, 2026)).isEqualTo("2026-04-01");
    // 5 June 2026 is a Friday, 2027 a Saturday.
    assertThat(day(on(6, 5), WheelShift.FORWARD, 2026)).isEqualTo("2026-06-08");
    assertThat(day(on(6, 5), WheelShift.BACK, 2027)).isEqualTo("2027-06-04");
    // The nights of both clock changes are Sundays.
    assertThat(day(on(3, 29), WheelShift.FORWARD, 2026)).isEqualTo("2026-03-30");
    assertThat(day(on(10, 25), WheelShift.BACK, 2026)).isEqualTo("2026-10-23");
  }

  @Test
  void knowsLeapYearsAndWeekdaysOfMonths() {
    assertThat(day(on(2, 29), WheelShift.STAY, 2028)).isEqualTo("2028-02-29");
    assertThat(day(on(2, 29), WheelShift.STAY, 2027)).isEqualTo("2027-02-28");
    assertThat(day(new Nth(WheelYear.EVERY, 9, 1, MONDAY), WheelShift.FORWARD, 2026)).isEqualTo("2026-09-07");
    assertThat(day(new Nth(WheelYear.EVERY, 6, 5, FRIDAY), WheelShift.FORWARD, 2026)).as("the last").isEqualTo("2026-06-26");
    assertThat(day(new Nth(WheelYear.BEFORE, 11, 4, MONDAY), WheelShift.FORWARD, 2026)).as("before the year begins").isEqualTo("2025-11-24");
  }

  @Test
  void countsFromOtherSteps() {
    var steps =
        List.of(
            step("in", new Beside("out", 3, Measure.WORKING_DAYS, true), WheelShift.FORWARD),
            step("talk", new Beside("in", 2, Measure.WEEKS, true), WheelShift.BACK),
            step("out", on(3, 30), WheelShift.FORWARD),
            step("ahead", new Beside("out", 2, Measure.WORKING_DAYS, false), WheelShift.FORWARD));
    assertThat(days(steps, 2026, 1)).as("over Easter").containsExactly("ahead 2026-03-26", "out 2026-03-30", "in 2026-04-07", "talk 2026-04-21");
  }

  @Test
  void turnsForATermOfFourYears() {
    var steps =
        List.of(
            step("first", new OnDay(WheelYear.FIRST, 3, 2), WheelShift.FORWARD),
            step("every", on(6, 5), WheelShift.FORWARD),
            step("beside", new Beside("every", 1, Measure.WEEKS, true), WheelShift.FORWARD),
            step("third", new OnDay(WheelYear.THIRD, 2, 29), WheelShift.STAY),
            step("after", new OnDay(WheelYear.AFTER, 2, 1), WheelShift.FORWARD));
    assertThat(days(steps, 2026, 4))
        .containsExactly(
            "first 2026-03-02", "every 2026-06-08", "beside 2026-06-15", "every 2027-06-07", "beside 2027-06-14", "third 2028-02-29",
            "every 2028-06-06", "beside 2028-06-13", "every 2029-06-06", "beside 2029-06-13", "after 2030-02-01");
    assertThat(days(List.of(steps.get(3)), 2026, 1)).as("no third year in one").isEmpty();
  }

  private static WheelMove move(@Nullable String day) {
    return new WheelMove(day == null ? null : LocalDate.parse(day), "Efterårsferie", Instant.EPOCH, "Bob");
  }

  @Test
  void keepsWhatWasMovedByHandAndLetsTheOthersFollow() {
    var steps = List.of(step("out", on(10, 15), WheelShift.FORWARD), step("in", new Beside("out", 1, Measure.WEEKS, true), WheelShift.FORWARD), step("talk", new Beside("in", 1, Measure.WEEKS, true), WheelShift.FORWARD));
    var moves = Map.of(new WheelKey("out", 2026), move("2026-10-18"), new WheelKey("talk", 2026), move("2026-12-01"));
    var days = WheelDays.of(steps, 2026, 1, moves);
    assertThat(days.stream().map(WheelDay::day).map(LocalDate::toString)).as("even a Sunday").containsExactly("2026-10-18", "2026-10-26", "2026-12-01");
    assertThat(days.getFirst().ruled()).isEqualTo(LocalDate.of(2026, 10, 15));
    var out = WheelDays.of(steps, 2026, 1, Map.of(new WheelKey("out", 2026), move(null)));
    assertThat(out.getFirst().isLeftOut()).isTrue();
    assertThat(out.get(1).day()).as("what hangs on it stays where it was").isEqualTo(LocalDate.of(2026, 10, 22));
    assertThat(WheelDays.of(steps, 2027, 1, moves).getFirst().move()).as("of one year").isNull();
  }

  private static @Nullable String rung(String day, String today) {
    return WheelDueWords.rung(LocalDate.parse(day), LocalDate.parse(today));
  }

  @Test
  void remindsInWorkingDays() {
    assertThat(rung("2026-06-10", "2026-05-22")).as("Whit Monday and 5 June lie between").isNull();
    assertThat(rung("2026-06-10", "2026-05-26")).isEqualTo("ahead 10");
    assertThat(rung("2026-06-10", "2026-06-04")).isEqualTo("ahead 10");
    assertThat(rung("2026-06-10", "2026-06-08")).isEqualTo("ahead 2");
    assertThat(rung("2026-06-10", "2026-06-10")).isEqualTo("today");
    assertThat(rung("2026-06-10", "2026-06-11")).isEqualTo("late");
    assertThat(rung("2026-06-10", "2026-06-23")).isEqualTo("late");
    assertThat(rung("2026-06-10", "2026-06-24")).isEqualTo("late again");
    assertThat(rung("2026-06-10", "2026-09-01")).as("given up").isNull();
    assertThat(rung("2027-01-04", "2026-12-28")).as("over New Year").isEqualTo("ahead 10");
    assertThat(rung("2027-01-04", "2026-12-29")).isEqualTo("ahead 2");
    assertThat(rung("2026-12-27", "2026-12-23")).as("a Sunday in Christmas, moved by hand").isEqualTo("today");
    assertThat(rung("2026-03-30", "2026-03-27")).as("over the clock change").isEqualTo("ahead 2");
    assertThat(rung("2026-10-26", "2026-10-26")).isEqualTo("today");
  }

  @Test
  void tellsWhereRulesGoInACircle() {
    var a = step("a", new Beside("b", 1, Measure.WEEKS, true), WheelShift.FORWARD);
    var b = step("b", new Beside("c", 1, Measure.WEEKS, true), WheelShift.FORWARD);
    var c = step("c", new Beside("b", 1, Measure.WEEKS, false), WheelShift.FORWARD);
    assertThat(WheelDays.circle(List.of(a, b, c))).containsExactly("Trin b", "Trin c", "Trin b");
    assertThat(WheelDays.circle(List.of(a, b))).isEmpty();
    assertThatThrownBy(() -> WheelDays.of(List.of(a, b, c), 2026, 1, Map.of())).isInstanceOf(IllegalStateException.class);
    assertThat(WheelDays.hangingOn("b", List.of(a, b, c))).containsExactly(a, c);
  }

  @Test
  void takesTwoHundredStepsInARowAndKeepsThemInTheDatabase() {
    var steps = new ArrayList<WheelStep>(List.of(step("0", on(1, 4), WheelShift.FORWARD)));
    IntStream.range(1, 200).forEach(it -> steps.add(step("" + it, new Beside("" + (it - 1), 1, Measure.WORKING_DAYS, true), WheelShift.FORWARD)));
    var days = WheelDays.of(steps.reversed(), 2027, 1, Map.of());
    assertThat(days).hasSize(200).isSortedAccordingTo((x, y) -> x.day().compareTo(y.day()));
    assertThat(days.getLast().day()).isEqualTo(LocalDate.of(2027, 10, 15));
    assertThat(WheelJson.read(WheelJson.write(steps))).isEqualTo(steps);
  }
}
