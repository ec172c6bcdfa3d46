package dk.pip.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dk.pip.settings.Settings;
import dk.pip.shared.Outage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  /// Closed after everything that uses the database.
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  RunningDatabase runningDatabase(Settings settings) {
    return RunningDatabase.begin(settings);
  }

  @Bean
  Outage outage() {
    return new Outage();
  }

  @Bean(destroyMethod = "close")
  DataSource dataSource(RunningDatabase database, MeterRegistry meters) {
    var address = database.address();
    var pool = new HikariDataSource();
    pool.setPoolName("pip");
    pool.setJdbcUrl(address.url());
    pool.setUsername(address.user());
    pool.setPassword(address.password());
    pool.setMaximumPoolSize(address.connections());
    pool.setMinimumIdle(Math.min(2, address.connections()));
    // A person would rather hear "try again" than wait; the default is half a minute.
    pool.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
    pool.setValidationTimeout(Duration.ofSeconds(3).toMillis());
    pool.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
    pool.setMaxLifetime(Duration.ofMinutes(30).toMillis());
    pool.setConnectionInitSql("set time zone 'UTC'");
    pool.addDataSourceProperty("ApplicationName", "pip");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    pool.addDataSourceProperty("connectTimeout", "5");
    // No statement is silent for so long; without it, what waits on a connection that the net has lost waits for hours.
    pool.addDataSourceProperty("socketTimeout", "1200");
    pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
    return pool;
  }
}
