package dk.pip.editions;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names an edition, through all its drafts and versions.
public record EditionId(UUID value) implements Id {}
