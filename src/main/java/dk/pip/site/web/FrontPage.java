package dk.pip.site.web;

import dk.pip.editions.PublishedEdition;
import dk.pip.editions.PublishedEdition.PublishedStory;
import dk.pip.frame.PublicFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The site's front: the newest edition, led by its first story, and the way to the older ones.
///
/// @param newest null before anything is published
/// @param older newest first, without the newest
public record FrontPage(PublicFrame frame, @Nullable PublishedEdition newest, List<PublishedEdition> older) {
  private static final int OLDER_SHOWN = 6;

  public @Nullable PublishedStory lead() {
    return newest == null || newest.stories().isEmpty() ? null : newest.stories().getFirst();
  }

  public List<PublishedStory> others() {
    return newest == null ? List.of() : newest.stories().stream().skip(1).toList();
  }

  public List<PublishedEdition> latest() {
    return older.stream().limit(OLDER_SHOWN).toList();
  }
}
