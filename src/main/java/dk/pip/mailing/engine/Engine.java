package dk.pip.mailing.engine;

import dk.pip.hold.Hold;
import dk.pip.jobs.Beat;
import dk.pip.jobs.Beats;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends what the database says is to be sent, from this node, until it is stopped. Several nodes share the work; one
/// that dies is taken over from.
final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final int ENOUGH_AHEAD = 1000;
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

  /// As long as a server may take over one mail, and a little more.
  private static final Duration LONGEST_MAIL = Duration.ofMinutes(6);

  /// What the ledger writes is small.
  private static final Duration LONGEST_TURN = Duration.ofSeconds(15);

  /// The longest is to withdraw what is left of a mailing that is cancelled.
  private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(5);

  /// How this node sends.
  ///
  /// @param silence after which another node is held for dead
  /// @param patience for what is on the wire when the node stops
  /// @param stall for which a mailing is left alone whose letters can't be written
  /// @param domains mails a second by domain
  /// @param rhythm of what it does again and again
  record Plan(
      Supplier<List<Relay>> relays,
      Depth depth,
      Duration silence,
      Duration patience,
      Duration stall,
      Map<String, Double> domains,
      Rhythm rhythm) {}

  /// @param look for something to send
  /// @param tend to the mailings' ends and to other nodes, at most some seconds
  /// @param again how long a connection waits after its first failure; twice as long after each further one
  record Rhythm(Duration look, Duration tend, Duration again) {
    static final Rhythm USUAL = new Rhythm(Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  /// How many deliveries are noted for each connection: on it, or next in line. All of them are uncertain if the node dies,
  /// so that they are as few as keep the connections busy while the database writes.
  record Depth(int least, int most) {}

  private final DataSource database;
  private final JdbcClient jdbc;
  private final Hold hold;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final LongFunction<Template> templates;
  private final RemainingAudience audience;
  private final Plan plan;
  private final Node.Ended ended;
  private final Domains domains;
  private final Stalls stalls;
  private final Beats beats;
  private final Beat beat;
  private volatile boolean running = true;
  private volatile @Nullable Thread thread;

  Engine(
      DataSource database,
      Clock clock,
      LongFunction<Template> templates,
      RemainingAudience audience,
      Plan plan,
      Node.Ended ended,
      Beats beats) {
    this.database = new ImpatientDataSource(database, LONGEST_TURN);
    var impatient = new ImpatientDataSource(database, LONGEST_STATEMENT);
    this.jdbc = JdbcClient.create(impatient);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(impatient));
    this.hold = new Hold(jdbc);
    this.clock = clock;
    this.templates = templates;
    this.audience = audience;
    this.plan = plan;
    this.ended = ended;
    this.domains = new Domains(plan.domains());
    this.stalls = new Stalls(plan.stall());
    this.beats = beats;
    this.beat = beats.begin("mailing", LONGEST_SILENCE);
    beat.rest();
  }

  void start() {
    beat.alive();
    thread = Thread.ofPlatform().name("mailing").daemon().start(beats.again("mailing", beat, () -> running, this::keepRunning));
  }

  /// Finishes what is on the wire, as long as the plan's patience lasts, and lets go of the rest.
  void stop() {
    running = false;
    var running = thread;
    if (running != null) {
      wake();
      try {
        running.join(plan.patience().plusSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    beat.rest();
  }

  private void wake() {
    LockSupport.unpark(thread);
  }

  private void keepRunning() {
    while (running) {
      try {
        if (hold.isHeld()) {
          // A restored copy is no node, and takes over from none, until somebody has said what becomes of its mailings.
          beat.rest();
          pause(plan.rhythm().tend());
        } else {
          new Run().run();
        }
      } catch (DataAccessException | TransactionException e) {
        LOG.warn("The database doesn't answer; the mailing waits for it: {}", e.getMessage());
        pause(Duration.ofSeconds(1));
      } catch (RuntimeException e) {
        beat.failed(e);
        LOG.error("The engine of the mailings failed and begins again", e);
        var until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (running && System.nanoTime() < until) {
          pause(plan.rhythm().look());
        }
      }
    }
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  /// As one node, until it is stopped or another takes over from it.
  private final class Run {
    private final Node node = new Node(jdbc, transaction, templates, stalls, ended);
    private final List<Relay> relays = plan.relays().get();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Beat lanesBeat = beats.begin("mailing lanes", LONGEST_MAIL);
    private final Beat ledgerBeat = beats.begin("mailing ledger", LONGEST_SILENCE);
    private final Ledger ledger =
        new Ledger(
            new LedgerTable(database, clock),
            relays,
            domains,
            plan.depth(),
            stalls,
            plan.silence(),
            ledgerBeat,
            node.id(),
            Engine.this::wake,
            this::isTakenOver);
    private volatile boolean takenOver;

    /// The database may hold something for claimed by this node that the node doesn't know of.
    private boolean unsure;

    private boolean held;
    private long askedAt;
    private long tendedAt;

    private void isTakenOver() {
      takenOver = true;
      wake();
    }

    void run() {
      threads.add(Thread.ofPlatform().name("mailing-ledger").daemon().start(ledger));
      for (var relay : relays) {
        for (var i = 0; i < relay.connections; i++) {
          var lane = new Lane(relay, i, ledger, stalls, plan.rhythm().again(), lanesBeat);
          lanes.add(lane);
          threads.add(Thread.ofPlatform().name("mailing-lane-" + i).daemon().start(lane));
        }
      }
      try {
        while (running && !takenOver) {
          beat.alive();
          if (!look()) {
            pause(plan.rhythm().look());
          }
        }
      } finally {
        stop();
      }
    }

    /// @return whether there may be more to do at once
    private boolean look() {
      try {
        if (System.nanoTime() - askedAt > plan.rhythm().look().toNanos()) {
          ask();
          askedAt = System.nanoTime();
        }
        if (System.nanoTime() - tendedAt > plan.rhythm().tend().toNanos()) {
          tend();
          tendedAt = System.nanoTime();
          beat.well();
        }
        return !held && ledger.waiting() < ENOUGH_AHEAD && claim();
      } catch (DataAccessException | TransactionException e) {
        LOG.warn("The database doesn't answer; the mailing waits for it: {}", e.getMessage());
        unsure = true;
        pause(Duration.ofSeconds(1));
        return false;
      }
    }

    private boolean claim() {
      if (unsure) {
        ledger.letGoOfUnknown();
        unsure = false;
      }
      if (ledger.lettingGo()) {
        return false;
      }
      var stalled = stalls.now();
      var retries = node.claimRetries(clock.instant(), stalled);
      plan(retries.deliveries());
      var chunk = node.claimChunk(stalled);
      plan(chunk.deliveries());
      unsure |= retries.unusable() || chunk.unusable();
      return !chunk.deliveries().isEmpty() || !retries.deliveries().isEmpty();
    }

    /// Leaves out those who have left since the audience was frozen.
    private void plan(List<Delivery> claimed) {
      var byMailing = claimed.stream().collect(Collectors.groupingBy(one -> one.mailing));
      byMailing.forEach(
          (mailing, deliveries) -> {
            var wanting = audience.wanting(mailing, deliveries.stream().map(one -> one.reader).toList());
            ledger.withdraw(deliveries.stream().filter(one -> !wanting.contains(one.reader)).toList());
            ledger.plan(deliveries.stream().filter(one -> wanting.contains(one.reader)).toList());
          });
    }

    /// Which mailings are to go on.
    private void ask() {
      held = hold.isHeld();
      var underWay = node.underWay();
      ledger.halt(ids(underWay, one -> held || !one.sending()));
      ledger.resend(ids(underWay, Node.UnderWay::resendsUncertain));
      var said = stalls.said();
      for (var mailing : underWay) {
        var trouble = said.get(mailing.id());
        if (trouble != null ? !trouble.equals(mailing.trouble()) : mailing.trouble() != null && stalls.works(mailing.id())) {
          node.tell(mailing.id(), trouble);
        }
      }
    }

    private void tend() {
      lanes.forEach(Lane::endIfStuck);
      var dead = node.takeOver(plan.silence(), clock.instant());
      if (dead > 0) {
        LOG.warn("Took over from {} nodes that have been silent for {} s", dead, plan.silence().toSeconds());
      }
      for (var ended : node.end(clock.instant())) {
        LOG.info("Mailing {} has ended", ended);
      }
    }

    private static Set<Long> ids(List<Node.UnderWay> mailings, Predicate<Node.UnderWay> which) {
      return mailings.stream().filter(which).map(Node.UnderWay::id).collect(Collectors.toSet());
    }

    private void stop() {
      lanes.forEach(Lane::stop);
      ledger.stop();
      var end = System.nanoTime() + plan.patience().toNanos();
      for (var one : threads) {
        join(one, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
      }
      lanes.forEach(Lane::abort);
      for (var one : threads) {
        join(one, 2000);
      }
      lanesBeat.rest();
      ledgerBeat.rest();
      try {
        node.leave();
      } catch (DataAccessException | TransactionException e) {
        LOG.warn("The node could not sign out; another takes over from it: {}", e.getMessage());
      }
    }

    private static void join(Thread thread, long millis) {
      try {
        thread.join(Math.max(1, millis));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
