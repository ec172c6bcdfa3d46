package dk.pip.health;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.database.DatabaseWatch;
import dk.pip.database.RunningDatabase;
import dk.pip.jobs.SignOfLife;
import dk.pip.jobs.SignOfLife.Loop;
import dk.pip.settings.Settings;
import dk.pip.shared.Outage;
import dk.pip.testing.Servers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class HealthTest {
  private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

  @Test
  void isUpWhenTheDatabaseAnswers() {
    var answer = health(Servers.emptyDatabase()).health();

    assertThat(answer.getStatusCode().value()).isEqualTo(200);
    assertThat(answer.getBody()).containsEntry("status", "up").containsEntry("database", "up");
    assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
  }

  @Test
  void isDownWhenItDoesNot() throws Exception {
    var health = health("jdbc:postgresql://127.0.0.1:" + Servers.freePort() + "/pip?user=pip&password=hemmelig");

    var answer = health.health();

    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(answer.getBody()).containsEntry("trouble", "The database does not answer");
    assertThat(Objects.toString(answer.getBody())).contains("down").doesNotContain("hemmelig", "127.0.0.1");
    assertThat(health.ready().getStatusCode().value()).isEqualTo(503);
    assertThat(health.live().getStatusCode().value()).isEqualTo(200);
  }

  @Test
  void isAilingWhenSomethingInTheBackgroundIs() {
    var last = Instant.parse("2026-03-16T08:00:00.5Z");
    beans.addBean(
        "lanes",
        (SignOfLife) () -> List.of(new Loop("lanes", false, last, "silent"), new Loop("intake", true, null, null)));
    var health = health(Servers.emptyDatabase());

    var answer = health.health();

    assertThat(answer.getStatusCode().value()).as("visitors are answered as well as ever").isEqualTo(200);
    assertThat(answer.getBody()).containsEntry("status", "ailing").containsEntry("database", "up");
    assertThat(Objects.toString(answer.getBody()))
        .contains("{name=lanes, status=ailing, lastAt=2026-03-16T08:00:00Z, trouble=silent}, {name=intake, status=up}");
    assertThat(health.ready().getBody()).containsEntry("status", "up");
  }

  private HealthController health(String database) {
    var running = RunningDatabase.at(new Settings.Database(database, null, null, 2));
    var watch = new DatabaseWatch(running, new Outage(), Clock.systemUTC());
    watch.start();
    return new HealthController(watch, beans.getBeanProvider(SignOfLife.class));
  }
}
