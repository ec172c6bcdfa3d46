package dk.pip.pictures;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// How much memory something asked for, freed again or not.
final class MemoryUse {
  private MemoryUse() {}

  static long of(Runnable work) {
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var before = thread.getCurrentThreadAllocatedBytes();
    work.run();
    return thread.getCurrentThreadAllocatedBytes() - before;
  }
}
