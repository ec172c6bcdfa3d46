package dk.pip.editions.render;

import dk.pip.editions.Block.Invitation;
import dk.pip.markdown.Markdown;
import dk.pip.municipality.Imprint;
import dk.pip.shared.CalendarLines;
import dk.pip.shared.Dates;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An invitation as a file that calendars take in (RFC 5545). The same invitation has the same name (UID) in every
/// version, so that a corrected file changes the appointment and adds no second one.
///
/// @param path where it lies, as [PageLinks] has it
public record CalendarFile(String path, String text) {
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

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
    return CalendarLines.CONTENT_TYPE;
  }

  static CalendarFile of(
      String path, CalendarEntry entry, Invitation invitation, Imprint imprint) {
    var end = invitation.end();
    var text = invitation.text();
    var organiser = invitation.organiser();
    var part = invitation.language();
    var language = part == null ? "" : ";LANGUAGE=" + part.tag();
    var out = new CalendarLines();
    out.add("BEGIN:VCALENDAR");
    out.add("VERSION:2.0");
    out.add("PRODID:-//Pip//Pip//DA");
    out.add("CALSCALE:GREGORIAN");
    var sender = organiser(invitation, imprint);
    if (sender != null) {
      // RFC 5546 lets nobody publish an event without saying who holds it.
      out.add("METHOD:PUBLISH");
    }
    ZONE.forEach(out::add);
    out.add("BEGIN:VEVENT");
    out.add("UID:" + entry.uid());
    out.add("DTSTAMP:" + CalendarLines.utc(entry.stamp()));
    out.add("SEQUENCE:" + entry.sequence());
    out.add("DTSTART;TZID=Europe/Copenhagen:" + time(invitation.start()));
    out.add("DTEND;TZID=Europe/Copenhagen:" + time(end == null ? invitation.start().plusHours(2) : end));
    out.add("SUMMARY" + language + ":" + CalendarLines.escape(invitation.title()));
    out.add("LOCATION" + language + ":" + CalendarLines.escape(invitation.place()));
    if (text != null) {
      out.add("DESCRIPTION" + language + ":" + CalendarLines.escape(Markdown.plain(text).strip()));
    }
    if (sender != null) {
      out.add(sender);
    }
    if (organiser != null) {
      out.add("CONTACT" + language + ":" + CalendarLines.escape(organiser));
    }
    var signUp = invitation.signUpUrl();
    if (signUp != null && signUp.startsWith("http")) {
      out.add("URL:" + signUp);
    }
    out.add("END:VEVENT");
    out.add("END:VCALENDAR");
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
}
