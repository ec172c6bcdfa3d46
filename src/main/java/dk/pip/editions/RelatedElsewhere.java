package dk.pip.editions;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Stories that were named by their slugs while they were in the making. One of the same edition leads to it there; one that is out in
/// another by now leads to that, and all others lead nowhere yet.
final class RelatedElsewhere {
  private RelatedElsewhere() {}

  /// @param published where readers of the edition find stories, and what they are called, by their slugs
  static Bundle found(Bundle bundle, Function<Collection<String>, Map<String, RelatedStory>> published) {
    var edition = bundle.edition();
    var own = edition.stories().stream().map(Story::slug).collect(Collectors.toSet());
    var wanted =
        edition.stories().stream()
            .flatMap(story -> story.additions().related().stream())
            .map(RelatedStory::slug)
            .filter(slug -> slug != null && !own.contains(slug))
            .collect(Collectors.toSet());
    var found = wanted.isEmpty() ? Map.<String, RelatedStory>of() : published.apply(wanted);
    if (found.isEmpty()) {
      return bundle;
    }
    return bundle.with(edition.with(edition.blocks().stream().map(block -> block(block, found)).toList()));
  }

  private static Block block(Block block, Map<String, RelatedStory> found) {
    return switch (block) {
      case Block.StoryInFull(var story) -> new Block.StoryInFull(story(story, found));
      case Block.StoryTeaser(var story, var text) -> new Block.StoryTeaser(story(story, found), text);
      default -> block;
    };
  }

  private static Story story(Story story, Map<String, RelatedStory> found) {
    var related = story.additions().related();
    return related.isEmpty()
        ? story
        : story.with(story.additions().with(related.stream().map(it -> it.slug() == null ? it : found.getOrDefault(it.slug(), it)).toList()));
  }
}
