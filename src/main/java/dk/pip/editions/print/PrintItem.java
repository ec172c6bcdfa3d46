package dk.pip.editions.print;

import dk.pip.papers.Fo;

/// What stands in the flow of pages by itself: a band as wide as the page, or something in its columns.
///
/// @param gap above it
/// @param keeps whether it may not be parted from what follows it: the head of a story
/// @param whole whether all of it stands on one page, if it is as wide as that
record PrintItem(String id, Fo fo, boolean wide, Gap gap, boolean keeps, boolean whole) {

  PrintItem(String id, Fo fo, boolean wide, Gap gap, boolean keeps) {
    this(id, fo, wide, gap, keeps, gap != Gap.SMALL);
  }

  static final String DIVIDER = "-end";

  /// The space above an item, in points.
  enum Gap {
    NONE(0),
    SMALL(9),
    MASTHEAD(13),
    /// With a hairline in its middle.
    RULE(23);

    private final double points;

    Gap(double points) {
      this.points = points;
    }

    double points() {
      return points;
    }
  }

  static PrintItem band(String id, Fo fo) {
    return new PrintItem(id, fo, true, Gap.RULE, false);
  }

  static PrintItem inColumn(String id, Fo fo) {
    return new PrintItem(id, fo, false, Gap.NONE, false);
  }

  static PrintItem card(String id, Fo fo) {
    return new PrintItem(id, fo, false, Gap.RULE, false);
  }

  /// Nothing but the end of the columns above, which are then as long as each other, and a hairline across the page.
  static PrintItem divider(String id) {
    return band(id, Fo.block().set("role", "artifact").set("font-size", 1).set("line-height", 0).add("\u200B"));
  }

  boolean isDivider() {
    return id.endsWith(DIVIDER);
  }

  PrintItem keeping() {
    return new PrintItem(id, fo, wide, gap, true, whole);
  }

  /// May go on on the next page, as it might have no room on one.
  PrintItem goingOn() {
    return new PrintItem(id, fo, wide, gap, keeps, false);
  }

  PrintItem with(Fo other) {
    return new PrintItem(id, other, wide, gap, keeps, whole);
  }

  PrintItem with(Gap other) {
    return new PrintItem(id, fo, wide, other, keeps, whole && other != Gap.SMALL);
  }
}
