package dk.pip.api.web;

import dk.pip.api.StoryBrief;
import dk.pip.frame.PublicFrame;
import dk.pip.shared.Dates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest stories, to stand within a page of another site.
///
/// @param section null for all
/// @param site what stands before the addresses of the stories; may be empty
public record EmbedPage(PublicFrame frame, @Nullable String section, List<StoryBrief> stories, String site) {
  /// From the site’s root: the list stands on the site itself, wherever it is framed.
  public String address(StoryBrief story) {
    return story.url().substring(site.length());
  }

  public String day(StoryBrief story) {
    return Dates.date(Dates.local(story.publishedAt()).toLocalDate(), frame.texts().language());
  }

  public String dayForPrograms(StoryBrief story) {
    return Dates.local(story.publishedAt()).toLocalDate().toString();
  }

  public @Nullable String lang(StoryBrief story) {
    return story.language().equals(frame.lang()) ? null : story.language();
  }
}
