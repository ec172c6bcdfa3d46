package dk.pip.highlights;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names a highlight.
public record HighlightId(UUID value) implements Id {}
