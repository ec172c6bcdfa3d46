package dk.pip.editions.render;

import dk.pip.editions.Edition;
import dk.pip.editions.Manuscript;
import dk.pip.editions.RelatedStory;
import dk.pip.editions.Story;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A related story as it is shown: what it is called, and where it is.
///
/// @param address of one in another edition, from the site's root: by it the page is found again whose story is withdrawn; null of
///     those in the same edition
/// @param story the one in the same edition; null of others
public record RelatedView(String title, String url, @Nullable String address, @Nullable Story story) {

  /// Those of a story that can be shown: a story that isn't in the edition any more isn't, and nothing where there is no link to it.
  ///
  /// @param own where a story of the edition is
  /// @param other where another story is, by its address on the site
  public static List<RelatedView> of(
      Story story, Edition edition, Function<Story, @Nullable String> own, Function<String, @Nullable String> other) {
    return story.additions().related().stream().flatMap(related -> Stream.ofNullable(view(related, story, edition, own, other))).toList();
  }

  private static @Nullable RelatedView view(
      RelatedStory related, Story around, Edition edition, Function<Story, @Nullable String> own, Function<String, @Nullable String> other) {
    var address = related.address();
    if (address != null) {
      var url = other.apply(address);
      return url == null ? null : new RelatedView(Objects.requireNonNullElse(related.title(), address), url, address, null);
    }
    Optional<Story> story = edition.stories().stream().filter(it -> it.slug().equals(related.slug()) && !it.equals(around)).findFirst();
    var url = story.map(own).orElse(null);
    return story.isEmpty() || url == null ? null : new RelatedView(story.get().headline(), url, null, story.get());
  }

  /// The same for what has whole addresses alone, and knows of none where the site's is not known.
  public static List<RelatedView> onSite(Story story, Manuscript manuscript, Function<Story, @Nullable String> own) {
    var site = manuscript.imprint().site();
    return of(story, manuscript.edition(), own, address -> site == null ? null : site + address);
  }
}
