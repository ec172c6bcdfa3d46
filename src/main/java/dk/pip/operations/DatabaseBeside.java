package dk.pip.operations;

import java.sql.SQLException;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The installation's database for a command that asks something of it, whether a server runs or not.
public final class DatabaseBeside {
  private DatabaseBeside() {}

  /// @throws Refused if there is no database, or it can't be used
  public static <T> T ask(Settings settings, Function<JdbcClient, T> question) {
    try (var database = OpenDatabase.forReading(settings)) {
      return question.apply(JdbcClient.create(new SingleConnectionDataSource(database.connection(), true)));
    } catch (SQLException e) {
      throw DatabaseServer.refused(e);
    }
  }
}
