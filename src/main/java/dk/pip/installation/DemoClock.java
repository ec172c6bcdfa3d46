package dk.pip.installation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The demo's time, which can be turned back for what is to have been done before the demo begins.
public final class DemoClock extends Clock {
  private static final ScopedValue<Instant> THEN = ScopedValue.newInstance();

  private final Clock running;

  DemoClock(Clock running) {
    this.running = running;
  }

  /// Does something as if it were then, for this thread alone; the clock stands still meanwhile. It turns the demo's clock and no other.
  public static void at(Instant then, Runnable what) {
    ScopedValue.where(THEN, then).run(what);
  }

  /// The same, and brings what came of it.
  public static <T extends @Nullable Object> T at(Instant then, Supplier<T> what) {
    return ScopedValue.where(THEN, then).call(what::get);
  }

  @Override
  public Instant instant() {
    return THEN.isBound() ? THEN.get() : running.instant();
  }

  @Override
  public ZoneId getZone() {
    return running.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new DemoClock(running.withZone(zone));
  }
}
