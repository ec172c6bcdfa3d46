package dk.pip.returns;

import dk.pip.events.DomainEvent;
import java.time.Instant;

/// A reader has answered a mail, or somebody else has written to where its answers go.
///
/// @param message by which [Returns#find] finds it
public record ReplyReceived(long message, Instant at) implements DomainEvent {}
