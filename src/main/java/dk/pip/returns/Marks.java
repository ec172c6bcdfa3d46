package dk.pip.returns;

import dk.pip.serveranswers.Phrases;

/// How reports and automatic answers are known: `returns/marks.txt`.
final class Marks {
  static final Phrases ALL = Phrases.read("/returns/marks.txt");

  private Marks() {}
}
