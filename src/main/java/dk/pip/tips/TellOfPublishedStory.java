package dk.pip.tips;

import dk.pip.editions.EditionPublished;
import dk.pip.events.Subscriber;
import dk.pip.newsroom.StoryMoved;
import dk.pip.newsroom.StoryState;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What tips hear of the newsroom and of editions. The timer asks, too, for stories that come out otherwise. Tips are asked for when they are needed, as they know editions, which know
/// events.
@Configuration(proxyBeanMethods = false)
class TellOfPublishedStory {
  @Bean
  Subscriber<EditionPublished> tellTippersOfEdition(ObjectProvider<TipStories> stories) {
    return Subscriber.of("tips.tell-published", EditionPublished.class, _ -> stories.getObject().tellPublished());
  }

  @Bean
  Subscriber<StoryMoved> hearThatStoryIsDropped(ObjectProvider<TipStories> stories) {
    return Subscriber.of(
        "tips.story-dropped",
        StoryMoved.class,
        moved -> {
          if (moved.state() == StoryState.DROPPED) {
            stories.getObject().dropped(moved.story());
          }
        });
  }
}
