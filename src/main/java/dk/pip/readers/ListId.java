package dk.pip.readers;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names a list of readers.
public record ListId(UUID value) implements Id {}
