package dk.pip.papers;

/// What came of setting a paper on one page.
public sealed interface OnePage {
  /// @param size of the running text, in points
  record Fits(byte[] pdf, double size) implements OnePage {}

  /// There is more than one page has room for, even in the smallest type that is read with ease ([Papers#SMALLEST]) and with the least room
  /// to write.
  ///
  /// @param over how much is too much, as a share of a page: 0.25 for a quarter
  record TooMuch(double over) implements OnePage {}
}
