package dk.pip.newsroom.web;

import dk.pip.newsroom.Newsroom;
import dk.pip.people.Staff;
import dk.pip.people.StaffSearch;
import java.util.List;
import org.springframework.stereotype.Component;

/// Stories among what staff look for.
@Component
class StorySearch implements StaffSearch {
  private final Newsroom newsroom;

  StorySearch(Newsroom newsroom) {
    this.newsroom = newsroom;
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public List<Hit> find(Staff who, String words, int most) {
    return newsroom.list(who, null, words).stream()
        .limit(most)
        .map(story -> new Hit("newsroom.state." + story.state().word(), story.headline(), "", StoryPages.address(story.id())))
        .toList();
  }
}
