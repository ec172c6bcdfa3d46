package dk.pip.mailing.engine;

import dk.pip.jobs.Beat;
import dk.pip.mail.SmtpSession.Result;
import dk.pip.mailing.engine.Settlement.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands between the database and the wire. In one transaction after the other it settles what has been answered and
/// notes what goes on the wire next; only then do the connections get it. All connections share each transaction, so
/// that a commit, which waits for the disk, is paid for by many mails.
///
/// When the database is away, nothing new goes out, and what has been answered is kept until it is back. When another node
/// has taken over from this one meanwhile, nothing more goes out either, and what was answered is written all the same.
final class Ledger implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
  private static final int MOST_AT_ONCE = 1000;
  private static final int FEW = 500;

  /// A transaction costs about as much for one mail as for a hundred, so that it comes no sooner than this after the last.
  private static final Duration TURN = Duration.ofMillis(8);

  private static final Duration LONGEST_REST = Duration.ofSeconds(1);

  private final LedgerTable table;
  private final List<Relay> relays;
  private final Domains domains;
  private final Engine.Depth depth;
  private final Stalls stalls;
  private final Duration trusted;
  private final Duration rest;
  private final Beat beat;
  private final long node;
  private final LinkedBlockingDeque<Delivery> planned = new LinkedBlockingDeque<>();
  private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final LinkedHashMap<Long, Delivery> onWire = new LinkedHashMap<>();
  private final Semaphore news = new Semaphore(0);
  private final Runnable low;
  private final Runnable lost;
  private volatile Set<Long> halted = Set.of();
  private volatile Set<Long> resent = Set.of();
  private long turnedAt = System.nanoTime() - TURN.toNanos();
  private volatile boolean lettingGo;
  private volatile boolean stopping;
  private volatile boolean fenced;
  private volatile long wroteAt = System.nanoTime();

  /// What came of a delivery that was on the wire. A settlement of null means: nobody has it, and it is as before.
  /// @param relay that it was noted for, or null when it was not noted yet
  private record Answer(Delivery delivery, @Nullable Settlement settlement, @Nullable Relay relay) {}

  /// @param silence after which others hold this node for dead
  /// @param low called when little is left that is claimed and not noted
  /// @param lost called once when another node has taken over from this one
  Ledger(
      LedgerTable table,
      List<Relay> relays,
      Domains domains,
      Engine.Depth depth,
      Stalls stalls,
      Duration silence,
      Beat beat,
      long node,
      Runnable low,
      Runnable lost) {
    this.table = table;
    this.relays = relays;
    this.domains = domains;
    this.depth = depth;
    this.stalls = stalls;
    this.trusted = silence.dividedBy(2);
    this.beat = beat;
    this.rest = Collections.min(List.of(LONGEST_REST, silence.dividedBy(8)));
    this.node = node;
    this.low = low;
    this.lost = lost;
  }

  /// Deliveries that are claimed and not noted yet.
  int waiting() {
    return planned.size();
  }

  void wake() {
    if (news.availablePermits() == 0) {
      news.release();
    }
  }

  void plan(List<Delivery> deliveries) {
    planned.addAll(deliveries);
    wake();
  }

  /// Whether what is noted may go out: not when so much time has passed since the database took anything that others may
  /// have taken over, as when this node was frozen.
  boolean isTrusted() {
    return !fenced && System.nanoTime() - wroteAt < trusted.toNanos();
  }

  /// Settles deliveries that nobody is to get any more.
  void withdraw(List<Delivery> deliveries) {
    for (var delivery : deliveries) {
      answers.add(new Answer(delivery, new Settlement(delivery, State.WITHDRAWN, 0, "", null, false, false), null));
    }
    wake();
  }

  /// Lets go of what is not noted yet of these mailings, and from now on of what is claimed of them.
  void halt(Set<Long> mailings) {
    if (!halted.equals(mailings)) {
      halted = Set.copyOf(mailings);
      wake();
    }
  }

  /// The mailings whose uncertain deliveries are sent again.
  void resend(Set<Long> mailings) {
    resent = Set.copyOf(mailings);
  }

  /// From a connection: what came of a delivery.
  void result(Delivery delivery, Result result, Relay relay) {
    delivery.forget();
    answers.add(new Answer(delivery, settlement(delivery, result), relay));
    wake();
  }

  /// A connection has not begun with it: it is as it was before.
  void giveBack(Delivery delivery, Relay relay) {
    delivery.forget();
    answers.add(new Answer(delivery, null, relay));
    wake();
  }

  /// Its letter could not be written. That is an attempt like others, so that it ends some day.
  void unwritable(Delivery delivery, String why, Relay relay) {
    delivery.forget();
    answers.add(new Answer(delivery, later(delivery, 0, why, false), relay));
    wake();
  }

  /// What was noted for a relay that can't be reached is as it was before.
  void takeBack(Relay relay) {
    for (var delivery = relay.take(0); delivery != null; delivery = relay.take(0)) {
      answers.add(new Answer(delivery, null, relay));
    }
    wake();
  }

  /// Lets go of all that the database holds for claimed by this node and that isn't here: its answer to a claim was lost, or
  /// what was claimed could not be planned. Until it is done, see [#lettingGo], nothing may be claimed or planned.
  void letGoOfUnknown() {
    lettingGo = true;
    wake();
  }

  boolean lettingGo() {
    return lettingGo;
  }

  /// Notes nothing more; [#run] ends when all that was noted is settled.
  void stop() {
    stopping = true;
    wake();
  }

  private @Nullable Settlement settlement(Delivery delivery, Result result) {
    return switch (result) {
      case Result.Accepted(var reply) -> {
        domains.accepted(delivery.domain());
        yield new Settlement(delivery, State.DELIVERED, reply.code(), reply.text(), null, true, false);
      }
      case Result.NotSent _ -> null;
      case Result.Uncertain(var why) -> resent.contains(delivery.mailing)
          ? later(delivery, 0, why, true)
          : new Settlement(delivery, State.UNCERTAIN, 0, why, null, true, true);
      case Result.Refused(var reply) -> {
        if (reply.refusedForGood()) {
          yield new Settlement(delivery, State.REFUSED, reply.code(), reply.text(), null, true, false);
        }
        domains.refused(delivery.domain(), reply);
        yield later(delivery, reply.code(), reply.text(), false);
      }
    };
  }

  private static Settlement later(Delivery delivery, int code, String text, boolean doubtful) {
    return Pauses.after(delivery.attempts + 1)
        .map(pause -> new Settlement(delivery, State.WAITING, code, text, pause, true, doubtful))
        .orElseGet(
            () ->
                new Settlement(
                    delivery, doubtful ? State.UNCERTAIN : State.REFUSED, code, text, null, true, doubtful));
  }

  @Override
  public void run() {
    try {
      work();
    } catch (Throwable e) {
      beat.failed(e);
      LOG.error("The ledger of the mailings failed; this node begins again", e);
    } finally {
      fenced = true;
      lost.run();
      table.close();
    }
  }

  private void work() {
    while (!(stopping && onWire.isEmpty() && planned.isEmpty() && answers.isEmpty())) {
      if (stopping) {
        relays.forEach(this::takeBack);
      }
      turn();
    }
  }

  private void turn() {
    awaitTurn();
    beat.alive();
    if (lettingGo) {
      persist(() -> table.letGoOfAllBut(node, known()));
      lettingGo = false;
    }
    var answered = new ArrayList<Answer>();
    for (var answer = answers.poll(); answer != null; answer = answers.poll()) {
      answered.add(answer);
      if (answered.size() == MOST_AT_ONCE) {
        break;
      }
    }
    var settlements = new ArrayList<Settlement>(answered.size());
    var wired = new ArrayList<Settlement>(answered.size());
    var turns = new ArrayDeque<Turn>();
    for (var answer : answered) {
      var settlement = answer.settlement();
      if (onWire.remove(answer.delivery().key()) != null) {
        wired.add(settlement == null ? unsent(answer.delivery()) : settlement);
      }
      if (answer.relay() instanceof Relay relay) {
        relay.handed--;
      }
      if (settlement != null) {
        settlements.add(settlement);
      } else {
        planned.addFirst(answer.delivery());
      }
    }
    if (fenced) {
      planned.clear();
      late(wired);
      return;
    }
    var dropped = new ArrayList<Delivery>();
    if (stopping || !halted.isEmpty() || stalls.any()) {
      planned.removeIf(
          one -> (stopping || halted.contains(one.mailing) || stalls.has(one.mailing)) && dropped.add(one));
    }
    if (!stopping) {
      pull(turns, settlements);
      if (!turns.isEmpty() && planned.size() < FEW) {
        low.run();
      }
    }
    if (answered.isEmpty() && turns.isEmpty() && settlements.isEmpty() && dropped.isEmpty()) {
      rest();
    }
    for (var turn : turns) {
      onWire.put(turn.delivery().key(), turn.delivery());
    }
    if (write(settlements, dropped)) {
      for (var turn : turns) {
        turn.relay().handed++;
        turn.relay().ready.add(turn.delivery());
      }
      return;
    }
    for (var turn : turns) {
      onWire.remove(turn.delivery().key());
      wired.add(unsent(turn.delivery()));
    }
    planned.clear();
    late(wired);
  }

  /// Nobody has it.
  private static Settlement unsent(Delivery delivery) {
    return new Settlement(delivery, State.WAITING, 0, "", Duration.ZERO, false, false);
  }

  /// Another node has taken over, and holds these for uncertain.
  private void late(List<Settlement> settlements) {
    if (settlements.isEmpty()) {
      rest();
    } else {
      persist(() -> table.settleLate(settlements));
    }
  }

  private void awaitTurn() {
    var early = turnedAt + TURN.toNanos() - System.nanoTime();
    if (early > 0 && !stopping) {
      LockSupport.parkNanos(early);
    }
    turnedAt = System.nanoTime();
  }

  /// A delivery and the relay whose turn it is.
  private record Turn(Delivery delivery, Relay relay) {}

  private void pull(ArrayDeque<Turn> turns, List<Settlement> settlements) {
    var now = System.nanoTime();
    var room = new int[relays.size()];
    for (var i = 0; i < room.length; i++) {
      var relay = relays.get(i);
      room[i] = relay.room(depth, !planned.isEmpty()) - relay.handed;
    }
    while (turns.size() + settlements.size() < MOST_AT_ONCE) {
      var relay = next(room, now);
      if (relay == null) {
        return;
      }
      var delivery = planned.poll();
      if (delivery == null) {
        return;
      }
      var pause = domains.pause(delivery.domain(), now);
      if (pause.isZero()) {
        relay.counted(now);
        turns.add(new Turn(delivery, relay));
      } else {
        settlements.add(new Settlement(delivery, State.WAITING, 0, "", pause, false, false));
      }
    }
  }

  /// The relay whose turn it is among those with room, by smooth weighted turns; it has one less room then.
  private @Nullable Relay next(int[] room, long now) {
    var best = -1;
    var total = 0;
    for (var i = 0; i < room.length; i++) {
      var relay = relays.get(i);
      if (room[i] <= 0 || !relay.mayPass(now)) {
        continue;
      }
      total += relay.weight;
      relay.turn += relay.weight;
      if (best < 0 || relay.turn > relays.get(best).turn) {
        best = i;
      }
    }
    if (best < 0) {
      return null;
    }
    room[best]--;
    relays.get(best).turn -= total;
    return relays.get(best);
  }

  private void rest() {
    try {
      var paced = !planned.isEmpty() && relays.stream().anyMatch(relay -> relay.open.get() > 0 && relay.paced());
      if (news.tryAcquire(paced ? 5 : rest.toMillis(), TimeUnit.MILLISECONDS)) {
        news.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }

  /// All deliveries that this node has in hand; right between turns only.
  private List<Delivery> known() {
    return Stream.of(planned.stream(), onWire.values().stream(), answers.stream().map(Answer::delivery))
        .flatMap(some -> some)
        .toList();
  }

  /// @return false when another node has taken over, and nothing is written
  private boolean write(List<Settlement> settlements, List<Delivery> dropped) {
    persist(
        () -> {
          var began = System.nanoTime();
          if (table.write(node, settlements, dropped, onWire.sequencedKeySet(), trouble())) {
            wroteAt = began;
          } else {
            fenced = true;
            LOG.warn("Another node has taken over from this one, which begins again");
            lost.run();
          }
        });
    return !fenced;
  }

  private interface Writing {
    void run() throws SQLException;
  }

  /// Until the database takes it.
  private void persist(Writing writing) {
    for (var attempt = 0; ; attempt++) {
      try {
        writing.run();
        return;
      } catch (SQLException e) {
        if (attempt == 0) {
          LOG.warn("The database doesn't answer; the mailing waits for it: {}", e.getMessage());
        }
        table.close();
        beat.alive();
        try {
          Thread.sleep(Math.min(2000, 100L << Math.min(attempt, 5)));
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  private @Nullable String trouble() {
    for (var relay : relays) {
      if (relay.open.get() > 0) {
        return null;
      }
    }
    return relays.stream().map(Relay::trouble).filter(Objects::nonNull).findFirst().orElse(null);
  }
}
