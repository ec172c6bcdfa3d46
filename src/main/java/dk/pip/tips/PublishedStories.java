package dk.pip.tips;

import dk.pip.editions.Editions;
import dk.pip.editions.Placement;
import dk.pip.editions.PublishedNews;
import dk.pip.editions.StoryId;
import dk.pip.shared.Audience;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Where readers can see a story.
@Component
class PublishedStories {
  private final Editions editions;
  private final PublishedNews news;

  PublishedStories(Editions editions, PublishedNews news) {
    this.editions = editions;
    this.news = news;
  }

  /// Where everybody can see it rather than where staff can; called as it was published, whatever the newsroom has changed since.
  Optional<PublishedStory> find(StoryId story) {
    return editions.placements(List.of(story)).getOrDefault(story, List.of()).stream()
        .filter(Placement::isShown)
        .min(Comparator.comparing(place -> place.audience() != Audience.PUBLIC))
        .map(
            place -> {
              var called = news.called(story, place.edition());
              return new PublishedStory(
                  called.map(PublishedNews.Called::headline).orElse(""),
                  place.path(),
                  place.isSingle() ? "" : called.map(PublishedNews.Called::edition).orElse(""),
                  place.audience());
            });
  }
}
