package dk.pip.editions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a story brings along beside its text and its picture.
///
/// @param video whose transcript may be empty as long as the story isn't out
public record StoryAdditions(Block.@Nullable Video video, @Nullable PressArticle press, List<RelatedStory> related) {
  public static final StoryAdditions NONE = new StoryAdditions(null, null, List.of());

  public StoryAdditions {
    related = List.copyOf(related);
  }

  public boolean isEmpty() {
    return equals(NONE);
  }
}
