package dk.pip.people;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Client;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndSessionsTest extends PipTest {
  private static final String PHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Mobile/15E148 Safari/604.1";
  private static final String OFFICE =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";

  @Test
  void saysWhereOneIsSignedIn() {
    var office = signedIn(alice, OFFICE);
    signedIn(alice, PHONE);
    signedIn(bob, PHONE);

    var page = office.get("/konto").isOk().page();

    assertThat(page.select(".row-title").eachText()).containsExactlyInAnyOrder("Edge på Windows", "Safari på iPhone");
    assertThat(page.select(".row:first-child").text()).contains("Den, du bruger nu", "Edge på Windows").doesNotContain("Log ud");
    assertThat(page.html()).doesNotContain(String.valueOf(office.cookies().get("pip")));
  }

  @Test
  void endsOneOfOnesOwn() {
    var office = signedIn(charlie, OFFICE);
    var phone = signedIn(charlie, PHONE);
    var tablet = signedIn(charlie, "noget andet");
    var end = office.get("/konto").says("En browser, vi ikke kender").page().select(".row").stream()
        .filter(row -> row.text().contains("iPhone")).findFirst().orElseThrow().selectFirst("form").attr("action");

    office.post(end).redirectsTo("/konto");

    phone.get("/konto").sendsToSignIn();
    tablet.get("/konto").isOk();
    office.get("/konto").isOk().says("Browseren er logget ud");
    office.post(end).redirectsTo("/konto");
    office.get("/konto").says("logget ud i forvejen");
  }

  @Test
  void endsNobodyElses() {
    var victim = signedIn(agnes, OFFICE);
    signedIn(agnes, PHONE);
    var end = victim.get("/konto").page().select(".row form").attr("action");

    signedIn(bob, OFFICE).post(end).redirectsTo("/konto");

    assertThat(victim.get("/konto").page().select(".row")).hasSize(2);
    fresh().post(end).sendsToSignIn();
  }

  @Test
  void endsAllOthers() {
    var office = signedIn(bob, OFFICE);
    var others = List.of(signedIn(bob, PHONE), signedIn(bob, PHONE));

    office.post("/konto/browsere/udlogning").redirectsTo("/konto");

    others.forEach(other -> other.get("/konto").sendsToSignIn());
    var page = office.get("/konto").isOk().says("logget ud alle andre steder").page();
    assertThat(page.select(".row")).hasSize(1);
    assertThat(page.select("main form[action*=browsere], .row form")).isEmpty();
  }

  private static Client signedIn(Person person, String userAgent) {
    var browser = fresh().called(userAgent);
    browser.signIn(person.mail(), Person.PASSWORD);
    return browser;
  }
}
