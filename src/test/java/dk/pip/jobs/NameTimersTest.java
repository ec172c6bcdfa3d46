package dk.pip.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.testing.Servers;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class NameTimersTest {
  @Test
  void refusesTwoOfTheSameNameAndNamesWithoutAModule() {
    Timers.refuseWrongNames(List.of(timer("mail.send-letters"), timer("readers.forget")));

    assertThatThrownBy(() -> Timers.refuseWrongNames(List.of(timer("a.b"), timer("a.b")))).hasMessageContaining("Two timers");
    assertThatThrownBy(() -> Timers.refuseWrongNames(List.of(timer("send-letters")))).hasMessageContaining("module.what");
  }

  @Test
  void keepsTheTimesOfTimersThatHadOtherNames() {
    var database = Servers.emptyDatabase();
    migrate(database, "72");
    var jdbc = JdbcClient.create(new DriverManagerDataSource(database));
    for (var name : List.of("forget-old-audit", "gone-for-long")) {
      jdbc.sql(
              """
              insert into jobs.scheduled_task (task_name, task_instance, execution_time, picked, version)
              values (:name, 'recurring', '2026-01-02T03:40:00Z', false, 7)
              """)
          .param("name", name)
          .update();
    }

    migrate(database, "latest");

    assertThat(jdbc.sql("select task_name || ' ' || version from jobs.scheduled_task").query(String.class).list())
        .containsExactly("people.forget-audit 7");
  }

  private static Task<?> timer(String name) {
    return Tasks.recurring(name, FixedDelay.of(Duration.ofMinutes(1))).execute((_, _) -> {});
  }

  private static void migrate(String database, String target) {
    Flyway.configure().dataSource(database, null, null).defaultSchema("operations").schemas("operations").target(target).load().migrate();
  }
}
