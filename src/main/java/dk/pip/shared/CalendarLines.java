package dk.pip.shared;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// A file that calendars take in, line by line (RFC 5545): folded, ended and escaped as it says. What stands on the lines is for the writer to know.
public final class CalendarLines {
  public static final String CONTENT_TYPE = "text/calendar;charset=UTF-8";

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /// In bytes, without the end.
  private static final int LONGEST_LINE = 75;

  private final StringBuilder out = new StringBuilder();

  /// Adds a line, folded before it grows past 75 bytes and never inside a character.
  public void add(String content) {
    var length = 0;
    for (var at = 0; at < content.length(); ) {
      var character = Character.toString(content.codePointAt(at));
      var bytes = character.getBytes(StandardCharsets.UTF_8).length;
      if (length + bytes > LONGEST_LINE) {
        out.append("\r\n ");
        length = 1;
      }
      out.append(character);
      length += bytes;
      at += character.length();
    }
    out.append("\r\n");
  }

  /// Adds a date of a whole day.
  ///
  /// @param name such as `DTSTART`
  public void add(String name, LocalDate day) {
    add(name + ";VALUE=DATE:" + DAY.format(day));
  }

  /// A text as values have it; its ends of lines are kept.
  public static String escape(String text) {
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n");
  }

  public static String utc(Instant at) {
    return UTC.format(at);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
