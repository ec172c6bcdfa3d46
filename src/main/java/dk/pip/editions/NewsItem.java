package dk.pip.editions;

import dk.pip.editions.PublishedEdition.PublishedStory;
import dk.pip.shared.Audience;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// A story that readers find, once, however many times it came out: by itself, in an edition, corrected. As lists, feeds and the
/// search show it; what it says is what stands at its address now.
///
/// @param id the newsroom's; null for one that came out before the newsroom kept stories
/// @param firstAt when it came out first
/// @param month that of the edition in which it came out first, or of the day on which it did so by itself
/// @param edition the edition of a month that it stands in and that readers see; null where it stands by itself
public record NewsItem(PublishedStory story, Audience audience, @Nullable StoryId id, Instant firstAt, YearMonth month, @Nullable StoodIn edition) {

  /// An edition that a story stands in.
  public record StoodIn(String path, YearMonth month, String title) {}
}
