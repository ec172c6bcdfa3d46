package dk.pip.dialogue.web;

import dk.pip.dialogue.WheelDoer;
import dk.pip.dialogue.WheelKind;
import dk.pip.dialogue.WheelRule;
import dk.pip.dialogue.WheelRule.Measure;
import dk.pip.dialogue.WheelShift;
import dk.pip.dialogue.WheelStep;
import dk.pip.dialogue.WheelTemplate;
import dk.pip.dialogue.WheelYear;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A step of a template as it was typed. Of the three ways to say the day only the chosen one is read.
///
/// @param way `day`, `nth` or `beside`
/// @param nthYear and the month beside it: of the way `nth`
/// @param opens weeks ahead; empty for none
public record WheelStepForm(
    @Nullable String kind,
    @Nullable String name,
    @Nullable String note,
    @Nullable String doer,
    @Nullable String way,
    @Nullable String year,
    @Nullable String day,
    @Nullable String month,
    @Nullable String nthYear,
    @Nullable String which,
    @Nullable String weekday,
    @Nullable String nthMonth,
    @Nullable String count,
    @Nullable String measure,
    @Nullable String direction,
    @Nullable String base,
    @Nullable String shift,
    @Nullable String opens) {
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_NOTE = 400;
  private static final int MOST_WEEKS = 60;
  private static final int MOST_DAYS = 250;
  private static final int MOST_OPEN = 26;
  private static final int LAST = 5;

  static WheelStepForm fresh() {
    var kind = WheelKind.OTHER;
    return new WheelStepForm(
        kind.word(), "", "", kind.doer().word(), "day", WheelYear.EVERY.word(), "", "1", WheelYear.EVERY.word(), "1", "MONDAY", "1", "2", "WEEKS", "after", "", kind.shift().word(), "");
  }

  static WheelStepForm of(WheelStep it) {
    var f = fresh();
    var opens = it.opensWeeks() == 0 ? "" : Integer.toString(it.opensWeeks());
    return switch (it.rule()) {
      case WheelRule.OnDay(var year, var month, var day) ->
          new WheelStepForm(
              it.kind().word(), it.name(), it.note(), it.doer().word(), "day", year.word(), Integer.toString(day), Integer.toString(month),
              f.nthYear, f.which, f.weekday, f.nthMonth, f.count, f.measure, f.direction, f.base, it.shift().word(), opens);
      case WheelRule.Nth(var year, var month, var which, var weekday) ->
          new WheelStepForm(
              it.kind().word(), it.name(), it.note(), it.doer().word(), "nth", f.year, f.day, f.month,
              year.word(), Integer.toString(which), weekday.name(), Integer.toString(month), f.count, f.measure, f.direction, f.base, it.shift().word(), opens);
      case WheelRule.Beside(var step, var count, var measure, var after) ->
          new WheelStepForm(
              it.kind().word(), it.name(), it.note(), it.doer().word(), "beside", f.year, f.day, f.month,
              f.nthYear, f.which, f.weekday, f.nthMonth, Integer.toString(count), measure.name(), after ? "after" : "before", step, it.shift().word(), opens);
    };
  }

  public String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  public boolean is(@Nullable String typed, String word) {
    return word.equals(typed);
  }

  /// @param own key of the step; null for a new one
  Problems check(WheelTemplate template, @Nullable String own) {
    var problems = Problems.none();
    if (WheelKind.named(text(kind)).isEmpty()) {
      problems.add("kind", "dialogue.wheel.problem.choose");
    }
    if (text(name).isEmpty()) {
      problems.add("name", "dialogue.wheel.problem.step-name");
    } else if (Letters.moreThan(LONGEST_NAME, text(name))) {
      problems.add("name", "dialogue.problem.long", LONGEST_NAME);
    }
    if (Letters.moreThan(LONGEST_NOTE, text(note))) {
      problems.add("note", "dialogue.problem.long", LONGEST_NOTE);
    }
    if (WheelDoer.named(text(doer)).isEmpty()) {
      problems.add("doer", "dialogue.wheel.problem.choose");
    }
    switch (text(way)) {
      case "day" -> checkDay(template, problems);
      case "nth" -> checkNth(template, problems);
      case "beside" -> checkBeside(template, own, problems);
      default -> problems.add("way", "dialogue.wheel.problem.choose");
    }
    if (WheelShift.named(text(shift)).isEmpty()) {
      problems.add("shift", "dialogue.wheel.problem.choose");
    }
    if (!text(opens).isEmpty() && number(opens, 0, MOST_OPEN).isEmpty()) {
      problems.add("opens", "dialogue.wheel.problem.number", "0", Integer.toString(MOST_OPEN));
    }
    return problems;
  }

  private void checkDay(WheelTemplate template, Problems problems) {
    checkYear("year", year, template, problems);
    var ofMonth = number(month, 1, Month.values().length);
    if (ofMonth.isEmpty()) {
      problems.add("month", "dialogue.wheel.problem.choose");
    } else if (number(day, 1, Month.of(ofMonth.get()).maxLength()).isEmpty()) {
      problems.add("day", "dialogue.wheel.problem.number", "1", Integer.toString(Month.of(ofMonth.get()).maxLength()));
    }
  }

  private static void checkYear(String field, @Nullable String typed, WheelTemplate template, Problems problems) {
    var found = WheelYear.named(typed == null ? "" : typed);
    if (found.isEmpty()) {
      problems.add(field, "dialogue.wheel.problem.choose");
    } else if (!found.get().fits(template.years())) {
      problems.add(field, "dialogue.wheel.problem.year-outside");
    }
  }

  private void checkNth(WheelTemplate template, Problems problems) {
    checkYear("nthYear", nthYear, template, problems);
    if (number(which, 1, LAST).isEmpty()) {
      problems.add("which", "dialogue.wheel.problem.choose");
    }
    if (ofWeek().isEmpty()) {
      problems.add("weekday", "dialogue.wheel.problem.choose");
    }
    if (number(nthMonth, 1, Month.values().length).isEmpty()) {
      problems.add("nthMonth", "dialogue.wheel.problem.choose");
    }
  }

  private void checkBeside(WheelTemplate template, @Nullable String own, Problems problems) {
    var found = counted();
    if (found.isEmpty()) {
      problems.add("measure", "dialogue.wheel.problem.choose");
    } else {
      var most = found.get() == Measure.WEEKS ? MOST_WEEKS : MOST_DAYS;
      if (number(count, 0, most).isEmpty()) {
        problems.add("count", "dialogue.wheel.problem.number", "0", Integer.toString(most));
      }
    }
    if (!"after".equals(direction) && !"before".equals(direction)) {
      problems.add("direction", "dialogue.wheel.problem.choose");
    }
    if (text(base).isEmpty() || template.step(text(base)).isEmpty()) {
      problems.add("base", "dialogue.wheel.problem.base");
    } else if (text(base).equals(own)) {
      problems.add("base", "dialogue.wheel.problem.itself");
    }
  }

  private Optional<DayOfWeek> ofWeek() {
    return Arrays.stream(DayOfWeek.values()).filter(it -> it.name().equals(weekday)).findFirst();
  }

  private Optional<Measure> counted() {
    return Arrays.stream(Measure.values()).filter(it -> it.name().equals(measure)).findFirst();
  }

  private static Optional<Integer> number(@Nullable String typed, int least, int most) {
    var text = typed == null ? "" : typed.strip();
    if (!text.matches("[0-9]{1,4}")) {
      return Optional.empty();
    }
    var number = Integer.parseInt(text);
    return number < least || number > most ? Optional.empty() : Optional.of(number);
  }

  private static int read(@Nullable String typed) {
    return number(typed, 0, Integer.MAX_VALUE).orElse(0);
  }

  /// Only of one that has no problems.
  WheelStep step(String key) {
    var rule =
        switch (text(way)) {
          case "day" -> new WheelRule.OnDay(WheelYear.named(text(year)).orElseThrow(), read(month), read(day));
          case "nth" -> new WheelRule.Nth(WheelYear.named(text(nthYear)).orElseThrow(), read(nthMonth), read(which), ofWeek().orElseThrow());
          default -> new WheelRule.Beside(text(base), read(count), counted().orElseThrow(), "after".equals(direction));
        };
    return new WheelStep(
        key, WheelKind.named(text(kind)).orElseThrow(), text(name), text(note).replace("\r\n", "\n"), WheelDoer.named(text(doer)).orElseThrow(), rule, WheelShift.named(text(shift)).orElseThrow(), read(opens));
  }
}
