package dk.pip.tips;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names a tip.
public record TipId(UUID value) implements Id {}
