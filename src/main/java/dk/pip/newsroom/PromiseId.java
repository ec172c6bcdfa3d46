package dk.pip.newsroom;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names what is promised for a month.
public record PromiseId(UUID value) implements Id {}
