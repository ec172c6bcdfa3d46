package dk.pip.mailing.engine;

import dk.pip.jobs.Beat;
import dk.pip.mail.SmtpFailure;
import dk.pip.mail.SmtpMail;
import dk.pip.mail.SmtpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection to a relay after the other, as long as there is something to send. Whatever goes wrong with one mail or
/// one connection, it goes on with the next.
final class Lane implements Runnable, SmtpSession.Feed {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final Duration STUCK = Duration.ofMinutes(5);
  private static final long IDLE_MILLIS = 3000;
  private static final long LOOK_MILLIS = 200;

  private final Relay relay;
  private final int number;
  private final Ledger ledger;
  private final Stalls stalls;
  private final Duration again;
  private final Beat beat;

  /// Given to the session, which has not said yet what came of them. For the lane's thread.
  private final ArrayDeque<Delivery> underWay = new ArrayDeque<>();

  private volatile @Nullable SmtpSession session;
  private volatile boolean running = true;

  /// @param again how long to wait after the first failure
  /// @param beat of all lanes
  Lane(Relay relay, int number, Ledger ledger, Stalls stalls, Duration again, Beat beat) {
    this.relay = relay;
    this.number = number;
    this.ledger = ledger;
    this.stalls = stalls;
    this.again = again;
    this.beat = beat;
  }

  @Override
  public void run() {
    var failures = 0;
    while (running) {
      beat.alive();
      if (!wanted()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        continue;
      }
      failures = use() ? 0 : failures + 1;
      if (failures > 0) {
        var pause = Math.min(LONGEST_PAUSE.toMillis(), again.toMillis() << Math.min(failures - 1, 10));
        var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
        while (running && System.nanoTime() < until) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.min(50, pause)));
        }
      }
    }
  }

  /// @return whether the connection was of use
  private boolean use() {
    try {
      return connect();
    } catch (Throwable e) {
      beat.failed(e);
      LOG.error("A connection to {}:{} failed for no reason that is known; the next is tried", relay.server.host(), relay.server.port(), e);
      if (relay.open.get() == 0) {
        relay.trouble(e.toString());
      }
      return false;
    } finally {
      // Only after a failure of ours: whether the server has them, nobody can say.
      for (var delivery = underWay.poll(); delivery != null; delivery = underWay.poll()) {
        ledger.result(delivery, new SmtpSession.Result.Uncertain("Pip failed while it was sent"), relay);
      }
    }
  }

  /// Whether there is enough to do for one more connection.
  private boolean wanted() {
    return ledger.isTrusted() && ledger.waiting() + relay.ready.size() > number;
  }

  private boolean connect() {
    long sent = 0;
    try (var opened = SmtpSession.open(relay.server, relay.pipelining())) {
      session = opened;
      relay.open.incrementAndGet();
      relay.trouble(null);
      ledger.wake();
      try {
        opened.run(this);
        return true;
      } finally {
        session = null;
        sent = opened.sent();
        relay.open.decrementAndGet();
        if (opened.pipeliningFailed()) {
          relay.noPipelining();
        }
      }
    } catch (SmtpFailure e) {
      trouble(e);
    } catch (IOException e) {
      if (sent == 0) {
        trouble(e);
      }
    }
    return sent > 0;
  }

  private void trouble(IOException failure) {
    if (relay.open.get() == 0) {
      relay.trouble(failure.getMessage());
      ledger.takeBack(relay);
    }
  }

  @Override
  public @Nullable SmtpMail next(boolean wait) {
    if (!running) {
      return null;
    }
    var delivery = relay.take(0);
    if (delivery == null && wait) {
      relay.starved = true;
      ledger.wake();
      for (var waited = 0L; delivery == null && running && waited < IDLE_MILLIS; waited += LOOK_MILLIS) {
        delivery = relay.take(LOOK_MILLIS);
      }
    }
    while (delivery != null && !begin(delivery)) {
      delivery = relay.take(0);
    }
    return delivery;
  }

  /// Writes its letter.
  ///
  /// @return false if it is given back
  private boolean begin(Delivery delivery) {
    if (!ledger.isTrusted() || stalls.has(delivery.mailing)) {
      ledger.giveBack(delivery, relay);
      return false;
    }
    try {
      delivery.write();
    } catch (RuntimeException | Error e) {
      beat.failed(e);
      stalls.failed(delivery.mailing, e);
      ledger.unwritable(delivery, Stalls.said(e), relay);
      return false;
    }
    stalls.worked(delivery.mailing);
    underWay.add(delivery);
    return true;
  }

  @Override
  public void done(SmtpMail mail, SmtpSession.Result result) {
    var delivery = (Delivery) mail;
    underWay.remove(delivery);
    beat.well();
    ledger.result(delivery, result, relay);
  }

  void endIfStuck() {
    var now = session;
    if (now != null) {
      now.endIfStuck(STUCK);
    }
  }

  /// Ends the connection, whatever is on it.
  void abort() {
    var now = session;
    if (now != null) {
      now.abort();
    }
  }

  /// Takes no more; what is under way is finished.
  void stop() {
    running = false;
  }
}
