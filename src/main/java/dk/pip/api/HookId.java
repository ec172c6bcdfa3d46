package dk.pip.api;

import dk.pip.shared.Id;
import java.util.UUID;

/// A webhook's id.
public record HookId(UUID value) implements Id {}
