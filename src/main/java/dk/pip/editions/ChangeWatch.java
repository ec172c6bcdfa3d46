package dk.pip.editions;

import dk.pip.jobs.Beat;
import dk.pip.jobs.Beats;
import dk.pip.shared.Outage;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Looks several times a second whether something that readers see was changed, on this node or another: something published,
/// or something around it such as the menu. The pages in memory are forgotten then. While the database can't be reached, readers go on being served what is in the cache.
@Component
class ChangeWatch implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeWatch.class);
  private static final String NAME = "changes of pages";
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);
  private static final Duration LOOK_EVERY = Duration.ofMillis(300);

  private final PublishedPages pages;
  private final Outage outage;
  private final Beats beats;
  private final Beat beat;
  private volatile boolean running;

  ChangeWatch(PublishedPages pages, Outage outage, Beats beats) {
    this.pages = pages;
    this.outage = outage;
    this.beats = beats;
    this.beat = beats.begin(NAME, LONGEST_SILENCE);
  }

  @Override
  public void start() {
    running = true;
    look();
    Thread.ofVirtual().name("change-watch").start(beats.again(NAME, beat, () -> running, this::watch));
  }

  private void watch() {
    while (running) {
      try {
        Thread.sleep(LOOK_EVERY);
        if (!outage.isFeared()) {
          lookUnlessLost();
        }
        beat.well();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void lookUnlessLost() {
    try (var _ = outage.waiting(true)) {
      look();
    }
  }

  /// Looks once; a request that has just made a change calls it so that its own reader sees it at once.
  void look() {
    try {
      pages.look();
    } catch (DataAccessException e) {
      if (!running) {
        return;
      }
      LOG.warn("The database could not be asked for changes; readers get what is in memory. Tried again in {}", LOOK_EVERY);
    }
  }

  @Override
  public void stop() {
    running = false;
    beat.rest();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
