package dk.pip.editions;

import dk.pip.shared.Audience;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A story, or what an edition has beside its stories, as words without marks.
///
/// @param isStory false of the edition itself
/// @param language the tag of the one that it is written in
/// @param pictures what is said of its pictures, but for those that are withheld
/// @param at when the edition came out
public record PublishedText(
    String path,
    boolean isStory,
    Audience audience,
    String language,
    String title,
    @Nullable String standfirst,
    String text,
    List<String> pictures,
    List<Brought> attachments,
    @Nullable String section,
    @Nullable String byline,
    Instant at) {

  /// @param sha256 by which its bytes are kept, and its words
  public record Brought(String sha256, String title) {}
}
