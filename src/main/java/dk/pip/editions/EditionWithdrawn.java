package dk.pip.editions;

import dk.pip.events.DomainEvent;
import java.time.Instant;

/// Readers see the edition no more.
public record EditionWithdrawn(EditionId edition, Instant at) implements DomainEvent {}
