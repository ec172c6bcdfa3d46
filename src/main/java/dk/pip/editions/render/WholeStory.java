package dk.pip.editions.render;

import dk.pip.editions.Story;

/// How a story in full stands where it has the page to itself.
enum WholeStory {
  /// Its head beside its text, and in sight while that is read.
  BESIDE(""),
  /// Its head above its text, as on a page of its own: the text goes on so long that the head would stand in an empty column,
  /// or a table of it needs the whole width of a smaller screen.
  ABOVE("whole-above");

  private static final double SCREEN_AND_A_HALF = 1200;
  private static final double TABLE_IN_COLUMN = 20;

  private final String style;

  WholeStory(String style) {
    this.style = style;
  }

  String style() {
    return style;
  }

  static WholeStory of(Story story) {
    return hasWideTable(story) || WebHeights.body(story) > SCREEN_AND_A_HALF ? ABOVE : BESIDE;
  }

  /// Whether it can't stand in a column with boxes beside it.
  static boolean hasWideTable(Story story) {
    return WebTable.need(story.body()) > TABLE_IN_COLUMN;
  }
}
