package dk.pip.comments;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names a comment.
public record CommentId(UUID value) implements Id {}
