package dk.pip.editions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a story brings along beside its text and its picture.
///
/// @param video whose transcript may be empty as long as the story isn't out
public record StoryAdditions(
    Block.@Nullable Video video, List<AttachmentUse> attachments, @Nullable PressArticle press, List<RelatedStory> related) {
  public static final StoryAdditions NONE = new StoryAdditions(null, List.of(), null, List.of());

  public StoryAdditions {
    attachments = List.copyOf(attachments);
    related = List.copyOf(related);
  }

  StoryAdditions with(List<RelatedStory> others) {
    return new StoryAdditions(video, attachments, press, others);
  }

  StoryAdditions with(PressArticle other) {
    return new StoryAdditions(video, attachments, other, related);
  }

  public boolean isEmpty() {
    return equals(NONE);
  }
}
