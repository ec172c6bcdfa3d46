package dk.pip.editions.render;

import dk.pip.editions.Block;
import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/// A block as it stands on an edition's page.
///
/// @param height about how tall it is, by [WebHeights]
/// @param isAlone whether it has the whole width whatever stands around it
record WebItem(Block block, Content content, WebHeights height, boolean isAlone) {

  private static final int LONG = 600;

  WebItem(Block block, Content content, WebHeights height) {
    this(block, content, height, block instanceof Block.StoryInFull(var story) && WholeStory.hasWideTable(story));
  }

  /// Whether it belongs to the wide column of stories; boxes, figures and the like stand beside it.
  boolean isMain() {
    return switch (block) {
      case Block.StoryInFull _, Block.StoryTeaser _, Block.Greeting _, Block.PullQuote _, Block.Pictures _ -> true;
      default -> false;
    };
  }

  /// A box of which one would hang far below what stands beside it; alone it has two columns.
  boolean isLongBox() {
    return block instanceof Block.InfoBox(_, var text, _, _) && isLong(text)
        || block instanceof Block.Invitation invitation && isLong(invitation.text());
  }

  static boolean isLong(@Nullable String text) {
    return text != null && text.length() > LONG;
  }

  boolean isStory() {
    return block instanceof Block.StoryInFull || block instanceof Block.StoryTeaser;
  }
}
