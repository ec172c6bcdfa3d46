package dk.pip.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.pip.settings.Settings;
import dk.pip.shared.Language;
import dk.pip.shared.OperatorException;
import dk.pip.testing.Servers;
import org.junit.jupiter.api.Test;

class CheckServerTest {

  @Test
  void takesAServerThatCanBeUsed() {
    assertThatCode(() -> check(Servers.emptyDatabase())).doesNotThrowAnyException();
  }

  @Test
  void saysWhatIsInTheWay() throws Exception {
    var right = Servers.emptyDatabase();

    assertThat(refusal("jdbc:postgresql://127.0.0.1:" + Servers.freePort() + "/pip"))
        .startsWith("Pip kan ikke få fat i databaseserveren");
    assertThat(refusal(right.replaceFirst("password=[^&]*", "password=hemmelig")))
        .startsWith("Databaseserveren afviste brugeren eller adgangskoden")
        .doesNotContain("hemmelig");
    assertThat(refusal(right.replaceFirst("/test[0-9]+", "/findesikke"))).startsWith("Databasen findes ikke");
  }

  private static void check(String url) {
    DatabaseServer.check(new Settings.Database(url, null, null, 1));
  }

  private static String refusal(String url) {
    return catchThrowableOfType(OperatorException.class, () -> check(url)).sentence(Language.DA);
  }
}
