package dk.pip.dialogue;

import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// A wheel as a file that calendars take in (RFC 5545): a whole day for each step, those that are left out as called off, so that they
/// go from calendars that had them. A step keeps its name (UID) when its date moves.
public final class WheelCalendar {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST_LINE = 75;

  private WheelCalendar() {}

  /// @param link to the wheel's page; empty where the site's address isn't known
  public static String of(Wheel wheel, String link, Instant now, Texts texts) {
    var out = new StringBuilder();
    line(out, "BEGIN:VCALENDAR");
    line(out, "VERSION:2.0");
    line(out, "PRODID:-//Pip//Pip//" + (texts.language() == Language.DA ? "DA" : "EN"));
    line(out, "CALSCALE:GREGORIAN");
    line(out, "X-WR-CALNAME:" + escape(wheel.title()));
    for (var day : wheel.days()) {
      event(out, wheel, day, link, now, texts);
    }
    line(out, "END:VCALENDAR");
    return out.toString();
  }

  private static void event(StringBuilder out, Wheel wheel, WheelDay it, String link, Instant now, Texts texts) {
    var move = it.move();
    line(out, "BEGIN:VEVENT");
    line(out, "UID:" + wheel.id().value() + "-" + it.key().step() + "-" + it.key().year() + "@pip");
    line(out, "DTSTAMP:" + UTC.format(now));
    line(out, "SEQUENCE:" + (move == null ? 0 : move.at().getEpochSecond() / 60 % 1_000_000));
    date(out, "DTSTART", it.opens());
    date(out, "DTEND", it.day().plusDays(1));
    line(out, "SUMMARY:" + escape(it.step().name() + " · " + wheel.name()));
    var about = new StringBuilder(texts.get("dialogue.wheel.doer." + it.step().doer().word()));
    if (!it.step().note().isEmpty()) {
      about.append('\n').append(it.step().note());
    }
    if (move != null) {
      about.append('\n').append(texts.get("dialogue.wheel.ics.moved", move.why()));
    }
    line(out, "DESCRIPTION:" + escape(about.toString()));
    if (!link.isEmpty()) {
      line(out, "URL:" + link);
    }
    line(out, "TRANSP:TRANSPARENT");
    line(out, "STATUS:" + (it.isLeftOut() ? "CANCELLED" : "CONFIRMED"));
    line(out, "END:VEVENT");
  }

  private static void date(StringBuilder out, String name, LocalDate day) {
    line(out, name + ";VALUE=DATE:" + DAY.format(day));
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n");
  }

  /// Writes a line, folded before it grows past 75 bytes and never inside a character.
  private static void line(StringBuilder out, String content) {
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
}
