package dk.pip.papers;

/// How a paper is made to fit its pages.
///
/// @param turns whether pages may lie on their side
/// @param moreLines to write on, below each question
/// @param higher how much higher than usual each of the lines is, in points
record PaperFit(boolean turns, int moreLines, double higher) {
  static final PaperFit USUAL = new PaperFit(true, 0, 0);

  /// On one page.
  static PaperFit withLines(int more, double higher) {
    return new PaperFit(false, more, higher);
  }
}
