package dk.pip.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A story as lists of the API show it. The names are those of the JSON.
///
/// @param edition null where it stands by itself
public record StoryBrief(
    String id,
    String url,
    String apiUrl,
    String audience,
    String headline,
    @Nullable String standfirst,
    @Nullable String section,
    @Nullable String byline,
    String language,
    Instant publishedAt,
    Instant changedAt,
    @Nullable EditionName edition,
    @Nullable StoryPicture picture) {

  /// The edition of a month that a story stands in.
  public record EditionName(String id, String title, String url, String apiUrl) {}

  /// A picture in the sizes that there are of it.
  ///
  /// @param width of the picture as a whole, in pixels; so is the height
  public record StoryPicture(String url, String alt, int width, int height, @Nullable String caption, List<Size> sizes) {
    /// The same picture at most so wide.
    public record Size(String url, int width) {}
  }
}
