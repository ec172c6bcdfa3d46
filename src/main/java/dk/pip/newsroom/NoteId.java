package dk.pip.newsroom;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names a note to a story.
public record NoteId(UUID value) implements Id {}
