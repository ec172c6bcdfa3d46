package dk.pip.database;

import dk.pip.installation.ClockConfiguration;
import dk.pip.settings.Settings;
import dk.pip.shared.OperatorException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The installation's database for a command that asks something of it, whether a server runs or not.
public final class DatabaseBeside {
  private DatabaseBeside() {}

  /// @throws OperatorException if there is no database, or it can't be used
  public static <T> T ask(Settings settings, Function<JdbcClient, T> question) {
    return use(settings, database -> question.apply(JdbcClient.create(database)));
  }

  /// The time that the installation goes by: the demo has one of its own.
  public static Clock clock(Settings settings) {
    return ClockConfiguration.clockOf(settings);
  }

  /// For a command that also changes something.
  ///
  /// @param work on one connection; gone when it returns
  /// @throws OperatorException if there is no database, or it can't be used
  public static <T> T use(Settings settings, Function<DataSource, T> work) {
    try (var database = OpenDatabase.forReading(settings)) {
      return work.apply(new SingleConnectionDataSource(database.connection(), true));
    } catch (SQLException e) {
      throw DatabaseServer.refused(e);
    }
  }
}
