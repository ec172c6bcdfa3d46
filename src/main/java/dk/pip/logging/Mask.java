package dk.pip.logging;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Takes out of a text what points to a person: mail addresses, network addresses and CPR-like numbers.
/// The machine's own addresses point to nobody and stay.
final class Mask {
  private static final Pattern PERSONAL =
      Pattern.compile(
          """
          (?<mail>[\\p{L}\\p{N}._%+'-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63})+)
          |(?<![\\p{L}\\p{N}.])(?<ip>\\d{1,3}(?:\\.\\d{1,3}){3})(?![\\p{L}\\p{N}]|\\.\\d)
          |(?<![\\p{L}\\p{N}:])(?<ipv6>(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}
             |(?:[0-9a-fA-F]{1,4}:){1,6}(?::[0-9a-fA-F]{1,4}){1,6})(?![\\p{L}\\p{N}:])
          |(?<![\\p{L}\\p{N}._-])(?<cpr>(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])\\d{2}
             [-\\x20]?\\d{4})(?![\\p{L}\\p{N}_-])
          """,
          Pattern.COMMENTS);

  private Mask() {}

  static String personal(String text) {
    return PERSONAL.matcher(text).replaceAll(Mask::replacement);
  }

  private static String replacement(MatchResult found) {
    if (found.group("mail") != null) {
      return "‹mail›";
    }
    if (found.group("cpr") != null) {
      return "‹cpr›";
    }
    var own = found.group().startsWith("127.") || found.group().equals("0.0.0.0");
    return own ? found.group() : "‹ip›";
  }
}
