package dk.pip.mailing;

import dk.pip.events.DomainEvent;
import java.time.Instant;

/// Nothing of a mailing is left to send. One that goes on after all, as when a node that was believed dead comes back with
/// refusals for now, ends again.
///
/// @param cancelled whether somebody ended it before everybody had been tried
public record MailingEnded(MailingId mailing, boolean cancelled, Instant at) implements DomainEvent {}
