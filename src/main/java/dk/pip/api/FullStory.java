package dk.pip.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dk.pip.api.StoryBrief.StoryPicture;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A story with all that was published of it.
///
/// @param date the day that stands at it
/// @param html clean, with whole addresses and nothing of ours around it
public record FullStory(
    @JsonUnwrapped StoryBrief brief,
    @Nullable LocalDate date,
    String html,
    String text,
    List<StoryPicture> pictures,
    List<StoryAttachment> attachments,
    @Nullable Link video,
    @Nullable Link further,
    List<Link> related) {

  /// A file that readers can fetch.
  public record StoryAttachment(String title, String url, String type) {}

  /// A link with what it says.
  public record Link(String title, String url) {}
}
