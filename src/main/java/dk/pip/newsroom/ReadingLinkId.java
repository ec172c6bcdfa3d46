package dk.pip.newsroom;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names a link by which somebody without an account reads a story.
public record ReadingLinkId(UUID value) implements Id {}
