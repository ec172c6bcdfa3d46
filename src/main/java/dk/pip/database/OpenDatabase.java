package dk.pip.database;

import dk.pip.installation.DataFolder;
import dk.pip.settings.Settings;
import dk.pip.shared.OperatorException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A connection to the installation's database for a command that runs beside the server or instead of it.
public record OpenDatabase(Connection connection, @Nullable BundledPostgres started) implements AutoCloseable {

  /// The database as it is: that of a running Pip, one started for the occasion, or the server's.
  public static OpenDatabase forReading(Settings settings) {
    if (settings.databaseUrl().isEmpty()) {
      if (DataFolder.held(settings.data())) {
        var url = BundledPostgres.urlOfRunning(settings.data());
        return new OpenDatabase(connect(new Settings.Database(url, null, null, 1)), null);
      }
      if (!Files.exists(settings.data().resolve("postgres"))) {
        throw new OperatorException("database.no-data", settings.data());
      }
    }
    return forWriting(settings);
  }

  /// The database for this program alone; refused while a Pip runs on the data folder.
  public static OpenDatabase forWriting(Settings settings) {
    if (settings.databaseUrl().isPresent()) {
      DatabaseServer.check(settings.database());
      return new OpenDatabase(connect(settings.database()), null);
    }
    var bundled = BundledPostgres.start(settings.data());
    try {
      return new OpenDatabase(connect(new Settings.Database(bundled.url(), null, null, 1)), bundled);
    } catch (RuntimeException e) {
      bundled.close();
      throw e;
    }
  }

  private static Connection connect(Settings.Database database) {
    try {
      return DatabaseServer.connect(database);
    } catch (SQLException e) {
      throw DatabaseServer.refused(e);
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      connection.close();
    } finally {
      if (started != null) {
        started.close();
      }
    }
  }
}
