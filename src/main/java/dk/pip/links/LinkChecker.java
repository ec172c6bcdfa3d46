package dk.pip.links;

import dk.pip.hold.Hold;
import dk.pip.municipality.Municipality;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Looks after links whose time has come: one of each host at a time, the next of that host not before the next look. A restored
/// copy that is held asks nobody.
@Service
public class LinkChecker {
  private static final Logger LOG = LoggerFactory.getLogger(LinkChecker.class);
  private static final int HOSTS_AT_ONCE = 40;
  private static final int ASKING_AT_ONCE = 4;

  private static final Duration WEEKLY = Duration.ofDays(7);

  /// After each failure in a row, until the link is dead.
  private static final List<Duration> AFTER_FAILURES = List.of(Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));

  /// When a host wants to be left alone and doesn't say for how long.
  private static final Duration BUSY = Duration.ofHours(6);

  private final LinkTable table;
  private final LinkAsker asker;
  private final List<LinkSource> sources;
  private final Municipality municipality;
  private final Hold hold;
  private final Clock clock;

  LinkChecker(LinkTable table, LinkAsker asker, List<LinkSource> sources, Municipality municipality, Hold hold, Clock clock) {
    this.table = table;
    this.asker = asker;
    this.sources = List.copyOf(sources);
    this.municipality = municipality;
    this.hold = hold;
    this.clock = clock;
  }

  /// Asks modules which links there are by now.
  public void noteChanges() {
    if (municipality.isSetUp()) {
      sources.forEach(LinkSource::noteChanges);
    }
  }

  /// Looks after those whose time has come, one of each host.
  void checkDue() {
    if (hold.isHeld() || !municipality.isSetUp()) {
      return;
    }
    var asking = new Semaphore(ASKING_AT_ONCE);
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var address : table.due(clock.instant(), HOSTS_AT_ONCE)) {
        each.execute(
            () -> {
              asking.acquireUninterruptibly();
              try {
                check(address);
              } catch (RuntimeException e) {
                LOG.error("A link could not be looked after; tried again", e);
              } finally {
                asking.release();
              }
            });
      }
    }
  }

  private void check(String address) {
    record(address, asker.ask(address), clock.instant());
  }

  /// Notes what somebody has seen of a link.
  ///
  /// @param trouble null where it worked
  public void seen(String address, @Nullable LinkTrouble trouble, Instant at) {
    record(address, new LinkAnswer(trouble, 0, null), at);
  }

  private void record(String address, LinkAnswer answer, Instant now) {
    var trouble = answer.trouble();
    var failures = table.failures(address);
    var pause = trouble == null || !trouble.fails() || failures >= AFTER_FAILURES.size() ? WEEKLY : AFTER_FAILURES.get(failures);
    if (trouble == LinkTrouble.BUSY) {
      var asked = answer.pause();
      table.spare(address, now.plus(asked == null ? BUSY : asked));
    }
    table.record(address, answer, now, now.plus(pause));
  }

  void forgetUnused() {
    var count = table.forgetUnused();
    if (count > 0) {
      LOG.info("{} links forgotten, as they stand nowhere any more", count);
    }
  }
}
