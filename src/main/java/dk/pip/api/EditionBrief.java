package dk.pip.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An edition as the API shows it. The names are those of the JSON.
///
/// @param correction what its readers are told was corrected last; null where nothing was
public record EditionBrief(
    String id,
    String url,
    String apiUrl,
    String audience,
    String title,
    int number,
    String month,
    String language,
    int version,
    Instant publishedAt,
    Instant changedAt,
    @Nullable String correction,
    String pdfUrl,
    List<StoryName> stories) {

  /// A story in it, in the order in which they stand.
  public record StoryName(String id, String headline, String url, String apiUrl) {}
}
