package dk.pip.tips;

import dk.pip.shared.Audience;

/// A story that readers can see.
///
/// @param path of its page
/// @param edition the title of the edition that it stands in; empty where it stands by itself
public record PublishedStory(String headline, String path, String edition, Audience audience) {
  public boolean isForAll() {
    return audience == Audience.PUBLIC;
  }

  public boolean isByItself() {
    return edition.isEmpty();
  }
}
