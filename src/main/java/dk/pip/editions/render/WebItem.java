package dk.pip.editions.render;

import dk.pip.editions.Block;
import gg.jte.Content;

/// A block as it stands on an edition's page.
///
/// @param height about how tall it is, by [WebHeights]
record WebItem(Block block, Content content, WebHeights height) {

  /// Whether it belongs to the wide column of stories; boxes, figures and the like stand beside it.
  boolean isMain() {
    return switch (block) {
      case Block.StoryInFull _, Block.StoryTeaser _, Block.Greeting _, Block.PullQuote _, Block.Pictures _ -> true;
      default -> false;
    };
  }

  /// Whether it has the whole width whatever stands around it.
  boolean isAlone() {
    return block instanceof Block.StoryInFull(var story) && WholeStory.hasWideTable(story);
  }

  boolean isStory() {
    return block instanceof Block.StoryInFull || block instanceof Block.StoryTeaser;
  }
}
