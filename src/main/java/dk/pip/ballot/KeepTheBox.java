package dk.pip.ballot;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks after the ballots that wait in this node: writes them at the last call, and when the node stops.
@Component
class KeepTheBox implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(KeepTheBox.class);
  private static final int PAUSE = 500;

  private final BallotBox box;
  private @Nullable ScheduledExecutorService clock;

  KeepTheBox(BallotBox box) {
    this.box = box;
  }

  @Override
  public synchronized void start() {
    var fresh = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("ballot-box").factory());
    fresh.scheduleWithFixedDelay(this::look, PAUSE, PAUSE, TimeUnit.MILLISECONDS);
    clock = fresh;
  }

  private void look() {
    try {
      box.tick();
    } catch (RuntimeException e) {
      // Nothing of the ballots, which the message of a database may have in it.
      LOG.warn("Ballots that wait could not be written ({}); they wait on, and it is tried again", e.getClass().getSimpleName());
    }
  }

  @Override
  public synchronized void stop() {
    var running = clock;
    if (running == null) {
      return;
    }
    clock = null;
    running.shutdown();
    try {
      box.writeAll();
    } catch (RuntimeException e) {
      LOG.error("{} ballots that waited could not be written ({}); browsers send them again as long as their pages are open", box.waiting(), e.getClass().getSimpleName());
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return clock != null;
  }

  /// After the web server has stopped taking requests.
  @Override
  public int getPhase() {
    return 0;
  }
}
