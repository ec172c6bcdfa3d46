package dk.pip.site;

import dk.pip.editions.NewsItem;
import dk.pip.editions.NewsQuery;
import dk.pip.editions.PublishedEdition;
import dk.pip.editions.PublishedNews;
import dk.pip.editions.PublishedPages;
import dk.pip.highlights.ReadingMatter;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Published stories and editions, as staff may be pointed to them.
@Component
class PublishedMatter implements ReadingMatter {
  private final PublishedPages published;
  private final PublishedNews news;
  private final Settings settings;

  PublishedMatter(PublishedPages published, PublishedNews news, Settings settings) {
    this.published = published;
    this.news = news;
    this.settings = settings;
  }

  @Override
  public List<Matter> newest(int most) {
    return news.find(NewsQuery.newest(Set.of(Audience.values()), most)).stories().stream().map(this::matter).toList();
  }

  @Override
  public Optional<Matter> find(String path) {
    return news.at(path)
        .map(this::matter)
        .or(() -> Stream.of(Audience.values()).flatMap(audience -> published.list(audience).stream()).filter(edition -> edition.path().equals(path)).findFirst().map(this::matter));
  }

  private Matter matter(NewsItem item) {
    var texts = Texts.in(settings.language());
    var version = texts.get("site.matter.story", Dates.dateAndTime(Dates.local(item.story().changedAt()), texts.language()));
    return new Matter(item.story().path(), item.story().headline(), version);
  }

  private Matter matter(PublishedEdition edition) {
    var texts = Texts.in(settings.language());
    var version = texts.get("site.matter.version", edition.version(), Dates.dateAndTime(Dates.local(edition.publishedAt()), texts.language()));
    return new Matter(edition.path(), edition.title(), version);
  }
}
