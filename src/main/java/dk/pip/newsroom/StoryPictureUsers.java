package dk.pip.newsroom;

import dk.pip.editions.StoryId;
import dk.pip.library.PictureUsers;
import dk.pip.people.Staff;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Tells the picture library which stories show a picture.
@Component
class StoryPictureUsers implements PictureUsers {
  private static final int MOST = 50;

  private final Newsroom newsroom;

  StoryPictureUsers(Newsroom newsroom) {
    this.newsroom = newsroom;
  }

  @Override
  public List<Text> texts(Staff who, Collection<UUID> owners, Collection<String> paths) {
    return owners.stream()
        .limit(MOST)
        .flatMap(owner -> newsroom.find(who, new StoryId(owner)).stream())
        .filter(story -> paths.stream().anyMatch(newsroom.file(story).text()::contains))
        .map(story -> new Text("newsroom.picture.story", story.headline(), "/redaktion/historier/" + story.id().value()))
        .toList();
  }
}
