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
  LIST_LOOSE(false, true, Fit.LOOSE),
  LARGE_LOOSE(true, false, Fit.LOOSE),
  LIST_TIGHT(false, true, Fit.TIGHT),
  LARGE_TIGHT(true, false, Fit.TIGHT);

  private enum Fit {
    USUAL,
    CLOSE,
    TIGHT,
    LOOSE
  }

  private static final double CLOSER = 0.965;
  private static final double CLOSEST = 0.92;
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
    return fit == Fit.CLOSE || fit == Fit.TIGHT;
  }

  /// As close as it can be.
  boolean isTight() {
    return fit == Fit.TIGHT;
  }

  /// The same as close as it can be, for what is a few lines too much.
  PrintLayout tight() {
    return list ? LIST_TIGHT : LARGE_TIGHT;
  }

  /// How much space there is between items, against the usual.
  double gaps() {
    return switch (fit) {
      case USUAL, LOOSE -> 1;
      case CLOSE -> 0.7;
      case TIGHT -> 0.66;
    };
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
      case TIGHT -> CLOSEST;
      case LOOSE -> LOOSER;
    };
  }
}
