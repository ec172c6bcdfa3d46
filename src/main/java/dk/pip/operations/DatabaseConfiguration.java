package dk.pip.operations;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  /// Pip's own server, where no other is named. Closed after everything that uses the database.
  @Bean(destroyMethod = "close")
  RunningDatabase runningDatabase(Settings settings) {
    return settings.databaseUrl() == null
        ? new RunningDatabase(Optional.of(BundledPostgres.start(settings.data())))
        : new RunningDatabase(Optional.empty());
  }

  @Bean(destroyMethod = "close")
  DataSource dataSource(RunningDatabase database, Settings settings) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(database.bundled().map(BundledPostgres::url).orElse(settings.databaseUrl()));
    pool.setUsername(settings.databaseUser());
    pool.setPassword(settings.databasePassword());
    pool.setMaximumPoolSize(10);
    pool.setPoolName("pip");
    return pool;
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  record RunningDatabase(Optional<BundledPostgres> bundled) implements AutoCloseable {
    @Override
    public void close() {
      bundled.ifPresent(BundledPostgres::close);
    }
  }
}
