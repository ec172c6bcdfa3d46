package dk.pip.editions.print;

/// How stories that are only begun on paper are set, and how near everything stands. Which of these leaves least of the pages
/// empty is found by trying.
enum PrintLayout {
  /// Two beside each other, one alone with a large picture.
  LARGE(true, false, Fit.USUAL),
  /// Two beside each other, one alone with a small picture.
  SMALL(false, false, Fit.USUAL),
  /// One below the other, all with a small picture.
  LIST(false, true, Fit.USUAL),
  LIST_CLOSE(false, true, Fit.CLOSE),
  LARGE_CLOSE(true, false, Fit.CLOSE),
  SMALL_CLOSE(false, false, Fit.CLOSE),
  LIST_LOOSE(false, true, Fit.LOOSE),
  LARGE_LOOSE(true, false, Fit.LOOSE);

  private enum Fit {
    USUAL,
    CLOSE,
    LOOSE
  }

  private static final double CLOSER = 0.965;
  private static final double LOOSER = 1.11;
  private static final double LARGER = 1.07;

  private final boolean large;
  private final boolean list;
  private final Fit fit;

  PrintLayout(boolean large, boolean list, Fit fit) {
    this.large = large;
    this.list = list;
    this.fit = fit;
  }

  boolean isLarge() {
    return large;
  }

  boolean isList() {
    return list;
  }

  /// Less space between items, and lower pictures.
  boolean isClose() {
    return fit == Fit.CLOSE;
  }

  boolean isLoose() {
    return fit == Fit.LOOSE;
  }

  /// How large running text is, against the usual.
  double type() {
    return fit == Fit.LOOSE ? LARGER : 1;
  }

  /// How far apart the lines of running text are, against the usual.
  double lines() {
    return switch (fit) {
      case USUAL -> 1;
      case CLOSE -> CLOSER;
      case LOOSE -> LOOSER;
    };
  }
}
