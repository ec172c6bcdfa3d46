package dk.pip.editions.render;

/// How stories that are only begun on paper are set. Which of these leaves least of the pages empty is found by trying.
enum PrintLayout {
  /// Two beside each other, one alone with a large picture.
  LARGE,
  /// Two beside each other, one alone with a small picture.
  SMALL,
  /// One below the other, all with a small picture.
  LIST
}
