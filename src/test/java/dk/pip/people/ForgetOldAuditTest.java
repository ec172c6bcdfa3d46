package dk.pip.people;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Client;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ForgetOldAuditTest extends PipTest {
  @Test
  void deletesWhatIsOlderThanFiveYears() {
    add("Dorte Lund", "dorte@ellebaek.example");
    clock().move(Duration.ofSeconds(1));
    add("Erik Bak", "erik@ellebaek.example");

    clock().set(Instant.parse("2031-03-10T08:30:00Z"));
    bean(ForgetOldAudit.class).forget();
    assertThat(log()).contains("Dorte Lund blev oprettet").contains("Erik Bak blev oprettet");

    clock().move(Duration.ofSeconds(1));
    bean(ForgetOldAudit.class).forget();
    assertThat(log()).doesNotContain("Dorte Lund blev oprettet").contains("Erik Bak blev oprettet");
  }

  @Test
  void tellsOnThePrivacyPageHowLong() {
    fresh().get("/privatliv").isOk().says("en logbog og bliver slettet efter 5 år");
  }

  private static void add(String name, String mail) {
    as(agnes).fill("name", name).fill("mail", mail).fill("role", "READER").post("/indstillinger/personer").isOk();
  }

  /// Signed in anew, as no session lasts for years.
  private static String log() {
    var browser = new Client(address());
    browser.signIn(agnes.mail(), Person.PASSWORD);
    return browser.get("/indstillinger/personer").isOk().text();
  }
}
