package dk.pip.api;

import dk.pip.api.EditionBrief.StoryName;
import dk.pip.api.StoryBrief.EditionName;
import dk.pip.api.StoryBrief.StoryPicture;
import dk.pip.cache.PageCache;
import dk.pip.editions.Addresses;
import dk.pip.editions.NewsItem;
import dk.pip.editions.NewsQuery;
import dk.pip.editions.PublishedEdition;
import dk.pip.editions.PublishedEdition.PublishedStory;
import dk.pip.editions.PublishedNews;
import dk.pip.editions.PublishedPages;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// All stories and editions that are out, as the API shows them, kept in this node's memory until something is published or the
/// site gets another address. What is for all and what is for staff are kept apart.
@Component
public class PublishedShelf {
  static final String STORIES = "historier";
  static final String EDITIONS = "udgaver";

  /// Pictures are kept so wide, and whole where they are narrower.
  private static final List<Integer> WIDTHS = List.of(480, 960, 1600);

  private final PublishedNews news;
  private final PublishedPages pages;
  private final PageCache memory;
  private final ApiAddresses addresses;
  private final Map<Audience, Kept> kept = new ConcurrentHashMap<>();

  PublishedShelf(PublishedNews news, PublishedPages pages, PageCache memory, ApiAddresses addresses) {
    this.news = news;
    this.pages = pages;
    this.memory = memory;
    this.addresses = addresses;
  }

  /// A story with what isn't shown of it.
  ///
  /// @param path from the site's root
  /// @param at by which the newest come first: when it came out, or that of its month where that is long before
  public record Entry(String path, Instant at, StoryBrief story) {}

  /// A section and what is in it.
  ///
  /// @param key its name in small letters
  record SectionCount(String key, String name, int stories, Instant newestAt) {}

  /// @param stories newest first, each once; within an edition as they stand there
  /// @param byId the same by their ids
  record Shelf(List<Entry> stories, Map<String, Entry> byId, List<EditionBrief> editions, List<SectionCount> sections) {}

  private record Kept(Object state, Shelf shelf) {}

  Shelf of(Audience audience) {
    var state = memory.state();
    var known = kept.get(audience);
    if (known != null && known.state().equals(state)) {
      return known.shelf();
    }
    var fresh = shelf(audience);
    kept.put(audience, new Kept(state, fresh));
    return fresh;
  }

  /// The stories that are out, newest first.
  public List<StoryBrief> newest(Audience audience, @Nullable String section, int most) {
    var wanted = section == null ? null : key(section);
    return of(audience).stories().stream()
        .map(Entry::story)
        .filter(story -> wanted == null || wanted.equals(key(story.section())))
        .limit(most)
        .toList();
  }

  /// The names of the sections that have stories for all, in their order.
  public List<String> sections() {
    return of(Audience.PUBLIC).sections().stream().map(SectionCount::name).toList();
  }

  static @Nullable String key(@Nullable String section) {
    return section == null ? null : section.strip().toLowerCase(Locale.ROOT);
  }

  private Shelf shelf(Audience audience) {
    var stories =
        news.find(NewsQuery.newest(Set.of(audience), Integer.MAX_VALUE)).stories().stream()
            .map(story -> new Entry(story.story().path(), at(story), brief(audience, story)))
            .toList();
    var editions =
        pages.list(audience).stream()
            .sorted(Comparator.comparing(PublishedEdition::firstAt).reversed())
            .map(edition -> brief(audience, edition))
            .toList();
    var byId = new HashMap<String, Entry>();
    stories.forEach(entry -> byId.put(entry.story().id(), entry));
    return new Shelf(stories, Map.copyOf(byId), editions, sections(stories));
  }

  private static List<SectionCount> sections(List<Entry> stories) {
    var sections = new LinkedHashMap<String, SectionCount>();
    for (var entry : stories) {
      var story = entry.story();
      var name = story.section();
      var key = key(name);
      if (name == null || key == null || key.isEmpty()) {
        continue;
      }
      sections.merge(
          key,
          new SectionCount(key, name.strip(), 1, story.publishedAt()),
          (known, _) -> new SectionCount(key, known.name(), known.stories() + 1, known.newestAt()));
    }
    return List.copyOf(sections.values());
  }

  /// `2026/baenken` for `/nyheder/2026/baenken`, and for staff as well.
  static String id(String path) {
    var slug = path.lastIndexOf('/');
    return path.substring(path.lastIndexOf('/', slug - 1) + 1);
  }

  /// As [PublishedNews] has them in order.
  private static Instant at(NewsItem story) {
    var end = Dates.instant(story.month().plusMonths(2).atDay(1).atStartOfDay());
    return story.firstAt().isBefore(end) ? story.firstAt() : end;
  }

  private StoryBrief brief(Audience audience, NewsItem news) {
    var story = news.story();
    var id = id(story.path());
    return new StoryBrief(
        id,
        addresses.whole(story.path()),
        addresses.of(audience, STORIES, id),
        word(audience),
        story.headline(),
        story.standfirst(),
        story.section(),
        story.byline(),
        story.language(),
        news.firstAt(),
        story.changedAt(),
        name(audience, news.edition()),
        picture(story));
  }

  private @Nullable EditionName name(Audience audience, NewsItem.@Nullable StoodIn edition) {
    if (edition == null) {
      return null;
    }
    var slug = edition.path().substring(edition.path().lastIndexOf('/') + 1);
    return new EditionName(slug, edition.title(), addresses.whole(edition.path()), addresses.of(audience, EDITIONS, slug));
  }

  private @Nullable StoryPicture picture(PublishedStory story) {
    var hash = story.picture();
    if (hash == null) {
      return null;
    }
    var sizes = new ArrayList<StoryPicture.Size>();
    for (var width : WIDTHS) {
      if (sizes.isEmpty() || sizes.getLast().width() < story.pictureWidth()) {
        sizes.add(new StoryPicture.Size(addresses.whole(Addresses.picture(hash, width)), Math.min(width, story.pictureWidth())));
      }
    }
    var alt = story.pictureAlt();
    return new StoryPicture(sizes.getLast().url(), alt == null ? "" : alt, story.pictureWidth(), story.pictureHeight(), null, List.copyOf(sizes));
  }

  private EditionBrief brief(Audience audience, PublishedEdition edition) {
    var stories =
        edition.stories().stream()
            .map(
                story -> {
                  var id = id(story.path());
                  return new StoryName(id, story.headline(), addresses.whole(story.path()), addresses.of(audience, STORIES, id));
                })
            .toList();
    return new EditionBrief(
        edition.slug(),
        addresses.whole(edition.path()),
        addresses.of(audience, EDITIONS, edition.slug()),
        word(audience),
        edition.title(),
        edition.number(),
        edition.month().toString(),
        edition.language(),
        edition.version(),
        edition.firstAt(),
        edition.publishedAt(),
        edition.correction(),
        addresses.whole(edition.path() + "/pip-" + edition.slug() + ".pdf"),
        stories);
  }

  static String word(Audience audience) {
    return audience == Audience.STAFF ? "staff" : "public";
  }
}
