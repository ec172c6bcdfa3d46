package dk.pip.dialogue.web;

import dk.pip.dialogue.WheelDay;
import dk.pip.shared.Texts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A wheel drawn as a ring, from the top and round by the sun. It is for the eye: the list beside it says the same.
///
/// @param marks where a month or a year begins
/// @param stems from a step to its day
/// @param today null where it lies outside
/// @param outside how many steps lie ahead of the wheel's years or behind them, and are in the list alone
/// @param next when the next step is, in words; may be empty
public record WheelRing(String term, List<Label> labels, List<Line> marks, List<Line> stems, List<Dot> dots, List<Arc> arcs, @Nullable Line today, int outside, boolean numbered, String next) {
  private static final double MIDDLE = 320;
  private static final double RING = 236;
  private static final double BAND = 262;
  private static final double NAMES = 288;
  private static final double LANE = 34;
  private static final double INNERMOST = 100;
  private static final double APART = 33;
  private static final double SMALL_APART = 13;
  private static final double SMALL_LANE = 14;

  /// With more, the numbers have no room.
  private static final int MOST_NUMBERED = 48;

  public record Label(String x, String y, String anchor, String text, boolean isYear) {}

  public record Line(String x1, String y1, String x2, String y2, boolean isStrong) {}

  /// @param number in the list
  public record Dot(String x, String y, String boxX, String boxY, int number, String doer, String state) {}

  public record Arc(String path) {}

  /// @param numbered the steps in the order of the list, where a step that is left out has a number too
  static WheelRing of(String term, int firstYear, int years, List<WheelDay> numbered, LocalDate today, Texts texts) {
    var from = LocalDate.of(firstYear, 1, 1);
    var end = LocalDate.of(firstYear + years, 1, 1);
    var turn = new Turn(from, ChronoUnit.DAYS.between(from, end));
    var labels = new ArrayList<Label>();
    var marks = new ArrayList<Line>();
    for (var month = from; month.isBefore(end); month = month.plusMonths(1)) {
      var newYear = month.getMonthValue() == 1;
      var angle = turn.angle(month);
      marks.add(line(angle, newYear && years > 1 ? RING - 22 : RING, BAND, newYear && years > 1));
      if (years == 1) {
        labels.add(label(turn.angle(month.plusDays(14)), NAMES, WheelWording.shortMonth(month.getMonthValue(), texts), false));
      } else if (newYear) {
        labels.add(label(turn.angle(month.plusMonths(6)), NAMES + 6, Integer.toString(month.getYear()), true));
      }
    }
    var inside = numbered.stream().filter(it -> !it.isLeftOut() && !it.day().isBefore(from) && it.day().isBefore(end)).toList();
    var outside = (int) numbered.stream().filter(it -> !it.isLeftOut() && (it.day().isBefore(from) || !it.day().isBefore(end))).count();
    var large = inside.size() <= MOST_NUMBERED;
    var dots = new ArrayList<Dot>();
    var arcs = new ArrayList<Arc>();
    var stems = new ArrayList<Line>();
    var lanes = new Lanes(large ? APART : SMALL_APART, large ? LANE : SMALL_LANE);
    for (var it : inside) {
      var angle = turn.angle(it.day());
      var radius = lanes.place(angle);
      var x = x(angle, radius);
      var y = y(angle, radius);
      var half = large ? 14.5 : 5;
      stems.add(line(angle, radius + half, RING, false));
      var state = it.day().isBefore(today) ? "past" : "ahead";
      dots.add(new Dot(text(x), text(y), text(x - half), text(y - half), numbered.indexOf(it) + 1, it.step().doer().word(), state));
      if (large && it.opens().isBefore(it.day())) {
        arcs.add(new Arc(arc(turn.angle(it.opens().isBefore(from) ? from : it.opens()), angle, radius)));
      }
    }
    var now = today.isBefore(from) || !today.isBefore(end) ? null : line(turn.angle(today), 74, BAND, true);
    var next = now == null ? "" : inside.stream().filter(it -> !it.day().isBefore(today)).findFirst().map(it -> texts.get("dialogue.wheel.ring.next", Integer.toString(it.day().getDayOfMonth()), WheelWording.shortMonth(it.day().getMonthValue(), texts))).orElse("");
    return new WheelRing(term, labels, marks, stems, dots, arcs, now, outside, large, next);
  }

  private record Turn(LocalDate from, long days) {
    /// In radians from the top, by the sun.
    double angle(LocalDate day) {
      return 2 * Math.PI * ChronoUnit.DAYS.between(from, day) / days;
    }
  }

  /// Puts each dot as far out as no other is in its way.
  private static final class Lanes {
    private final double apart;
    private final double lane;
    private final List<double[]> placed = new ArrayList<>();

    Lanes(double apart, double lane) {
      this.apart = apart;
      this.lane = lane;
    }

    double place(double angle) {
      var radius = RING - lane;
      while (radius - lane >= INNERMOST && isTaken(angle, radius)) {
        radius -= lane;
      }
      placed.add(new double[] {x(angle, radius), y(angle, radius)});
      return radius;
    }

    private boolean isTaken(double angle, double radius) {
      return placed.stream().anyMatch(it -> Math.hypot(it[0] - x(angle, radius), it[1] - y(angle, radius)) < apart);
    }
  }

  private static double x(double angle, double radius) {
    return MIDDLE + radius * Math.sin(angle);
  }

  private static double y(double angle, double radius) {
    return MIDDLE - radius * Math.cos(angle);
  }

  private static Line line(double angle, double inner, double outer, boolean strong) {
    return new Line(text(x(angle, inner)), text(y(angle, inner)), text(x(angle, outer)), text(y(angle, outer)), strong);
  }

  private static Label label(double angle, double radius, String words, boolean year) {
    var across = Math.sin(angle);
    var anchor = Math.abs(across) < 0.3 ? "middle" : across > 0 ? "start" : "end";
    return new Label(text(x(angle, radius - (anchor.equals("middle") ? 0 : 12))), text(y(angle, radius) + 6), anchor, words, year);
  }

  private static String arc(double from, double until, double radius) {
    var large = until - from > Math.PI ? 1 : 0;
    return "M%s %sA%s %s 0 %d 1 %s %s".formatted(text(x(from, radius)), text(y(from, radius)), text(radius), text(radius), large, text(x(until, radius)), text(y(until, radius)));
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
