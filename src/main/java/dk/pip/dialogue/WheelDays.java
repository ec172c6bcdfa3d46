package dk.pip.dialogue;

import dk.pip.dialogue.WheelRule.Beside;
import dk.pip.dialogue.WheelRule.Measure;
import dk.pip.dialogue.WheelRule.Nth;
import dk.pip.dialogue.WheelRule.OnDay;
import dk.pip.shared.WorkingDays;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives the steps of a wheel their dates.
public final class WheelDays {
  private final Map<String, WheelStep> steps = new LinkedHashMap<>();
  private final int firstYear;
  private final int years;
  private final Map<WheelKey, WheelMove> moves;
  private final Map<String, List<WheelDay>> found = new HashMap<>();

  private WheelDays(List<WheelStep> steps, int firstYear, int years, Map<WheelKey, WheelMove> moves) {
    steps.forEach(step -> this.steps.put(step.key(), step));
    this.firstYear = firstYear;
    this.years = years;
    this.moves = moves;
  }

  /// All steps of a wheel by their days; those of one day in the order of the template. What hangs on a step that was moved by hand
  /// goes with it, unless it was moved by hand itself.
  ///
  /// @throws IllegalStateException where the rules go in a circle, which [#circle] tells beforehand
  public static List<WheelDay> of(List<WheelStep> steps, int firstYear, int years, Map<WheelKey, WheelMove> moves) {
    var days = new WheelDays(steps, firstYear, years, moves);
    var all = new ArrayList<WheelDay>();
    steps.forEach(step -> all.addAll(days.find(step, new ArrayList<>())));
    all.sort(Comparator.comparing(WheelDay::day));
    return all;
  }

  private List<WheelDay> find(WheelStep step, List<String> below) {
    var known = found.get(step.key());
    if (known != null) {
      return known;
    }
    if (below.contains(step.key())) {
      throw new IllegalStateException("Rules in a circle at " + step.key());
    }
    below.add(step.key());
    var days =
        switch (step.rule()) {
          case OnDay(var year, var month, var day) ->
              year.in(firstYear, years).stream().map(it -> day(step, it, LocalDate.of(it, month, Math.min(day, YearMonth.of(it, month).lengthOfMonth())))).toList();
          case Nth(var year, var month, var which, var weekday) ->
              year.in(firstYear, years).stream()
                  .map(it -> day(step, it, LocalDate.of(it, month, 1).with(which > 4 ? TemporalAdjusters.lastInMonth(weekday) : TemporalAdjusters.dayOfWeekInMonth(which, weekday))))
                  .toList();
          case Beside beside -> find(base(beside), below).stream().map(it -> day(step, it.key().year(), beside(beside, it.day()))).toList();
        };
    found.put(step.key(), days);
    return days;
  }

  private WheelStep base(Beside beside) {
    var base = steps.get(beside.step());
    if (base == null) {
      throw new IllegalStateException("No step " + beside.step());
    }
    return base;
  }

  private static LocalDate beside(Beside it, LocalDate base) {
    if (it.measure() == Measure.WEEKS) {
      return base.plusWeeks(it.after() ? it.count() : -it.count());
    }
    return it.after() ? after(base, it.count()) : WorkingDays.before(base, it.count());
  }

  private static LocalDate after(LocalDate day, int many) {
    var found = WorkingDays.from(day);
    for (var left = many; left > 0; left--) {
      found = WorkingDays.from(found.plusDays(1));
    }
    return found;
  }

  private WheelDay day(WheelStep step, int year, LocalDate planned) {
    var key = new WheelKey(step.key(), year);
    var ruled = step.shift().of(planned);
    var move = moves.get(key);
    var moved = move == null ? null : move.day();
    var day = moved == null ? ruled : moved;
    var opens = step.opensWeeks() == 0 ? day : WorkingDays.from(day.minusWeeks(step.opensWeeks()));
    return new WheelDay(step, key, planned, ruled, day, opens.isAfter(day) ? day : opens, move);
  }

  /// The names of the steps whose rules go in a circle, the first once more at the end; empty where none do.
  public static List<String> circle(List<WheelStep> steps) {
    var byKey = new HashMap<String, WheelStep>();
    steps.forEach(step -> byKey.put(step.key(), step));
    for (var step : steps) {
      var path = new ArrayList<WheelStep>();
      @Nullable WheelStep at = step;
      while (at != null && !path.contains(at)) {
        path.add(at);
        at = at.rule() instanceof Beside beside ? byKey.get(beside.step()) : null;
      }
      if (at != null) {
        var circle = new ArrayList<>(path.subList(path.indexOf(at), path.size()).stream().map(WheelStep::name).toList());
        circle.add(at.name());
        return circle;
      }
    }
    return List.of();
  }

  /// The steps whose days are counted from another's.
  public static List<WheelStep> hangingOn(String key, List<WheelStep> steps) {
    return steps.stream().filter(it -> it.rule() instanceof Beside beside && beside.step().equals(key)).toList();
  }
}
