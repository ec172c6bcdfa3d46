package dk.pip.mailing.engine;

import dk.pip.mail.SmtpServer;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A mail server that takes our mail, with what is on its way to it.
final class Relay {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  final SmtpServer server;
  final int weight;
  final int connections;

  /// Noted as on the wire, and to be taken by one of the connections.
  final LinkedBlockingQueue<Delivery> ready = new LinkedBlockingQueue<>();

  final AtomicInteger open = new AtomicInteger();

  /// Deliveries noted for it whose answers the ledger has not taken in. The ledger's thread alone uses it.
  int handed;
  private volatile boolean pipelining = true;
  private volatile @Nullable String trouble;

  /// For smooth weighted turns; the ledger's thread alone uses it.
  int turn;

  /// A connection found nothing noted for it, and had to wait for the ledger.
  volatile boolean starved;

  /// Deliveries that are noted ahead for each connection. The ledger's thread alone uses it.
  private int depth;

  private final Pace pace;

  /// @param perSecond mails; 0 for no limit
  Relay(SmtpServer server, int weight, int connections, double perSecond) {
    this.server = server;
    this.weight = weight;
    this.connections = connections;
    this.pace = new Pace(perSecond, System.nanoTime());
  }

  /// Whether its limit lets another mail go now. The ledger's thread alone asks.
  boolean mayPass(long now) {
    return pace.room(now);
  }

  void counted(long now) {
    pace.pass(now);
  }

  /// How many deliveries may be noted for it at a time.
  ///
  /// @param more whether there are deliveries to note
  int room(Engine.Depth range, boolean more) {
    var hungry = starved;
    starved = false;
    if (hungry && more) {
      depth = Math.min(range.most(), depth + 1);
    } else if (ready.size() > open.get()) {
      depth--;
    }
    depth = Math.max(range.least(), depth);
    return open.get() * depth;
  }

  boolean paced() {
    return pace.limited();
  }

  boolean pipelining() {
    return pipelining;
  }

  /// It offers what it can't do.
  void noPipelining() {
    pipelining = false;
  }

  /// What stands in the way, or null.
  @Nullable String trouble() {
    return trouble;
  }

  /// Says in the log when the server can't be used any more, and when it can again.
  synchronized void trouble(@Nullable String what) {
    if (what != null && trouble == null) {
      LOG.warn("The mail server {}:{} can't be used; it is tried again: {}", server.host(), server.port(), what);
    } else if (what == null && trouble != null) {
      LOG.info("The mail server {}:{} can be used again", server.host(), server.port());
    }
    trouble = what;
  }

  @Nullable Delivery take(long millis) {
    try {
      return millis == 0 ? ready.poll() : ready.poll(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
