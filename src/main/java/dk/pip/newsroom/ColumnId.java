package dk.pip.newsroom;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names a fixed column.
public record ColumnId(UUID value) implements Id {}
