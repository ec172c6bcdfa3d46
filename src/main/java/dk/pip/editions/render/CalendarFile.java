package dk.pip.editions.render;

import dk.pip.editions.Block.Invitation;
import dk.pip.markdown.Markdown;
import dk.pip.municipality.Imprint;
import dk.pip.shared.Dates;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An invitation as a file that calendars take in (RFC 5545). The same invitation has the same name (UID) in every
/// version, so that a corrected file changes the appointment and adds no second one.
///
/// @param path where it lies, as [PageLinks] has it
public record CalendarFile(String path, String text) {
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST_LINE = 75;

  /// Denmark has kept the common European summer time since 1996.
  private static final List<String> ZONE =
      List.of(
          "BEGIN:VTIMEZONE",
          "TZID:Europe/Copenhagen",
          "BEGIN:DAYLIGHT",
          "TZOFFSETFROM:+0100",
          "TZOFFSETTO:+0200",
          "TZNAME:CEST",
          "DTSTART:19960331T020000",
          "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
          "END:DAYLIGHT",
          "BEGIN:STANDARD",
          "TZOFFSETFROM:+0200",
          "TZOFFSETTO:+0100",
          "TZNAME:CET",
          "DTSTART:19961027T030000",
          "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
          "END:STANDARD",
          "END:VTIMEZONE");

  public String contentType() {
    return "text/calendar;charset=UTF-8";
  }

  static CalendarFile of(
      String path, CalendarEntry entry, Invitation invitation, Imprint imprint) {
    var end = invitation.end();
    var text = invitation.text();
    var organiser = invitation.organiser();
    var part = invitation.language();
    var language = part == null ? "" : ";LANGUAGE=" + part.tag();
    var out = new StringBuilder();
    line(out, "BEGIN:VCALENDAR");
    line(out, "VERSION:2.0");
    line(out, "PRODID:-//Pip//Pip//DA");
    line(out, "CALSCALE:GREGORIAN");
    var sender = organiser(invitation, imprint);
    if (sender != null) {
      // RFC 5546 lets nobody publish an event without saying who holds it.
      line(out, "METHOD:PUBLISH");
    }
    ZONE.forEach(rule -> line(out, rule));
    line(out, "BEGIN:VEVENT");
    line(out, "UID:" + entry.uid());
    line(out, "DTSTAMP:" + UTC.format(entry.stamp()));
    line(out, "SEQUENCE:" + entry.sequence());
    line(out, "DTSTART;TZID=Europe/Copenhagen:" + time(invitation.start()));
    line(out, "DTEND;TZID=Europe/Copenhagen:" + time(end == null ? invitation.start().plusHours(2) : end));
    line(out, "SUMMARY" + language + ":" + escape(invitation.title()));
    line(out, "LOCATION" + language + ":" + escape(invitation.place()));
    if (text != null) {
      line(out, "DESCRIPTION" + language + ":" + escape(Markdown.plain(text).strip()));
    }
    if (sender != null) {
      line(out, sender);
    }
    if (organiser != null) {
      line(out, "CONTACT" + language + ":" + escape(organiser));
    }
    var signUp = invitation.signUpUrl();
    if (signUp != null && signUp.startsWith("http")) {
      line(out, "URL:" + signUp);
    }
    line(out, "END:VEVENT");
    line(out, "END:VCALENDAR");
    return new CalendarFile(path, out.toString());
  }

  /// Who holds the event and where they are written to; null where nobody's address is known.
  private static @Nullable String organiser(Invitation invitation, Imprint imprint) {
    var address = imprint.contactMail();
    if (address.isEmpty()) {
      return null;
    }
    var name = invitation.organiser() == null ? imprint.municipality() : invitation.organiser();
    return "ORGANIZER" + (name.isEmpty() ? "" : ";CN=\"" + parameter(name) + "\"") + ":mailto:" + address;
  }

  /// A parameter's value between quotation marks, as RFC 6868 has it.
  private static String parameter(String text) {
    return text.replace("^", "^^").replace("\"", "^'").replaceAll("\\p{Cntrl}+", " ");
  }

  /// A local time that exists: the hour that is skipped in March is told as the one after.
  private static String time(LocalDateTime local) {
    return LOCAL.format(Dates.local(Dates.instant(local)));
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\n", "\\n");
  }

  /// Writes a line, folded before it grows past 75 bytes and never inside a character.
  private static void line(StringBuilder out, String content) {
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
