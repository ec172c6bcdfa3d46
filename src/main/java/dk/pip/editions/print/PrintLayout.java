package dk.pip.editions.print;

/// How stories that are only begun on paper are set, and how near everything stands. Which of these leaves least of the pages
/// empty is found by trying.
enum PrintLayout {
  /// Two beside each other, one alone with a large picture.
  LARGE(true, false, false),
  /// Two beside each other, one alone with a small picture.
  SMALL(false, false, false),
  /// One below the other, all with a small picture.
  LIST(false, true, false),
  LARGE_CLOSE(true, false, true),
  SMALL_CLOSE(false, false, true),
  LIST_CLOSE(false, true, true);

  private final boolean large;
  private final boolean list;
  private final boolean close;

  PrintLayout(boolean large, boolean list, boolean close) {
    this.large = large;
    this.list = list;
    this.close = close;
  }

  boolean isLarge() {
    return large;
  }

  boolean isList() {
    return list;
  }

  /// Less space between items, lower rows of pictures, and tables that may be divided.
  boolean isClose() {
    return close;
  }
}
