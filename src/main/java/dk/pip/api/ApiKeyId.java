package dk.pip.api;

import dk.pip.shared.Id;
import java.util.UUID;

/// A key's id.
public record ApiKeyId(UUID value) implements Id {}
