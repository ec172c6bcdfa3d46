package dk.pip.editions;

import dk.pip.events.DomainEvent;
import java.time.Instant;

/// Readers see an edition again that was withdrawn, as it was.
public record EditionBroughtBack(EditionId edition, Instant at) implements DomainEvent {}
