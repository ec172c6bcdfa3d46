package dk.pip.mailing.engine;

import dk.pip.mail.SmtpFailure;
import dk.pip.mail.SmtpMail;
import dk.pip.mail.SmtpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One connection to a relay after the other, as long as there is something to send.
final class Lane implements Runnable, SmtpSession.Feed {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final Duration STUCK = Duration.ofMinutes(5);
  private static final long IDLE_MILLIS = 3000;

  private final Relay relay;
  private final int number;
  private final Ledger ledger;
  private volatile @Nullable SmtpSession session;
  private volatile boolean running = true;

  Lane(Relay relay, int number, Ledger ledger) {
    this.relay = relay;
    this.number = number;
    this.ledger = ledger;
  }

  @Override
  public void run() {
    var failures = 0;
    while (running) {
      if (!wanted()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        continue;
      }
      failures = connect() ? 0 : failures + 1;
      if (failures > 0) {
        var pause = Math.min(LONGEST_PAUSE.toMillis(), 500L << Math.min(failures, 10));
        var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
        while (running && System.nanoTime() < until) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
      }
    }
  }

  /// Whether there is enough to do for one more connection.
  private boolean wanted() {
    return ledger.waiting() + relay.ready.size() > number;
  }

  /// @return whether the connection was of use
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
      delivery = relay.take(IDLE_MILLIS);
    }
    if (delivery != null) {
      delivery.write();
    }
    return delivery;
  }

  @Override
  public void done(SmtpMail mail, SmtpSession.Result result) {
    ledger.result((Delivery) mail, result, relay);
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
