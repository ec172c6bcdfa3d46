package dk.pip.mailing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a mailing is.
///
/// @param perSecond mails answered for in the last seconds
/// @param endsAt when what is ahead will be sent at that speed; null while it can't be known
/// @param nextTryAt when the next of those that wait is tried again
public record MailingProgress(DeliveryTotals account, double perSecond, @Nullable Instant endsAt, @Nullable Instant nextTryAt) {}
