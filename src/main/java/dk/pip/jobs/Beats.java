package dk.pip.jobs;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What works in the background on this node: threads, timers, connections. Each gives signs of life, and `/health` tells
/// which has been silent for too long, or fails time after time.
@Component
public final class Beats implements SignOfLife {
  private static final Logger LOG = LoggerFactory.getLogger(Beats.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Clock clock;
  private final Map<String, Beat> beats = new ConcurrentSkipListMap<>();

  public Beats(Clock clock) {
    this.clock = clock;
  }

  /// Something works in the background from now on.
  ///
  /// @param name short and lasting, in English
  /// @param longest it may be silent without anything being wrong
  public Beat begin(String name, Duration longest) {
    var beat = new Beat(longest);
    beats.put(name, beat);
    return beat;
  }

  /// It has ended, as it should.
  public void end(String name) {
    beats.remove(name);
  }

  /// For a thread: does the work, and again after a pause whenever it ends by throwing something, until it returns by
  /// itself or is wanted no more. Whatever is thrown is logged and told.
  public Runnable again(String name, Beat beat, BooleanSupplier wanted, Runnable work) {
    return () -> {
      var pause = SHORTEST_PAUSE;
      while (wanted.getAsBoolean()) {
        var began = System.nanoTime();
        try {
          work.run();
          return;
        } catch (Throwable e) {
          LOG.error("»{}« failed and begins again", name, e);
          beat.failed(e);
        }
        var lasted = Duration.ofNanos(System.nanoTime() - began);
        pause = lasted.compareTo(LONGEST_PAUSE) > 0 || pause.compareTo(LONGEST_PAUSE) > 0 ? SHORTEST_PAUSE : pause.multipliedBy(2);
        var until = System.nanoTime() + pause.toNanos();
        while (wanted.getAsBoolean() && System.nanoTime() < until) {
          LockSupport.parkNanos(LOOK.toNanos());
        }
      }
    };
  }

  @Override
  public List<Loop> loops() {
    var now = clock.instant();
    return beats.entrySet().stream()
        .map(
            one -> {
              var trouble = one.getValue().trouble();
              return new Loop(one.getKey(), trouble == null, one.getValue().lastAt(now), trouble);
            })
        .toList();
  }
}
