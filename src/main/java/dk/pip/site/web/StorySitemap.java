package dk.pip.site.web;

import dk.pip.editions.PublishedEdition;
import dk.pip.editions.PublishedPages;
import dk.pip.shared.Audience;
import dk.pip.site.BylinePages;
import dk.pip.site.SitemapSource;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The editions and their stories, and the pages around them.
@Component
class StorySitemap implements SitemapSource {
  private final PublishedPages published;
  private final BylinePages bylines;

  StorySitemap(PublishedPages published, BylinePages bylines) {
    this.published = published;
    this.bylines = bylines;
  }

  @Override
  public Stream<Entry> pages() {
    var editions = published.list(Audience.PUBLIC).stream().sorted(Comparator.comparing(PublishedEdition::firstAt)).toList();
    var stories = NewsStory.all(published, Audience.PUBLIC).reversed();
    var newest = newest(editions);
    var around =
        Stream.of(
            new Entry("/", newest),
            new Entry(SiteAddresses.NEWS, newest),
            new Entry(SiteAddresses.EDITIONS, newest),
            new Entry(FeedController.FEEDS, null),
            new Entry(SiteAddresses.PRIVACY, null));
    var years = stories.stream().map(each -> each.story().path().split("/")[2]).distinct().map(year -> new Entry(SiteAddresses.NEWS + "/" + year, null));
    var sections =
        stories.stream().map(each -> each.story().section()).filter(Objects::nonNull).map(FeedSections::slug).distinct().sorted().map(slug -> new Entry(SiteAddresses.NEWS + "/emne/" + slug, null));
    return Stream.of(
            around,
            years,
            sections,
            editions.stream().map(edition -> new Entry(edition.path(), edition.publishedAt())),
            bylines(),
            stories.stream().map(each -> new Entry(each.story().path(), each.story().changedAt())))
        .flatMap(entries -> entries);
  }

  private Stream<Entry> bylines() {
    var shown = bylines.shown(Audience.PUBLIC);
    var pages = shown.stream().map(page -> new Entry(page.path(), null));
    return shown.isEmpty() ? pages : Stream.concat(Stream.of(new Entry(BylineController.PEOPLE, null)), pages);
  }

  private static @Nullable Instant newest(List<PublishedEdition> editions) {
    return editions.stream().map(PublishedEdition::publishedAt).max(Comparator.naturalOrder()).orElse(null);
  }
}
