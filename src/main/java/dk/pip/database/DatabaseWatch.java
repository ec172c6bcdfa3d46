package dk.pip.database;

import dk.pip.shared.Outage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Asks the database for a sign of life, over and over and on a connection of its own, so that a pool in which all wait
/// doesn't look like a database that is away. When it has been silent for a second an [Outage] is feared, and when it has
/// not answered twice in a row one begins; the first answer ends it.
@Component
public class DatabaseWatch implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final Duration EVERY = Duration.ofMillis(400);
  private static final Duration JUDGED_EVERY = Duration.ofMillis(200);
  private static final Duration FEARED_AFTER = Duration.ofMillis(1_100);
  private static final int PATIENCE_SECONDS = 2;
  private static final int PATIENCE_AGAIN_SECONDS = 2;

  /// An answer that is not older than this needs no newer one.
  private static final Duration FRESH = EVERY.plusMillis(200);

  private final RunningDatabase database;
  private final Outage outage;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition answered = lock.newCondition();

  private volatile long lastAnswer = System.nanoTime();
  private volatile Instant lastAnswerAt;
  private volatile @Nullable String trouble;
  private volatile @Nullable Connection connection;
  private volatile boolean everAnswered;
  private volatile boolean running;

  public DatabaseWatch(RunningDatabase database, Outage outage, Clock clock) {
    this.database = database;
    this.outage = outage;
    this.clock = clock;
    this.lastAnswerAt = clock.instant();
  }

  /// What is known of the database.
  ///
  /// @param answers whether it does
  /// @param since when it answered last, where it does not
  /// @param trouble the driver's words, without addresses and names; null where it is just silent
  public record Sign(boolean answers, @Nullable Instant since, @Nullable String trouble) {}

  /// Waits no longer than this for an answer that is fresh.
  public Sign sign(Duration patience) {
    var until = System.nanoTime() + patience.toNanos();
    lock.lock();
    try {
      while (!isFresh()) {
        var left = until - System.nanoTime();
        if (left <= 0 || outage.isOn()) {
          return new Sign(false, lastAnswerAt, trouble);
        }
        answered.awaitNanos(left);
      }
      return new Sign(true, null, null);
    } catch (InterruptedException e) {
      return new Sign(false, lastAnswerAt, trouble);
    } finally {
      lock.unlock();
    }
  }

  private boolean isFresh() {
    return everAnswered && !outage.isOn() && System.nanoTime() - lastAnswer < FRESH.toNanos();
  }

  @Override
  public void start() {
    running = true;
    lastAnswer = System.nanoTime();
    Thread.ofPlatform().daemon().name("database-watch").start(this::watch);
    Thread.ofPlatform().daemon().name("database-judge").start(this::judge);
  }

  private void judge() {
    while (running) {
      try {
        Thread.sleep(JUDGED_EVERY);
        if (System.nanoTime() - lastAnswer > FEARED_AFTER.toNanos()) {
          outage.fear();
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void watch() {
    while (running) {
      try {
        look();
        Thread.sleep(EVERY);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void look() {
    if (asks(PATIENCE_SECONDS) || asks(PATIENCE_AGAIN_SECONDS)) {
      heard();
    } else if (running) {
      lost();
    }
  }

  private void heard() {
    lastAnswer = System.nanoTime();
    lastAnswerAt = clock.instant();
    everAnswered = true;
    trouble = null;
    if (outage.isOn()) {
      LOG.warn("The database answers again");
    }
    outage.end();
    wake();
  }

  private void lost() {
    if (!outage.isOn()) {
      LOG.error("The database does not answer; readers get what is in memory, and all else says that it can’t: {}", trouble);
      outage.begin();
    }
    wake();
  }

  private void wake() {
    lock.lock();
    try {
      answered.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean asks(int patience) {
    try {
      var open = open(patience);
      open.setNetworkTimeout(Runnable::run, patience * 1000);
      try (var statement = open.createStatement();
          var rows = statement.executeQuery("select 1")) {
        return rows.next();
      }
    } catch (SQLException e) {
      trouble = said(e);
      forget();
      return false;
    } catch (RuntimeException e) {
      trouble = e.getClass().getSimpleName();
      forget();
      return false;
    }
  }

  /// In few words that name no host and no user: a stranger may read them.
  private static @Nullable String said(SQLException failure) {
    var state = failure.getSQLState();
    if (state == null) {
      return null;
    }
    return switch (state) {
      case "28P01", "28000" -> "refuses the password";
      case "3D000" -> "has no such database";
      case "53300" -> "has no free connection";
      case "57P03" -> "is starting or stopping";
      default -> state.startsWith("08") ? null : "SQLSTATE " + state;
    };
  }

  private Connection open(int patience) throws SQLException {
    var open = connection;
    if (open != null) {
      return open;
    }
    var address = database.address();
    var properties = new Properties();
    properties.setProperty("ApplicationName", "pip-watch");
    properties.setProperty("connectTimeout", Integer.toString(patience));
    properties.setProperty("socketTimeout", Integer.toString(patience));
    properties.setProperty("loginTimeout", Integer.toString(patience));
    if (address.user() != null) {
      properties.setProperty("user", address.user());
    }
    if (address.password() != null) {
      properties.setProperty("password", address.password());
    }
    var fresh = DriverManager.getConnection(address.url(), properties);
    connection = fresh;
    return fresh;
  }

  private void forget() {
    var open = connection;
    connection = null;
    if (open != null) {
      try {
        open.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("A connection that was lost could not be closed", e);
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    forget();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
