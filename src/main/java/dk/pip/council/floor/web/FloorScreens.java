package dk.pip.council.floor.web;

import dk.pip.council.CouncilDayId;
import dk.pip.council.floor.Floor;
import dk.pip.council.floor.FloorNewest;
import dk.pip.council.floor.FloorWatch;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The screens that are open on this node, and the one thread that keeps them new. It draws a picture once for all screens that show the
/// same, and finds out what was done on other nodes by asking for the newest numbers, in one question for all days and only while somebody
/// looks.
@Component
class FloorScreens implements SmartLifecycle {
  /// How often the newest numbers are asked for.
  static final long EVERY_MILLIS = 250;

  /// So often that neither proxies nor the server think that the line is dead.
  static final long BEAT_SECONDS = 15;

  static final int MOST = 3_000;

  /// Of those that anybody may open, so that there is room for the chair and the classes whoever else looks.
  static final int MOST_OF_ALL = 2_500;

  private static final long STUCK_SECONDS = 40;
  private static final Logger LOG = LoggerFactory.getLogger(FloorScreens.class);

  private final Floor floor;
  private final FloorPictures pictures;
  private final Clock clock;
  private final Map<FloorChannel, Shared> channels = new ConcurrentHashMap<>();
  private final Map<CouncilDayId, FloorNewest> seen = new HashMap<>();
  private final Set<CouncilDayId> failing = new HashSet<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger openToAll = new AtomicInteger();
  private final Semaphore stirred = new Semaphore(0);
  private volatile @Nullable Thread thread;
  private volatile boolean running;

  /// Screens that show the same.
  private static final class Shared {
    private final Set<OpenScreen> screens = ConcurrentHashMap.newKeySet();
    private volatile @Nullable FloorPicture latest;
  }

  FloorScreens(Floor floor, FloorPictures pictures, FloorWatch watch, Clock clock) {
    this.floor = floor;
    this.pictures = pictures;
    this.clock = clock;
    watch.listen(_ -> stirred.release());
  }

  /// Opens a line for whoever asked. The answer goes on after this has returned.
  ///
  /// @param toAll whether anybody may open it, without a link and without an account
  void open(FloorChannel channel, boolean toAll, HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!running || open.get() >= MOST || toAll && openToAll.get() >= MOST_OF_ALL) {
      response.setHeader("Retry-After", "10");
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    // nginx would keep what comes until it has a page full.
    response.setHeader("X-Accel-Buffering", "no");
    var last = request.getHeader("Last-Event-ID");
    var async = request.startAsync();
    async.setTimeout(0);
    var again = 500 + ThreadLocalRandom.current().nextInt(1500);
    open.incrementAndGet();
    if (toAll) {
      openToAll.incrementAndGet();
    }
    var head = OpenScreen.bytes("retry: " + again + "\n\n" + now());
    var screen = new OpenScreen(async, response.getOutputStream(), last, head, closed -> forget(channel, toAll, closed));
    async.addListener(screen);
    var shared =
        channels.compute(
            channel,
            (_, known) -> {
              var it = known == null ? new Shared() : known;
              it.screens.add(screen);
              return it;
            });
    FloorPicture latest;
    do {
      latest = shared.latest;
      if (latest != null) {
        screen.show(latest, OpenScreen.bytes(now()), System.nanoTime());
      }
    } while (latest != shared.latest);
    response.getOutputStream().setWriteListener(screen);
    stirred.release();
  }

  private void forget(FloorChannel channel, boolean toAll, OpenScreen screen) {
    channels.computeIfPresent(
        channel,
        (_, shared) -> {
          if (shared.screens.remove(screen)) {
            open.decrementAndGet();
            if (toAll) {
              openToAll.decrementAndGet();
            }
          }
          return shared.screens.isEmpty() ? null : shared;
        });
  }

  int count() {
    return open.get();
  }

  private String now() {
    return "event: now\ndata: " + clock.millis() + "\n\n";
  }

  private void watch() {
    var beaten = System.nanoTime();
    while (running) {
      try {
        if (channels.isEmpty()) {
          seen.clear();
          stirred.acquire();
        } else if (stirred.tryAcquire(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
          stirred.drainPermits();
        }
        look();
        if (System.nanoTime() - beaten > TimeUnit.SECONDS.toNanos(BEAT_SECONDS)) {
          beaten = System.nanoTime();
          beat();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // The database is away. Screens stay open and have what they had.
        LOG.debug("Screens of the floor could not be drawn", e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(EVERY_MILLIS * 4);
      if (!channels.isEmpty()) {
        beat();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }

  private void look() {
    var days = channels.keySet().stream().map(FloorChannel::day).distinct().toList();
    if (days.isEmpty()) {
      return;
    }
    var newest = floor.newest(days);
    for (var day : days) {
      try {
        look(day, newest.get(day));
        failing.remove(day);
      } catch (RuntimeException e) {
        // One day that can't be drawn holds up no other. Its screens stay open and have what they had.
        if (failing.add(day)) {
          LOG.warn("Screens of council day {} could not be drawn", day.value(), e);
        }
      }
    }
  }

  /// @param now null where the day is gone
  private void look(CouncilDayId day, @Nullable FloorNewest now) {
    if (now == null) {
      seen.remove(day);
      close(day, _ -> true);
      return;
    }
    var before = seen.put(day, now);
    if (before != null && before.recalled() != now.recalled()) {
      // Those whose links are still good come back at once.
      close(day, channel -> !channel.isShown());
    }
    if (before != null && before.shown() && !now.shown()) {
      close(day, FloorChannel::isShown);
    }
    var version = pictures.version(day, now.number());
    channels.forEach(
        (channel, shared) -> {
          if (channel.day().equals(day)) {
            renew(channel, shared, version);
          }
        });
  }

  private void close(CouncilDayId day, Predicate<FloorChannel> which) {
    channels.forEach(
        (channel, shared) -> {
          if (channel.day().equals(day) && which.test(channel)) {
            List.copyOf(shared.screens).forEach(OpenScreen::close);
          }
        });
  }

  private void renew(FloorChannel channel, Shared shared, String version) {
    var latest = shared.latest;
    if (latest == null || !latest.version().equals(version)) {
      latest = pictures.draw(channel, version);
      shared.latest = latest;
      var now = OpenScreen.bytes(now());
      for (var screen : List.copyOf(shared.screens)) {
        screen.show(latest, now, System.nanoTime());
      }
    }
  }

  private void beat() {
    var now = OpenScreen.bytes(now());
    var nanos = System.nanoTime();
    channels
        .values()
        .forEach(
            shared -> {
              var latest = shared.latest;
              for (var screen : List.copyOf(shared.screens)) {
                if (screen.isStuck(nanos, TimeUnit.SECONDS.toNanos(STUCK_SECONDS))) {
                  screen.close();
                } else if (latest != null) {
                  screen.show(latest, now, nanos);
                  screen.beat(now, nanos);
                }
              }
            });
  }

  // They end before the server waits for those who are still being answered.

  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }

  @Override
  public synchronized void start() {
    if (!running) {
      running = true;
      thread = Thread.ofVirtual().name("floor-screens").start(this::watch);
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    var working = thread;
    if (working != null) {
      working.interrupt();
    }
    channels.values().forEach(shared -> List.copyOf(shared.screens).forEach(OpenScreen::close));
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
