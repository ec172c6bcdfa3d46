package dk.pip.comments;

import java.time.Instant;

/// What the newsroom answers.
public record CommentAnswer(String text, Instant at) {}
