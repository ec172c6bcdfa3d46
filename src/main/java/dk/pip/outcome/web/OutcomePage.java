package dk.pip.outcome.web;

import dk.pip.editions.EditionSummary;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.MailingStateWords;
import dk.pip.outcome.EditionOutcome;
import dk.pip.returns.Returned;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;

/// What came of an edition.
public record OutcomePage(EditionOutcome outcome, Instant now) {
  public EditionSummary edition() {
    return outcome.edition();
  }

  public String desk() {
    return "/redaktion/udgaver/" + edition().id().value();
  }

  public String newMailing() {
    return "/redaktion/udsendelser/ny?udgave=" + edition().id().value();
  }

  public String thanks() {
    return "/redaktion/tak/" + edition().id().value();
  }

  public String address(Mailing mailing) {
    return "/redaktion/udsendelser/" + mailing.id().value();
  }

  public String state(Mailing mailing, Texts texts) {
    return MailingStateWords.of(mailing, now, texts);
  }

  public String address(Returned answer) {
    return "/redaktion/svar/" + answer.id();
  }

  public String subject(Returned answer, Texts texts) {
    return answer.subject().isBlank() ? texts.get("outcome.no-subject") : answer.subject();
  }

  /// Who wrote and when, and who has seen to it.
  public String facts(Returned answer, Texts texts) {
    var at = Dates.near(answer.receivedAt(), now, texts);
    var who = answer.sender().isBlank() ? at : answer.sender() + ", " + at;
    return answer.seenBy() == null ? who : who + ". " + texts.get("outcome.seen", answer.seenBy());
  }

  /// How many answers are not named.
  public long more() {
    return outcome.answered() - outcome.answers().size();
  }

  public String day(Texts texts) {
    return Dates.day(outcome.day(), texts.language());
  }

  /// Whether the week behind that day has begun.
  public boolean hasWeek() {
    return now.isAfter(Dates.endOf(outcome.day()));
  }
}
