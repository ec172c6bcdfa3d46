package dk.pip.operations;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  /// Pip's own server, where no other is named. Closed after everything that uses the database.
  @Bean(destroyMethod = "close")
  RunningDatabase runningDatabase(Settings settings) {
    return settings.databaseUrl().isEmpty()
        ? new RunningDatabase(Optional.of(BundledPostgres.start(settings.data())))
        : new RunningDatabase(Optional.empty());
  }

  @Bean(destroyMethod = "close")
  DataSource dataSource(RunningDatabase database, Settings settings) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(database.bundled().map(BundledPostgres::url).orElseGet(() -> settings.databaseUrl().orElseThrow()));
    pool.setUsername(settings.database().user());
    pool.setPassword(settings.database().password());
    pool.setMaximumPoolSize(10);
    pool.setPoolName("pip");
    return pool;
  }

  record RunningDatabase(Optional<BundledPostgres> bundled) implements AutoCloseable {
    @Override
    public void close() {
      bundled.ifPresent(BundledPostgres::close);
    }
  }
}
