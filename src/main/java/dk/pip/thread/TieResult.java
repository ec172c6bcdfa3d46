package dk.pip.thread;

/// What came of tying two things.
public enum TieResult {
  TIED,
  /// They were tied before.
  THERE_ALREADY,
  /// The second gave rise to the first, or is the same.
  CIRCLE
}
