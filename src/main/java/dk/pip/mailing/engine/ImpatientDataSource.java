package dk.pip.mailing.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Gives up a line that gives no sign for some time, as one whose other end is gone without a word: otherwise it is waited
/// for until the system has given up, which may be hours.
final class ImpatientDataSource extends DelegatingDataSource {
  private final Duration longest;

  ImpatientDataSource(DataSource database, Duration longest) {
    super(database);
    this.longest = longest;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return impatient(super.getConnection());
  }

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
    return getConnection();
  }

  private Connection impatient(Connection connection) throws SQLException {
    try {
      connection.setNetworkTimeout(Runnable::run, (int) longest.toMillis());
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
