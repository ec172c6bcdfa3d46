package dk.pip.site.web;

import dk.pip.editions.NewsQuery;
import dk.pip.editions.PublishedEdition.PublishedStory;
import dk.pip.editions.PublishedPages;
import dk.pip.shared.Audience;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A story that readers find, and when it came out.
public record NewsStory(PublishedStory story, Instant publishedAt) {

  /// Those of the audiences, the newest first. One that came out in several ways is there once, as of the first.
  static List<NewsStory> all(PublishedPages published, Audience... audiences) {
    return published.news(NewsQuery.newest(Set.of(audiences), Integer.MAX_VALUE)).stories().stream().map(each -> new NewsStory(each.story(), each.firstAt())).toList();
  }
}
