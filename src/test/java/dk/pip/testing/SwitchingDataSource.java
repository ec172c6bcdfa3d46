package dk.pip.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// Lets the one running application go from one test's database to the next.
final class SwitchingDataSource extends AbstractDataSource implements AutoCloseable {
  private @Nullable HikariDataSource current;
  private @Nullable String url;

  synchronized void use(String otherUrl) {
    close();
    url = otherUrl;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return pool().getConnection();
  }

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
    return getConnection();
  }

  private synchronized HikariDataSource pool() {
    var open = current;
    if (open == null) {
      open = new HikariDataSource();
      open.setJdbcUrl(url);
      open.setUsername("postgres");
      open.setMaximumPoolSize(10);
      open.setMinimumIdle(0);
      open.setConnectionTimeout(5_000);
      current = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    if (current != null) {
      current.close();
      current = null;
    }
  }
}
