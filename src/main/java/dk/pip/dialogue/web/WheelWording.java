package dk.pip.dialogue.web;

import dk.pip.dialogue.WheelDay;
import dk.pip.dialogue.WheelMark;
import dk.pip.dialogue.WheelRule;
import dk.pip.dialogue.WheelRule.Measure;
import dk.pip.dialogue.WheelStep;
import dk.pip.dialogue.WheelYear;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import dk.pip.shared.WorkingDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;

/// Says in words what wheels are made of.
public final class WheelWording {
  private WheelWording() {}

  /// `31. januar`, `første mandag i september`, `2 uger efter »Midtvejsskema ud«`.
  ///
  /// @param years of the wheel; in one of a single year »every year« goes without saying
  public static String rule(WheelStep step, List<WheelStep> all, int years, Texts texts) {
    return switch (step.rule()) {
      case WheelRule.OnDay(var year, var month, var day) -> inYear(texts.get("dialogue.wheel.rule.day", Integer.toString(day), month(month, texts)), year, years, texts);
      case WheelRule.Nth(var year, var month, var which, var weekday) ->
          inYear(texts.get("dialogue.wheel.rule.nth", texts.get("dialogue.wheel.nth." + which), weekday(weekday, texts), month(month, texts)), year, years, texts);
      case WheelRule.Beside(var key, var count, var measure, var after) -> {
        var base = all.stream().filter(it -> it.key().equals(key)).map(WheelStep::name).findFirst().orElse("");
        var words = measure == Measure.WEEKS ? "dialogue.wheel.rule.weeks" : "dialogue.wheel.rule.working-days";
        if (count == 0) {
          yield texts.get("dialogue.wheel.rule.same", base);
        }
        yield texts.get(after ? "dialogue.wheel.rule.after" : "dialogue.wheel.rule.before", texts.get(words, count), base);
      }
    };
  }

  private static String inYear(String words, WheelYear year, int years, Texts texts) {
    return year == WheelYear.EVERY && years == 1 ? words : texts.get("dialogue.wheel.rule.in-year", words, texts.get("dialogue.wheel.year." + year.word()));
  }

  public static String month(int month, Texts texts) {
    return Month.of(month).getDisplayName(TextStyle.FULL_STANDALONE, texts.language().locale());
  }

  static String shortMonth(int month, Texts texts) {
    return Month.of(month).getDisplayName(TextStyle.SHORT_STANDALONE, texts.language().locale()).replace(".", "");
  }

  public static String weekday(DayOfWeek day, Texts texts) {
    return day.getDisplayName(TextStyle.FULL_STANDALONE, texts.language().locale());
  }

  /// `torsdag 19. marts`, with the year where it isn't the wheel's only one.
  public static String day(LocalDate day, boolean withYear, Texts texts) {
    return withYear ? texts.get("dialogue.wheel.day-of-year", Dates.day(day, texts.language()), Integer.toString(day.getYear())) : Dates.day(day, texts.language());
  }

  /// The date, or from when to when.
  public static String when(WheelDay it, boolean withYear, Texts texts) {
    return it.opens().equals(it.day())
        ? day(it.day(), withYear, texts)
        : texts.get("dialogue.wheel.from-until", Dates.day(it.opens(), texts.language()), day(it.day(), withYear, texts));
  }

  /// Why the date is another than the rule says; empty where it isn't.
  public static String moved(WheelDay it, Texts texts) {
    var move = it.move();
    if (move == null) {
      return it.isShifted() ? texts.get("dialogue.wheel.shifted", Dates.day(it.planned(), texts.language())) : "";
    }
    if (move.day() == null) {
      return texts.get("dialogue.wheel.left-out", move.by(), move.why());
    }
    var words = texts.get("dialogue.wheel.moved", Dates.day(it.ruled(), texts.language()), move.by(), move.why());
    return WorkingDays.isOne(it.day()) ? words : words + " " + texts.get("dialogue.wheel.no-working-day");
  }

  /// When it was done, and who says so.
  public static String done(WheelMark mark, Texts texts) {
    var day = Dates.day(Dates.local(mark.at()).toLocalDate(), texts.language());
    return mark.by().isEmpty() ? texts.get("dialogue.wheel.done-on", day) : texts.get("dialogue.wheel.done-by", day, mark.by());
  }
}
