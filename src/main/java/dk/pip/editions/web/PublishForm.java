package dk.pip.editions.web;

import dk.pip.shared.Dates;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// What was typed on the page that publishes.
///
/// @param when `now` or `later`
/// @param day `2026-03-19`, as the browser's date field gives it
/// @param time `08:00`, Danish time
/// @param back whether readers are to see a withdrawn edition again
public record PublishForm(String when, String day, String time, String correction, boolean back) {
  private static final int LONGEST_CORRECTION = 300;

  static PublishForm of(@Nullable String when, @Nullable String day, @Nullable String time, @Nullable String correction,
      @Nullable String back) {
    return new PublishForm(or(when, "now"), or(day, ""), or(time, "08:00"), or(correction, ""), or(back, "").equals("yes"));
  }

  private static String or(@Nullable String value, String standard) {
    return value == null ? standard : value.strip();
  }

  public boolean later() {
    return when.equals("later");
  }

  /// The time to publish at, or null where what was typed is no time.
  @Nullable Instant at() {
    try {
      return Dates.instant(LocalDate.parse(day).atTime(LocalTime.parse(time.replace('.', ':'))));
    } catch (DateTimeException e) {
      return null;
    }
  }

  Problems check(boolean isCorrection, boolean isWithdrawn, Instant now) {
    var problems = Problems.none();
    if (isWithdrawn && !back) {
      problems.add("back", "editions.publish.withdrawn");
    }
    if (later()) {
      var at = at();
      if (at == null) {
        problems.add("day", "editions.publish.no-time");
      } else if (!at.isAfter(now)) {
        problems.add("day", "editions.publish.time-past");
      }
    }
    if (isCorrection && correction.isBlank()) {
      problems.add("correction", "editions.publish.no-correction");
    }
    if (Letters.moreThan(LONGEST_CORRECTION, correction)) {
      problems.add("correction", "editions.publish.long-correction", LONGEST_CORRECTION);
    }
    return problems;
  }
}
