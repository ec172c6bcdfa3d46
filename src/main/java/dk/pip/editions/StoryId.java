package dk.pip.editions;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names a story from the idea on.
public record StoryId(UUID value) implements Id {}
