package dk.pip.incoming;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a calendar's invitation (RFC 5545) says in words, where the mail has no others.
final class CalendarWords {
  private static final List<String> SAYING = List.of("SUMMARY", "DTSTART", "DTEND", "LOCATION", "DESCRIPTION");

  private CalendarWords() {}

  static String words(String calendar) {
    var words = new ArrayList<String>();
    var within = false;
    for (var line : calendar.replace("\r\n", "\n").replace('\r', '\n').replace("\n ", "").replace("\n\t", "").split("\n")) {
      within |= line.strip().equalsIgnoreCase("BEGIN:VEVENT");
      var colon = line.indexOf(':');
      var name = colon < 0 ? "" : line.substring(0, colon).replaceFirst(";.*", "").toUpperCase(Locale.ROOT);
      if (within && SAYING.contains(name)) {
        var value = unescaped(line.substring(colon + 1).strip());
        if (!value.isEmpty()) {
          words.add(name.startsWith("DT") ? time(value) : value);
        }
      }
      if (line.strip().equalsIgnoreCase("END:VEVENT")) {
        break;
      }
    }
    return String.join("\n", words);
  }

  private static String unescaped(String value) {
    return value.replace("\\n", "\n").replace("\\N", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
  }

  /// `20260303T120000` as `2026-03-03 12.00`.
  private static String time(String value) {
    return value.replaceFirst("^(\\d{4})(\\d\\d)(\\d\\d)(?:T(\\d\\d)(\\d\\d)\\d\\dZ?)?$", "$1-$2-$3 $4.$5").replaceFirst(" \\.$", "");
  }
}
