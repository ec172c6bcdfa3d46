package dk.pip.editions;

import java.util.List;

/// Some of the stories that readers find.
///
/// @param all how many there are in all
public record News(List<NewsItem> stories, int all) {
  public News {
    stories = List.copyOf(stories);
  }
}
