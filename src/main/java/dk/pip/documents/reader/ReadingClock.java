package dk.pip.documents.reader;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Ends the process when a reading does not end, wherever it is stuck: whoever is to end it may be gone.
final class ReadingClock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(100);

  /// A reading that looks at the clock itself ends in good order.
  private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(300);

  private final long reader = Thread.currentThread().threadId();
  private volatile long processorUntil = Long.MAX_VALUE;
  private volatile long clockUntil = Long.MAX_VALUE;

  private ReadingClock() {}

  static ReadingClock start() {
    var clock = new ReadingClock();
    var thread = new Thread(clock::watch, "reading-clock");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    thread.start();
    return clock;
  }

  /// @param milliseconds of a processor's time
  /// @return when it is up, as [#isUp] wants it
  long begin(long milliseconds) {
    var until = THREADS.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    clockUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Signals.longestByTheClock(milliseconds));
    processorUntil = until;
    return until;
  }

  void end() {
    processorUntil = Long.MAX_VALUE;
    clockUntil = Long.MAX_VALUE;
  }

  static boolean isUp(long until) {
    return THREADS.getCurrentThreadCpuTime() > until;
  }

  private void watch() {
    while (true) {
      LockSupport.parkNanos(LOOK);
      var processor = processorUntil;
      var clock = clockUntil;
      if (processor != Long.MAX_VALUE && THREADS.getThreadCpuTime(reader) > processor + GRACE || clock != Long.MAX_VALUE && System.nanoTime() - clock > 0) {
        Runtime.getRuntime().halt(Signals.TIME_IS_UP);
      }
    }
  }
}
