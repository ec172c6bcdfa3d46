package dk.pip.mailing;

import dk.pip.readers.ReaderId;
import dk.pip.serveranswers.Answer;
import dk.pip.serveranswers.AnswerSorter;
import dk.pip.serveranswers.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One reader in one mailing.
///
/// @param number within the mailing
/// @param doubtful was without an answer once; see [#maybeTwice]
/// @param settledAt when it got the state that it has
/// @param code of SMTP; 0 where there was no answer
/// @param answer of the mail server, or what went wrong
/// @param reason why it was refused, as far as that has been told
/// @param nextAt when it is tried again
public record DeliveryState(
    MailingId mailing,
    int number,
    ReaderId reader,
    String address,
    String name,
    Kind kind,
    int attempts,
    boolean doubtful,
    @Nullable Instant settledAt,
    int code,
    String answer,
    @Nullable Reason reason,
    @Nullable Instant nextAt) {

  /// Whether it was sent again without an answer to the first, so that the reader may have it twice.
  public boolean maybeTwice() {
    return doubtful && kind != Kind.UNCERTAIN;
  }

  /// Why it was refused: what was told, or what the sorter makes of the answer.
  public Reason why() {
    return reason == null ? AnswerSorter.atLast(Answer.of(code, null, List.of(answer))) : reason;
  }

  /// In the order of the numbers that the table has for them.
  public enum Kind {
    PLANNED,
    WAITING,
    DELIVERED,
    REFUSED,
    UNCERTAIN,
    WITHDRAWN
  }
}
