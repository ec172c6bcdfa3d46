package dk.pip.editions;

import dk.pip.events.DomainEvent;
import java.time.Instant;

/// A corrected version of an edition came out.
///
/// @param version from 2
public record EditionCorrected(EditionId edition, PublicationId publication, int version, Instant at) implements DomainEvent {}
