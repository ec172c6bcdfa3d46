package dk.pip.dialogue;

import dk.pip.shared.CalendarLines;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.time.Instant;

/// A wheel as a file that calendars take in (RFC 5545): a whole day for each step, those that are left out as called off, so that they
/// go from calendars that had them. A step keeps its name (UID) when its date moves.
public final class WheelCalendar {
  private WheelCalendar() {}

  /// @param link to the wheel's page; empty where the site's address isn't known
  public static String of(Wheel wheel, String link, Instant now, Texts texts) {
    var out = new CalendarLines();
    out.add("BEGIN:VCALENDAR");
    out.add("VERSION:2.0");
    out.add("PRODID:-//Pip//Pip//" + (texts.language() == Language.DA ? "DA" : "EN"));
    out.add("CALSCALE:GREGORIAN");
    out.add("X-WR-CALNAME:" + CalendarLines.escape(wheel.title()));
    for (var day : wheel.days()) {
      event(out, wheel, day, link, now, texts);
    }
    out.add("END:VCALENDAR");
    return out.toString();
  }

  private static void event(CalendarLines out, Wheel wheel, WheelDay it, String link, Instant now, Texts texts) {
    var move = it.move();
    out.add("BEGIN:VEVENT");
    out.add("UID:" + wheel.id().value() + "-" + it.key().step() + "-" + it.key().year() + "@pip");
    out.add("DTSTAMP:" + CalendarLines.utc(now));
    out.add("SEQUENCE:" + (move == null ? 0 : move.at().getEpochSecond() / 60 % 1_000_000));
    out.add("DTSTART", it.opens());
    out.add("DTEND", it.day().plusDays(1));
    out.add("SUMMARY:" + CalendarLines.escape(it.step().name() + " · " + wheel.name()));
    var about = new StringBuilder(texts.get("dialogue.wheel.doer." + it.step().doer().word()));
    if (!it.step().note().isEmpty()) {
      about.append('\n').append(it.step().note());
    }
    if (move != null) {
      about.append('\n').append(texts.get("dialogue.wheel.ics.moved", move.why()));
    }
    out.add("DESCRIPTION:" + CalendarLines.escape(about.toString()));
    if (!link.isEmpty()) {
      out.add("URL:" + link);
    }
    out.add("TRANSP:TRANSPARENT");
    out.add("STATUS:" + (it.isLeftOut() ? "CANCELLED" : "CONFIRMED"));
    out.add("END:VEVENT");
  }
}
