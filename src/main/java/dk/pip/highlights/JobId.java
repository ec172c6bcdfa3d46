package dk.pip.highlights;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names a job.
public record JobId(UUID value) implements Id {}
