package dk.pip.commitments.web;

import dk.pip.commitments.Commitment;
import dk.pip.shared.CalendarLines;
import dk.pip.shared.Texts;
import java.time.LocalDate;
import java.util.List;

/// The dates of open promises as calendars take them in (RFC 5545). One that is put off moves there, and adds no second one.
final class PromiseCalendar {
  private PromiseCalendar() {}

  /// @param root the site’s address without a slash at the end
  /// @param host that makes the names of dates their own
  static String write(String root, String host, String title, List<PromiseItem> all, Texts texts) {
    var out = new CalendarLines();
    out.add("BEGIN:VCALENDAR");
    out.add("VERSION:2.0");
    out.add("PRODID:-//Pip//Pip//DA");
    out.add("CALSCALE:GREGORIAN");
    out.add("X-WR-CALNAME:" + escape(title));
    out.add("REFRESH-INTERVAL;VALUE=DURATION:PT12H");
    all.stream().filter(item -> item.it().isOpen()).forEach(item -> event(out, root, host, item, texts));
    out.add("END:VCALENDAR");
    return out.toString();
  }

  private static void event(CalendarLines out, String root, String host, PromiseItem item, Texts texts) {
    Commitment it = item.it();
    LocalDate due = it.terms().due();
    var about = item.owner().isEmpty() ? item.state(texts) : item.state(texts) + " · " + item.owner();
    out.add("BEGIN:VEVENT");
    out.add("UID:" + it.slug() + "@" + host);
    out.add("DTSTAMP:" + CalendarLines.utc(it.steppedAt()));
    out.add("LAST-MODIFIED:" + CalendarLines.utc(it.steppedAt()));
    out.add("SEQUENCE:" + (it.step() - 1));
    out.add("DTSTART", due);
    out.add("DTEND", due.plusDays(1));
    out.add("SUMMARY:" + escape(it.terms().sentence()));
    if (!it.terms().place().isEmpty()) {
      out.add("LOCATION:" + escape(it.terms().place()));
    }
    out.add("DESCRIPTION:" + escape(item.why(texts).isEmpty() ? about : about + "\n" + item.why(texts)));
    out.add("URL:" + root + item.address());
    out.add("TRANSP:TRANSPARENT");
    out.add("END:VEVENT");
  }

  /// With no sign that no calendar shows, as what is typed may have.
  private static String escape(String text) {
    return CalendarLines.escape(text.replaceAll("\\R", "\n").replaceAll("[\\p{Cntrl}&&[^\n]]", " "));
  }
}
