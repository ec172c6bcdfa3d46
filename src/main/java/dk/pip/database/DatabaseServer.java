package dk.pip.database;

import dk.pip.settings.Settings;
import dk.pip.shared.Failures;
import dk.pip.shared.OperatorException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Looks, before anything else starts, whether the PostgreSQL server of the settings can be used.
public final class DatabaseServer {
  private static final int OLDEST = 15;

  private DatabaseServer() {}

  static void check(Settings.Database database) {
    try (var connection = connect(database)) {
      var version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new OperatorException("database.server.old", Integer.toString(version), Integer.toString(OLDEST));
      }
      if (!ask(connection, "select current_setting('server_encoding') = 'UTF8'")) {
        throw new OperatorException("database.server.encoding", connection.getCatalog());
      }
      if (!ask(connection, "select has_database_privilege(current_database(), 'CREATE')")) {
        throw new OperatorException("database.server.privilege", connection.getMetaData().getUserName(), connection.getCatalog());
      }
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /// A connection outside the pool, with UTC as its time zone.
  public static Connection connect(Settings.Database database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("ApplicationName", "pip");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("loginTimeout", "15");
    properties.setProperty("tcpKeepAlive", "true");
    if (database.user() != null) {
      properties.setProperty("user", database.user());
    }
    if (database.password() != null) {
      properties.setProperty("password", database.password());
    }
    var connection = DriverManager.getConnection(database.url(), properties);
    try (var statement = connection.createStatement()) {
      statement.execute("set time zone 'UTC'");
    }
    return connection;
  }

  static OperatorException refused(SQLException failure) {
    var state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (state) {
      case "28P01", "28000" -> new OperatorException("database.server.password", Failures.say(failure));
      case "3D000" -> new OperatorException("database.server.missing", Failures.say(failure));
      case "53300" -> new OperatorException("database.server.busy", Failures.say(failure));
      default -> new OperatorException("database.server.unreachable", Failures.say(failure));
    };
  }

  private static boolean ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() && rows.getBoolean(1);
    }
  }
}
