package dk.pip.editions;

import dk.pip.events.DomainEvent;
import java.time.Instant;

/// An edition came out for the first time.
///
/// @param at the time that readers see, which for an edition brought in from elsewhere is long ago
public record EditionPublished(EditionId edition, PublicationId publication, Instant at) implements DomainEvent {}
