package dk.pip.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Servers;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class HealthTest {

  @Test
  void isUpWhenTheDatabaseAnswers() {
    var answer = new HealthController(new DriverManagerDataSource(Servers.emptyDatabase())).health();

    assertThat(answer.getStatusCode().value()).isEqualTo(200);
    assertThat(answer.getBody()).containsEntry("status", "up").containsEntry("database", "up");
    assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
  }

  @Test
  void isDownWhenItDoesNot() throws Exception {
    var nobody = "jdbc:postgresql://127.0.0.1:" + Servers.freePort() + "/pip?user=pip&password=hemmelig";

    var answer = new HealthController(new DriverManagerDataSource(nobody)).health();

    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(Objects.toString(answer.getBody())).contains("down").doesNotContain("hemmelig");
  }
}
