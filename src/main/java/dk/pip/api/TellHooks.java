package dk.pip.api;

import dk.pip.editions.EditionCorrected;
import dk.pip.editions.EditionId;
import dk.pip.editions.EditionPublished;
import dk.pip.editions.EditionSummary;
import dk.pip.editions.EditionWithdrawn;
import dk.pip.editions.Editions;
import dk.pip.editions.PublishedPages;
import dk.pip.events.Subscriber;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells hooks of editions and stories that come out, are corrected or withdrawn: which they are and where they stand, and nothing of what
/// is written there.
@Configuration(proxyBeanMethods = false)
class TellHooks {
  private static final Pattern STORY = Pattern.compile("(?:/medarbejder)?/nyheder/\\d{4}/[^/]+");

  /// Asked for when something has happened, as both are made of what tells it.
  private final ObjectProvider<Editions> editions;

  private final ObjectProvider<PublishedPages> pages;
  private final Webhooks hooks;
  private final ApiAddresses addresses;

  TellHooks(ObjectProvider<Editions> editions, ObjectProvider<PublishedPages> pages, Webhooks hooks, ApiAddresses addresses) {
    this.editions = editions;
    this.pages = pages;
    this.hooks = hooks;
    this.addresses = addresses;
  }

  @Bean
  Subscriber<EditionPublished> tellHooksOfPublication() {
    return Subscriber.of(
        "api.tell-published", EditionPublished.class, event -> tell(Hook.What.PUBLISHED, "published", event.edition(), event.at(), edition -> data(edition, stories(edition, 0))));
  }

  @Bean
  Subscriber<EditionCorrected> tellHooksOfCorrection() {
    return Subscriber.of(
        "api.tell-corrected", EditionCorrected.class, event -> tell(Hook.What.CORRECTED, "corrected", event.edition(), event.at(), edition -> corrected(edition, event.version())));
  }

  @Bean
  Subscriber<EditionWithdrawn> tellHooksOfWithdrawal() {
    return Subscriber.of(
        "api.tell-withdrawn", EditionWithdrawn.class, event -> tell(Hook.What.WITHDRAWN, "withdrawn", event.edition(), event.at(), this::withdrawn));
  }

  private void tell(Hook.What what, String word, EditionId id, Instant at, Function<EditionSummary, Map<String, @Nullable Object>> data) {
    editions.getObject().find(id).ifPresent(edition -> {
      var told = data.apply(edition);
      if (!told.isEmpty()) {
        hooks.tell(what, (edition.isSingle() ? "story." : "edition.") + word, edition.audience(), at, told);
      }
    });
  }

  /// A story that comes out by itself is told as a story.
  private Map<String, @Nullable Object> data(EditionSummary edition, Collection<String> stories) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("edition", edition.isSingle() ? null : about(edition));
    data.put("stories", stories.stream().map(path -> story(edition, path)).toList());
    return data;
  }

  /// The addresses of the stories of an edition in one of its versions.
  ///
  /// @param version 0 for the newest
  private List<String> stories(EditionSummary edition, int version) {
    return editions.getObject().versions(edition.id()).stream()
        .filter(one -> version == 0 || one.version() == version)
        .limit(1)
        .flatMap(one -> pages.getObject().pathsOf(one.id()).stream())
        .filter(path -> STORY.matcher(path).matches())
        .toList();
  }

  /// Those at whose addresses readers find nothing. A story may have come out in another edition, too, and stays there then.
  private List<String> gone(Collection<String> stories) {
    return stories.stream().filter(path -> !pages.getObject().leadsSomewhere(path)).toList();
  }

  /// Those that the version before had and that are nowhere now are named apart, as others must take them away.
  private Map<String, @Nullable Object> corrected(EditionSummary edition, int version) {
    var stories = stories(edition, 0);
    var before = new LinkedHashSet<>(stories(edition, version - 1));
    stories.forEach(before::remove);
    var data = data(edition, stories);
    data.put("gone", gone(before).stream().map(path -> story(edition, path)).toList());
    return data;
  }

  /// Empty where there is nothing to take away.
  private Map<String, @Nullable Object> withdrawn(EditionSummary edition) {
    var gone = gone(stories(edition, 0));
    return edition.isSingle() && gone.isEmpty() ? Map.of() : data(edition, gone);
  }

  private Map<String, Object> about(EditionSummary edition) {
    var about = new LinkedHashMap<String, Object>();
    about.put("id", edition.slug());
    about.put("audience", PublishedShelf.word(edition.audience()));
    about.put("url", addresses.whole(edition.path()));
    about.put("apiUrl", addresses.of(edition.audience(), PublishedShelf.EDITIONS, edition.slug()));
    return about;
  }

  private Map<String, Object> story(EditionSummary edition, String path) {
    var id = PublishedShelf.id(path);
    var about = new LinkedHashMap<String, Object>();
    about.put("id", id);
    about.put("audience", PublishedShelf.word(edition.audience()));
    about.put("url", addresses.whole(path));
    about.put("apiUrl", addresses.of(edition.audience(), PublishedShelf.STORIES, id));
    return about;
  }
}
