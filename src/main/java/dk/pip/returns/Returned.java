package dk.pip.returns;

import dk.pip.mailing.MailingId;
import dk.pip.readers.ReaderId;
import dk.pip.serveranswers.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message that came back, as it is kept.
///
/// @param mailing the mailing that it is about; null when it doesn't prove one
/// @param forged its return address looks like ours and isn't; nothing followed from it
/// @param effect what was done because of it, [Effect#word]; empty where that wasn't kept
/// @param toSee whether a person is to look at it
public record Returned(
    long id,
    Instant receivedAt,
    ReturnKind kind,
    Reason reason,
    @Nullable MailingId mailing,
    @Nullable ReaderId reader,
    boolean forged,
    String recipient,
    String sender,
    String subject,
    String status,
    String diagnostic,
    String effect,
    boolean toSee,
    @Nullable Instant seenAt,
    @Nullable String seenBy) {

  public boolean open() {
    return toSee && seenAt == null;
  }
}
