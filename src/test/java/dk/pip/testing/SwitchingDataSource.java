package dk.pip.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// Lets the one running application go from one test's database to the next. The one before stays open until the next
/// change, for what is still under way in it.
final class SwitchingDataSource extends AbstractDataSource implements AutoCloseable {
  private final Deque<HikariDataSource> open = new ArrayDeque<>();

  private volatile @Nullable Collection<String> recorded;

  /// The statements that are prepared while something is done.
  List<String> statementsOf(Runnable act) {
    var statements = new ConcurrentLinkedQueue<String>();
    recorded = statements;
    try {
      act.run();
    } finally {
      recorded = null;
    }
    return List.copyOf(statements);
  }

  private static Connection recording(Connection connection, Collection<String> statements) {
    return (Connection)
        Proxy.newProxyInstance(
            SwitchingDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                statements.add((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

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
    var recording = recorded;
    return recording == null ? pool.getConnection() : recording(pool.getConnection(), recording);
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
