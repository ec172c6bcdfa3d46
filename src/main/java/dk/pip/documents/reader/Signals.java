package dk.pip.documents.reader;

/// What the server and the process that reads say to each other. A request is a way, a kind, milliseconds of a processor's time, a
/// number of bytes and those; an answer is any number of pages, each with a length and so many bytes of UTF-8, and an end: what
/// was not read, how many pages there are, and which are silent.
public final class Signals {
  /// Is said before anything else.
  public static final int BEGUN = 0x5044_4621;

  /// Stands where else the number of a page does.
  public static final int END = -1;

  /// Every line, as suspiciously as can be.
  public static final int LINES = 1;

  /// The running text, by Tika.
  public static final int TEXT = 2;

  /// How the process ends when the time is up.
  public static final int TIME_IS_UP = 75;

  /// How Java ends for want of memory.
  public static final int NO_MEMORY = 3;

  public static final int LONGEST_PIECE = 10_000_000;

  /// A busy machine gives a process less than all of its time.
  public static final int PATIENCE = 3;

  public static final int START_MILLISECONDS = 5_000;

  private Signals() {}

  /// How long a reading may take by the clock.
  public static long longestByTheClock(long milliseconds) {
    return milliseconds * PATIENCE + START_MILLISECONDS;
  }
}
