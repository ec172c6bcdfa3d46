package dk.pip.mailing.web;

import dk.pip.mailing.Mailing;
import dk.pip.mailing.Mailing.State;
import dk.pip.mailing.Mailing.Trouble.Kind;
import dk.pip.mailing.MailingProgress;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a mailing is, as a part of its page that renews itself.
public record ProgressPage(Mailing mailing, MailingProgress progress, Instant now) {
  private static final int FIRST_SECONDS = 60;

  public String address() {
    return MailingController.PLACE + "/" + mailing.id().value();
  }

  public boolean isMoving() {
    return mailing.state() == State.SENDING || mailing.state() == State.CANCELLING;
  }

  /// In the way of what would otherwise be sent. A mailing that has just begun has had no time to meet any.
  public Mailing.@Nullable Trouble trouble() {
    var trouble = mailing.trouble();
    var began = mailing.startedAt();
    var young = began != null && began.plusSeconds(FIRST_SECONDS).isAfter(now);
    return !isMoving() || trouble == null || trouble.kind() == Kind.NOBODY && young ? null : trouble;
  }

  /// When it will be done, or what it waits for.
  public @Nullable String end(Texts texts) {
    var end = progress.endsAt();
    if (end != null) {
      return texts.get("mailing.progress.end", Dates.near(end, now, texts));
    }
    var next = progress.nextTryAt();
    return next != null && progress.account().ahead() == 0
        ? texts.get("mailing.progress.next-try", Dates.near(next, now, texts))
        : null;
  }

  public String speed(Texts texts) {
    var perSecond = progress.perSecond();
    return texts.get("mailing.progress.speed", perSecond >= 10 ? Math.round(perSecond) : Math.round(perSecond * 10) / 10.0);
  }
}
