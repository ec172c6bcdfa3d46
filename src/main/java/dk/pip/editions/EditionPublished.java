package dk.pip.editions;

import java.time.Instant;

/// An edition came out, or a corrected version of it.
public record EditionPublished(EditionId edition, PublicationId publication, int version, Instant at) {}
