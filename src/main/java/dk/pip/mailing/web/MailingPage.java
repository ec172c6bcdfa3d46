package dk.pip.mailing.web;

import dk.pip.mailing.DeliveryTotals;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.Mailing.State;
import dk.pip.mailing.MailingProgress;
import dk.pip.mailing.MailingStateWords;
import dk.pip.mailing.Mailings.Standing;
import dk.pip.mailing.Refusal;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A mailing: before it begins what it will be, then how far it is and what became of each reader.
///
/// @param reach how many readers get it as things stand; 0 once it has begun
/// @param standing of the edition that the mail was made of
/// @param noServer whether there is no mail server, so that nothing can go out
/// @param refusals empty before it has begun
/// @param form of the preview: `mail` or `tekst`
/// @param text of the mail
public record MailingPage(
    Mailing mailing,
    long reach,
    Standing standing,
    boolean noServer,
    MailingProgress progress,
    List<Refusal> refusals,
    String form,
    String text,
    Instant now) {
  public static final List<String> FORMS = List.of("mail", "tekst");

  public MailingPage {
    refusals = List.copyOf(refusals);
  }

  public String address() {
    return MailingController.PLACE + "/" + mailing.id().value();
  }

  public DeliveryTotals account() {
    return progress.account();
  }

  /// The catalogue key of what is to be known about the edition before the mail goes out; null where all is well.
  public @Nullable String editionKey() {
    return mailing.state().over() || standing == Standing.CURRENT
        ? null
        : "mailing.edition." + standing.name().toLowerCase(Locale.ROOT);
  }

  /// Whether readers no longer see the edition.
  public boolean isWithdrawn() {
    return standing == Standing.WITHDRAWN;
  }

  public ProgressPage progressPage() {
    return new ProgressPage(mailing, progress, now);
  }

  public String state(Texts texts) {
    return MailingStateWords.of(mailing, now, texts);
  }

  public boolean is(State state) {
    return mailing.state() == state;
  }

  public boolean mayDiscard() {
    return is(State.DRAFT) || is(State.APPROVED);
  }

  public boolean mayCancel() {
    return is(State.SENDING) || is(State.PAUSED);
  }

  public String lists() {
    return String.join(", ", mailing.listNames());
  }

  public boolean sameMadeAndApproved() {
    return mailing.createdBy().equals(mailing.approvedBy());
  }

  public String near(Instant then, Texts texts) {
    return MailingStateWords.near(then, now, texts);
  }

  public String startAt(Texts texts) {
    return MailingStateWords.near(mailing.startAt(), now, texts);
  }

  /// Whether somebody is to say what becomes of those without an answer.
  public boolean asksAboutUncertain() {
    return account().uncertain() > 0
        && mailing.leftBy() == null
        && (is(State.FINISHED) || is(State.CANCELLED) || is(State.PAUSED));
  }

  public boolean mayResend() {
    return (is(State.FINISHED) || is(State.PAUSED)) && mailing.forgottenAt() == null;
  }

  public boolean mayLeave() {
    return mailing.state().over();
  }

  public String reason(Refusal refusal, Texts texts) {
    return texts.get("mailing.reason." + refusal.reason().word());
  }

  public String readersOf(Refusal refusal) {
    return address() + "/laesere?vis=afvist&grund=" + refusal.reason().word();
  }
}
