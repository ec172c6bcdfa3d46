package dk.pip.command;

import com.zaxxer.hikari.HikariDataSource;
import dk.pip.database.RunningDatabase;
import dk.pip.hold.Hold;
import dk.pip.installation.ClockConfiguration;
import dk.pip.people.Audit;
import dk.pip.settings.Settings;
import dk.pip.shared.Outage;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/// Some modules at work without web pages and timers, on the database of a server that may be running beside: what a
/// command does goes by the same rules as on the pages and stands in the same audit.
final class HeadlessModules implements AutoCloseable {
  /// Pages, timers and what is set up for a server.
  private static final Pattern NOT_HERE =
      Pattern.compile(".*\\.(web|demo)\\..*|.*Timers|.*Configuration|dk\\.pip\\.(Pip|command\\..*)");

  private final AnnotationConfigApplicationContext context;
  private final RunningDatabase database;

  private HeadlessModules(AnnotationConfigApplicationContext context, RunningDatabase database) {
    this.context = context;
    this.database = database;
  }

  /// @param modules by name, with those that they stand on, such as `keys`, or a part of one, as `mailing/engine`; none for
  ///     whatever modules there are
  static HeadlessModules open(Settings settings, List<String> modules) {
    // Before anything else that logs, or the log would tell of how it was set up.
    LoggerFactory.getILoggerFactory();
    var database = RunningDatabase.join(settings);
    try {
      var context = new AnnotationConfigApplicationContext();
      settings.register(context.getBeanFactory());
      context.registerBean("runningDatabase", RunningDatabase.class, () -> database, bean -> bean.setDestroyMethodName(""));
      context.registerBean("lifecycleProcessor", LifecycleProcessor.class, NothingInTheBackground::new);
      context.register(Ground.class, Audit.class, Hold.class);
      var scanner = new ClassPathBeanDefinitionScanner(context);
      scanner.addExcludeFilter(new RegexPatternTypeFilter(NOT_HERE));
      // Only what the command asks for is made, and not all that stands in the same modules.
      scanner.getBeanDefinitionDefaults().setLazyInit(true);
      scanner.scan(modules.isEmpty() ? new String[] {"dk.pip"} : modules.stream().map(module -> "dk.pip." + module.replace('/', '.')).toArray(String[]::new));
      context.refresh();
      return new HeadlessModules(context, database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
    database.close();
  }

  /// What runs in the background does so in the server.
  private static final class NothingInTheBackground implements LifecycleProcessor {
    @Override
    public void onRefresh() {}

    @Override
    public void onClose() {}

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
      return false;
    }
  }

  /// What the server has from Spring Boot. Not marked as configuration, which the server would take for its own.
  @EnableTransactionManagement
  static class Ground {
    @Bean
    Clock clock(Settings settings) {
      return ClockConfiguration.clockOf(settings);
    }

    /// Nobody watches the database for a command, which may wait for it.
    @Bean
    Outage outage() {
      return new Outage();
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(RunningDatabase database) {
      return database.forCommand();
    }

    @Bean
    JdbcClient jdbcClient(DataSource database) {
      return JdbcClient.create(database);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource database) {
      return new JdbcTransactionManager(database);
    }

    @Bean
    TransactionTemplate transactions(PlatformTransactionManager manager) {
      return new TransactionTemplate(manager);
    }
  }
}
