package dk.pip.comments;

import dk.pip.shared.Audience;

/// A published story, as far as comments know it.
///
/// @param audience whom the story is for
public record CommentedStory(String path, String headline, Audience audience) {}
