package dk.pip.events;

import dk.pip.hold.Hold;
import dk.pip.jobs.Beat;
import dk.pip.jobs.Beats;
import dk.pip.jobs.SignOfLife;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Makes the deliveries of this node, one after the other: at once when it starts or something was published here, and
/// within two seconds when it was elsewhere. In a restored copy that is held they wait. `/health` names the subscribers that fail.
final class EventWorker implements SmartLifecycle, SignOfLife {
  private static final Logger LOG = LoggerFactory.getLogger(EventWorker.class);
  private static final String NAME = "events";
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);
  private static final long LOOK_MILLIS = 2000;

  /// As often as this in a row is no chance any more.
  private static final int FAILS = 3;

  private final Deliveries deliveries;
  private final Hold hold;
  private final Beats beats;
  private final Beat beat;
  private final Semaphore published = new Semaphore(1);
  private volatile boolean running;
  private volatile List<Deliveries.Failing> failing = List.of();

  EventWorker(Events events, Deliveries deliveries, Hold hold, Beats beats) {
    this.deliveries = deliveries;
    this.hold = hold;
    this.beats = beats;
    this.beat = beats.begin(NAME, LONGEST_SILENCE);
    beat.rest();
    events.whenPublished(published::release);
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("events").start(beats.again(NAME, beat, () -> running, this::work));
  }

  private void work() {
    while (running) {
      try {
        published.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        published.drainPermits();
        look();
        beat.well();
      } catch (InterruptedException e) {
        return;
      } catch (DataAccessException | TransactionException e) {
        LOG.warn("The database does not answer; events wait: {}", e.getMessage());
      }
    }
  }

  private void look() {
    if (!hold.isHeld()) {
      var more = true;
      while (running && more) {
        more = deliveries.deliverOne();
        beat.alive();
      }
    }
    failing = deliveries.failing(FAILS);
  }

  @Override
  public List<Loop> loops() {
    return failing.stream()
        .map(
            one ->
                new Loop(
                    "event subscriber " + one.subscriber(),
                    false,
                    one.publishedAt(),
                    one.event() + " failed " + one.attempts() + " times, last with " + one.failure()))
        .distinct()
        .toList();
  }

  @Override
  public void stop() {
    running = false;
    published.release();
    beat.rest();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
