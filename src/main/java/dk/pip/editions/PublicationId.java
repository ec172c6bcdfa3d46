package dk.pip.editions;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names one version of an edition, as it was published.
public record PublicationId(UUID value) implements Id {}
