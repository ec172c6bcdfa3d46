package dk.pip.shared;

import java.util.HashMap;
import java.util.Map;

/// Whether the database is away just now. Whoever watches it says so here; whoever would have to wait for it asks first.
/// Those who wait already are woken, so that nobody hangs on a database that does not answer.
public final class Outage {
  private final Object door = new Object();
  private final Map<Thread, Boolean> waiting = new HashMap<>();
  private volatile Sight sight = Sight.CLEAR;

  private enum Sight {
    CLEAR,
    DOUBTFUL,
    AWAY
  }

  /// Whether it has been found out that the database is away.
  public boolean isOn() {
    return sight == Sight.AWAY;
  }

  /// Whether it has been silent for longer than it should, or is away: the time to be content with what one has.
  public boolean isFeared() {
    return sight != Sight.CLEAR;
  }

  /// Wakes those who have something else than what they wait for.
  public void fear() {
    worsen(Sight.CLEAR, Sight.DOUBTFUL);
  }

  /// Wakes all who wait. Does nothing while it is on already.
  public void begin() {
    if (!worsen(Sight.CLEAR, Sight.AWAY)) {
      worsen(Sight.DOUBTFUL, Sight.AWAY);
    }
  }

  public void end() {
    sight = Sight.CLEAR;
  }

  private boolean worsen(Sight from, Sight to) {
    synchronized (door) {
      if (sight != from) {
        return false;
      }
      sight = to;
      waiting.forEach(
          (thread, hasAnother) -> {
            if (to == Sight.AWAY || hasAnother) {
              thread.interrupt();
            }
          });
      return true;
    }
  }

  /// From now on the current thread is interrupted when an outage begins, until what is returned is closed. Only for
  /// virtual threads: those an interruption also gets out of a socket that nothing comes from.
  ///
  /// @param hasAnother whether it need not wait, as there is something else to answer with
  public Waiting waiting(boolean hasAnother) {
    var thread = Thread.currentThread();
    synchronized (door) {
      waiting.put(thread, hasAnother);
      if (sight == Sight.DOUBTFUL && hasAnother) {
        thread.interrupt();
      }
    }
    return new Waiting(this, thread);
  }

  /// A thread’s time in which it may be woken.
  public static final class Waiting implements AutoCloseable {
    private final Outage outage;
    private final Thread thread;

    private Waiting(Outage outage, Thread thread) {
      this.outage = outage;
      this.thread = thread;
    }

    /// After it the thread is not interrupted, and whoever has been is not any more.
    @Override
    public void close() {
      synchronized (outage.door) {
        outage.waiting.remove(thread);
        Thread.interrupted();
      }
    }
  }
}
