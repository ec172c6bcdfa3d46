package dk.pip.newsroom;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names something that was done to the month board.
public record BoardChangeId(UUID value) implements Id {}
