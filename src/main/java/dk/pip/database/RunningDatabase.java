package dk.pip.database;

import com.zaxxer.hikari.HikariDataSource;
import dk.pip.installation.DataFolder;
import dk.pip.settings.Settings;
import dk.pip.shared.OperatorException;
import java.nio.file.Files;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// The database of this run: Pip's own PostgreSQL, which starts while the rest of the program does, or a server
/// that was found to be usable.
public final class RunningDatabase implements AutoCloseable {
  /// Connections of a command.
  private static final int FEW = 3;

  private final Settings.Database server;
  private final @Nullable FutureTask<BundledPostgres> bundled;

  private RunningDatabase(Settings.Database server, @Nullable FutureTask<BundledPostgres> bundled) {
    this.server = server;
    this.bundled = bundled;
  }

  /// Begins to start the bundled PostgreSQL, or looks that the server named in the settings can be used and
  /// refuses if not.
  public static RunningDatabase begin(Settings settings) {
    if (settings.databaseUrl().isPresent()) {
      DatabaseServer.check(settings.database());
      return new RunningDatabase(settings.database(), null);
    }
    var start = new FutureTask<>(() -> BundledPostgres.start(settings.data()));
    Thread.ofPlatform().name("postgres-start").daemon().start(start);
    return new RunningDatabase(settings.database(), start);
  }

  /// One that somebody else has looked at.
  public static RunningDatabase at(Settings.Database server) {
    return new RunningDatabase(server, null);
  }

  /// The same for a command that may run beside a server: the bundled PostgreSQL of a Pip that is running on the data
  /// folder is used, not started a second time.
  public static RunningDatabase join(Settings settings) {
    if (settings.databaseUrl().isEmpty()) {
      if (DataFolder.held(settings.data())) {
        var url = BundledPostgres.urlOfRunning(settings.data());
        return new RunningDatabase(new Settings.Database(url, null, null, FEW), null);
      }
      if (!Files.exists(settings.data().resolve("postgres"))) {
        throw new OperatorException("database.no-data", settings.data());
      }
    }
    return begin(settings);
  }

  public boolean isBundled() {
    return bundled != null;
  }

  /// A data source for a command, with few connections and nothing that measures them.
  public HikariDataSource forCommand() {
    var address = address();
    var pool = new HikariDataSource();
    pool.setJdbcUrl(address.url());
    pool.setUsername(address.user());
    pool.setPassword(address.password());
    pool.setMaximumPoolSize(FEW);
    pool.setMinimumIdle(1);
    pool.setConnectionInitSql("set time zone 'UTC'");
    return pool;
  }

  /// Where to connect; waits until the bundled PostgreSQL has started.
  Settings.Database address() {
    return bundled == null
        ? server
        : new Settings.Database(await(bundled).url(), null, null, server.connections());
  }

  private static BundledPostgres await(FutureTask<BundledPostgres> start) {
    try {
      return start.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (bundled == null) {
      return;
    }
    BundledPostgres started;
    try {
      started = await(bundled);
    } catch (RuntimeException e) {
      // It never started, which those who asked for it have been told.
      return;
    }
    started.close();
  }
}
