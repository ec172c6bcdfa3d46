package dk.pip.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Municipal time and how it is written. Times are kept as instants; people see and write Europe/Copenhagen.
public final class Dates {
  public static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

  private Dates() {}

  /// The instant of a local time in Denmark. In the hour that is skipped in March the time moves on by an hour;
  /// in the hour that comes twice in October the first one (summer time) is meant.
  public static Instant instant(LocalDateTime local) {
    return local.atZone(ZONE).toInstant();
  }

  /// The end of a day in Denmark: the instant at which the next day begins.
  public static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZONE).toInstant();
  }

  public static LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZONE);
  }

  /// `torsdag 19. marts`, or `Thursday 19 March`.
  public static String day(LocalDate day, Language language) {
    return format(day, language, "EEEE d. MMMM", "EEEE d MMMM");
  }

  /// `19. marts 2026`, or `19 March 2026`.
  public static String date(LocalDate day, Language language) {
    return format(day, language, "d. MMMM yyyy", "d MMMM yyyy");
  }

  /// `torsdag 19. marts kl. 17.00`, or `Thursday 19 March at 17:00`.
  public static String dayAndTime(LocalDateTime time, Language language) {
    return format(time, language, "EEEE d. MMMM 'kl.' HH.mm", "EEEE d MMMM 'at' HH:mm");
  }

  /// `19. marts 2026 kl. 17.00`, or `19 March 2026 at 17:00`.
  public static String dateAndTime(LocalDateTime time, Language language) {
    return format(time, language, "d. MMMM yyyy 'kl.' HH.mm", "d MMMM yyyy 'at' HH:mm");
  }

  /// `17.00`, or `17:00`.
  public static String time(LocalTime time, Language language) {
    return format(time, language, "HH.mm", "HH:mm");
  }

  /// A month that somebody typed, as `2026-03`: empty for what is none, or not within 2000 to 2100.
  public static Optional<YearMonth> readMonth(String typed) {
    try {
      return Optional.of(YearMonth.parse(typed)).filter(month -> month.getYear() >= 2000 && month.getYear() <= 2100);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// `marts 2026`, or `March 2026`.
  public static String month(YearMonth month, Language language) {
    return format(month, language, "LLLL yyyy", "LLLL yyyy");
  }

  /// `Marts 2026`: the month as it stands in a masthead or at the start of a line.
  public static String monthCapitalised(YearMonth month, Language language) {
    var text = month(month, language);
    return text.substring(0, 1).toUpperCase(language.locale()) + text.substring(1);
  }

  /// Words for a time near now, as a colleague would say it: `i dag kl. 14.32`, `i går kl. 9.05`, else the date and time.
  public static String near(Instant then, Instant now, Texts texts) {
    var time = local(then);
    var days = ChronoUnit.DAYS.between(time.toLocalDate(), local(now).toLocalDate());
    var clock = time(time.toLocalTime(), texts.language());
    if (days == 0) {
      return texts.get("shared.today", clock);
    }
    if (days == 1) {
      return texts.get("shared.yesterday", clock);
    }
    if (days == -1) {
      return texts.get("shared.tomorrow", clock);
    }
    return dateAndTime(time, texts.language());
  }

  private static String format(
      java.time.temporal.TemporalAccessor time, Language language, String danish, String english) {
    var pattern = language == Language.DA ? danish : english;
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(time);
  }
}
