package dk.pip.guides;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names a guide.
public record GuideId(UUID value) implements Id {}
