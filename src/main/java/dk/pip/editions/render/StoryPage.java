package dk.pip.editions.render;

import dk.pip.editions.Story;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a story's own page prints.
///
/// @param issue the edition that it stood in: `Marts 2026, nr. 3`; null where it came out by itself
public record StoryPage(
    WebPageContext context,
    Story story,
    List<String> corrections,
    @Nullable String issue,
    @Nullable Story previous,
    @Nullable Story next) {}
