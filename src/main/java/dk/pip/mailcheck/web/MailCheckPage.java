package dk.pip.mailcheck.web;

import dk.pip.mailcheck.Check;
import dk.pip.mailcheck.Check.Verdict;
import dk.pip.mailcheck.Report;
import dk.pip.shared.Dates;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found the last time, the gravest first.
///
/// @param report null before the first check
public record MailCheckPage(@Nullable Report report, Instant now) {

  public List<Check> checks(Verdict verdict) {
    return report == null ? List.of() : report.checks().stream().filter(check -> check.verdict() == verdict).toList();
  }

  public String near(Texts texts) {
    return report == null ? "" : Dates.near(report.at(), now, texts);
  }

  public String topic(Check check, Texts texts) {
    return texts.get("mailcheck.topic." + check.topic());
  }

  public String heading(Verdict verdict, Texts texts) {
    return texts.get("mailcheck.heading." + verdict.name(), checks(verdict).size());
  }

  public String style(Verdict verdict) {
    return switch (verdict) {
      case FAILED -> "check-wrong";
      case WARNED -> "check-warning";
      case UNKNOWN -> "check-unknown";
      case PASSED -> "check-right";
    };
  }

  public String sign(Verdict verdict) {
    return switch (verdict) {
      case FAILED -> "✕";
      case WARNED -> "!";
      case UNKNOWN -> "?";
      case PASSED -> "✓";
    };
  }

  /// The message to the IT department, first in the language of the page and then in the other.
  public List<Message> messages(Check check, Texts texts) {
    var other = texts.language() == Language.DA ? Language.EN : Language.DA;
    return List.of(message(check, texts), message(check, Texts.in(other)));
  }

  private static Message message(Check check, Texts texts) {
    return new Message(texts.language(), check.message(texts));
  }

  public record Message(Language language, String text) {}
}
