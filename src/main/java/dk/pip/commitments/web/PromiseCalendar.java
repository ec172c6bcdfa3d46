package dk.pip.commitments.web;

import dk.pip.commitments.Commitment;
import dk.pip.shared.Texts;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The dates of open promises as calendars take them in (RFC 5545). One that is put off moves there, and adds no second one.
final class PromiseCalendar {
  static final String CONTENT_TYPE = "text/calendar;charset=UTF-8";
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST_LINE = 75;

  private final StringBuilder out = new StringBuilder();

  private PromiseCalendar() {}

  /// @param root the site’s address without a slash at the end
  /// @param host that makes the names of dates their own
  static String write(String root, String host, String title, List<PromiseItem> all, Texts texts) {
    var calendar = new PromiseCalendar();
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Pip//Pip//DA");
    calendar.line("CALSCALE:GREGORIAN");
    calendar.line("X-WR-CALNAME:" + escape(title));
    calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT12H");
    all.stream().filter(item -> item.it().isOpen()).forEach(item -> calendar.event(root, host, item, texts));
    calendar.line("END:VCALENDAR");
    return calendar.out.toString();
  }

  private void event(String root, String host, PromiseItem item, Texts texts) {
    Commitment it = item.it();
    LocalDate due = it.terms().due();
    var about = item.owner().isEmpty() ? item.state(texts) : item.state(texts) + " · " + item.owner();
    line("BEGIN:VEVENT");
    line("UID:" + it.slug() + "@" + host);
    line("DTSTAMP:" + UTC.format(it.steppedAt()));
    line("LAST-MODIFIED:" + UTC.format(it.steppedAt()));
    line("SEQUENCE:" + (it.step() - 1));
    line("DTSTART;VALUE=DATE:" + DAY.format(due));
    line("DTEND;VALUE=DATE:" + DAY.format(due.plusDays(1)));
    line("SUMMARY:" + escape(it.terms().sentence()));
    if (!it.terms().place().isEmpty()) {
      line("LOCATION:" + escape(it.terms().place()));
    }
    line("DESCRIPTION:" + escape(item.why(texts).isEmpty() ? about : about + "\n" + item.why(texts)));
    line("URL:" + root + item.address());
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replaceAll("\\R", "\n").replaceAll("[\\p{Cntrl}&&[^\n]]", " ").replace("\n", "\\n");
  }

  /// Folded before it grows past 75 bytes, and never inside a character.
  private void line(String content) {
    var length = 0;
    for (var at = 0; at < content.length(); ) {
      var point = content.codePointAt(at);
      var character = Character.toString(point);
      var bytes = character.getBytes(StandardCharsets.UTF_8).length;
      if (length + bytes > LONGEST_LINE) {
        out.append("\r\n ");
        length = 1;
      }
      out.append(character);
      length += bytes;
      at += Character.charCount(point);
    }
    out.append("\r\n");
  }
}
