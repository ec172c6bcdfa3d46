package dk.pip.serveranswers;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A mail server's answer at a point of SMTP, or what a report says that it was.
///
/// @param code three digits; 0 where unknown
/// @param status enhanced status code (RFC 3463) such as `5.1.1`; null where there is none
public record Answer(int code, @Nullable String status, String text) {
  private static final Pattern CODE =
      Pattern.compile(
          "(?<![\\w.#/-])#?(4[2-7]\\d|5[0-7]\\d)(?=$|[ -]#?[245]\\.\\d|[- :)]|\\s)"
              + "(?![- ](?:\\d{3}\\b|hours|days))");
  private static final Pattern STATUS = Pattern.compile("(?<![\\w.])[245]\\.[0-9]{1,3}\\.[0-9]{1,3}(?![.]?\\w)");
  /// IronPort puts a heading of its own before what the server said, which may be about something else.
  private static final Pattern WRAPPED = Pattern.compile("[45]\\.\\d\\.\\d - [A-Za-z -]{3,40} (\\d{3})-'");

  private static final int LONGEST = 4_000;

  public Answer {
    text = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /// What a server answered over SMTP, with the codes at the beginning of the lines or without.
  public static Answer of(int code, @Nullable String status, List<String> lines) {
    var text = String.join(" ", lines);
    return new Answer(code, status == null ? statusIn(text) : status, text);
  }

  /// What a report quotes of an answer, the codes anywhere in it.
  public static Answer in(String text) {
    var start = WRAPPED.matcher(text.length() <= LONGEST ? text : text.substring(0, LONGEST)).replaceFirst("$1 ");
    return new Answer(codeIn(start), statusIn(start), start);
  }

  private static int codeIn(String text) {
    return CODE.matcher(text).results().map(found -> Integer.parseInt(found.group(1))).findFirst().orElse(0);
  }

  static @Nullable String statusIn(String text) {
    return STATUS.matcher(text).results().map(MatchResult::group).findFirst().orElse(null);
  }

  /// The same with the report's own status, where it says more than the text does.
  public Answer withStatus(@Nullable String reported) {
    if (reported == null || status != null && StatusCodes.isVague(reported)) {
      return this;
    }
    return new Answer(code, reported, text);
  }

  /// The same as one of several in a report; where it has no code of its own, the report's status may be another's, and
  /// only tells whether it was for good.
  public Answer inReportOf(@Nullable String reported) {
    return reported == null || hasCode() ? withStatus(reported) : withStatus(reported.charAt(0) + ".0.0");
  }

  /// Whether either of its codes says that it is only for now. Servers say it with many words, "user unknown" among them.
  public boolean isTemporary() {
    return code >= 400 && code < 500 || status != null && status.startsWith("4");
  }

  public boolean hasCode() {
    return code != 0 || status != null;
  }

  /// The enhanced status, or the three digits; null where neither is known.
  public @Nullable String bestStatus() {
    if (status != null) {
      return status;
    }
    return code == 0 ? null : Integer.toString(code);
  }
}
