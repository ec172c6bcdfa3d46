package dk.pip.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// Lets the one running application go from one test's database to the next. The one before stays open until the next
/// change, for what is still under way in it.
final class SwitchingDataSource extends AbstractDataSource implements AutoCloseable {
  private final Deque<HikariDataSource> open = new ArrayDeque<>();

  synchronized void use(String url) {
    while (open.size() > 1) {
      open.removeLast().close();
    }
    var pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(10);
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(5_000);
    pool.setConnectionInitSql("set time zone 'Pacific/Chatham'");
    open.addFirst(pool);
  }

  /// Leaves the databases before this one, so that they can be copied.
  synchronized void leaveOthers() {
    while (open.size() > 1) {
      open.removeLast().close();
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    HikariDataSource pool;
    synchronized (this) {
      pool = open.getFirst();
    }
    return pool.getConnection();
  }

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
    return getConnection();
  }

  @Override
  public synchronized void close() {
    open.forEach(HikariDataSource::close);
  }
}
