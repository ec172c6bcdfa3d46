package dk.pip.mailing;

import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says in words where a mailing has come to.
public final class MailingStateWords {
  private MailingStateWords() {}

  public static String of(Mailing mailing, Instant now, Texts texts) {
    return switch (mailing.state()) {
      case DRAFT -> texts.get("mailing.state.draft", mailing.createdBy(), near(mailing.createdAt(), now, texts));
      case APPROVED -> texts.get("mailing.state.approved", approver(mailing), near(mailing.approvedAt(), now, texts));
      case SCHEDULED -> texts.get("mailing.state.scheduled", near(mailing.startAt(), now, texts));
      case ASKING -> texts.get("mailing.state.asking", near(mailing.startAt(), now, texts));
      case SENDING -> texts.get("mailing.state.sending", near(mailing.startedAt(), now, texts));
      case PAUSED -> texts.get("mailing.state.paused", near(mailing.startedAt(), now, texts));
      case CANCELLING -> texts.get("mailing.state.cancelling");
      case CANCELLED -> texts.get("mailing.state.cancelled", near(mailing.endedAt(), now, texts));
      case FINISHED -> texts.get("mailing.state.finished", near(mailing.endedAt(), now, texts));
    };
  }

  /// When it was or will be, for a time that the mailing’s state has.
  public static String near(@Nullable Instant then, Instant now, Texts texts) {
    return Dates.near(Objects.requireNonNull(then), now, texts);
  }

  private static String approver(Mailing mailing) {
    return Objects.requireNonNull(mailing.approvedBy());
  }
}
