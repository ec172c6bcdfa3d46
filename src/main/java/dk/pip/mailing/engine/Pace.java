package dk.pip.mailing.engine;

/// Lets so many pass in a second, evenly, with up to a tenth of a second's worth at once. For one thread.
final class Pace {
  private static final long SECOND = 1_000_000_000L;

  private final double perSecond;
  private final double most;
  private double room;
  private long last;

  /// @param perSecond 0 for no limit
  Pace(double perSecond, long now) {
    this.perSecond = perSecond;
    this.most = Math.max(1, perSecond / 10);
    this.room = most;
    this.last = now;
  }

  boolean limited() {
    return perSecond > 0;
  }

  /// Whether one may pass now; it is not counted.
  boolean room(long now) {
    if (perSecond == 0) {
      return true;
    }
    room = Math.min(most, room + perSecond * (now - last) / SECOND);
    last = now;
    return room >= 1;
  }

  /// Whether one may pass now; it is counted when it may.
  ///
  /// @param now of [System#nanoTime]
  boolean pass(long now) {
    if (!room(now)) {
      return false;
    }
    room -= perSecond == 0 ? 0 : 1;
    return true;
  }
}
