package dk.pip.editions;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Stories that came out before stay where readers know them from, whatever edition they stand in now.
final class KnownAddresses {
  private KnownAddresses() {}

  /// @param known the address at which a story came out first; null for one that never did
  static Edition in(Edition edition, Function<Story, @Nullable String> known) {
    return edition.with(
        edition.blocks().stream()
            .map(
                block ->
                    switch (block) {
                      case Block.StoryInFull(var story) -> new Block.StoryInFull(story(edition, story, known));
                      case Block.StoryTeaser(var story, var text) -> new Block.StoryTeaser(story(edition, story, known), text);
                      default -> block;
                    })
            .toList());
  }

  private static Story story(Edition edition, Story story, Function<Story, @Nullable String> known) {
    var address = known.apply(story);
    return address == null || address.equals(Addresses.story(edition, story)) ? story : story.at(address);
  }
}
