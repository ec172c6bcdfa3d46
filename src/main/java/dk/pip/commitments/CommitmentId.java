package dk.pip.commitments;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names a commitment.
public record CommitmentId(UUID value) implements Id {}
