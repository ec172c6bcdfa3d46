package dk.pip.readers;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names an import of readers.
public record ImportId(UUID value) implements Id {}
