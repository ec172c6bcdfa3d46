package dk.pip.people;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest extends PipTest {

  /// So that one test's wrong passwords don't make the next one wait.
  @BeforeEach
  void letAttemptsBeForgotten() {
    clock().move(Duration.ofDays(2));
  }

  @Test
  void goesOnToTheNewsroom() {
    fresh().signIn(alice.mail(), Person.PASSWORD).redirectsTo("/redaktion");
  }

  @Test
  void goesBackToWhereOneWasGoing() {
    var browser = fresh();
    var sent = browser.get("/kodeord?a=b").sendsToSignIn();
    var form = browser.get(sent.location()).page();

    var next = form.select("input[name=videre]").val();

    assertThat(next).isEqualTo("/kodeord?a=b");
    browser.fill("videre", next);
    browser.signIn(bob.mail(), Person.PASSWORD).redirectsTo("/kodeord?a=b");
  }

  @Test
  void sendsNobodyToAnotherSite() {
    for (var elsewhere : new String[] {"//evil.example/", "https://evil.example/", "/\\evil.example", "evil"}) {
      var browser = fresh();
      browser.fill("videre", elsewhere);
      browser.signIn(alice.mail(), Person.PASSWORD).redirectsTo("/redaktion");
    }
  }

  @Test
  void takesTheMailAddressHoweverItIsTyped() {
    fresh().signIn(" ALICE@Ellebaek.example ", Person.PASSWORD).redirectsTo("/redaktion");
  }

  @Test
  void saysTheSameOfAWrongPasswordAndAnUnknownMail() {
    var wrong = fresh().signIn(alice.mail(), "noget helt andet").isRefused();
    var unknown = fresh().signIn("ukendt@ellebaek.example", "noget helt andet").isRefused();

    assertThat(wrong.page().select("[role=alert]").text())
        .isEqualTo(unknown.page().select("[role=alert]").text())
        .contains("passer ikke sammen");
    assertThat(wrong.page().select("input[name=mail]").val()).isEqualTo(alice.mail());
    assertThat(wrong.page().select("input[name=password]").val()).isEmpty();
  }

  @Test
  void givesANewSessionSoThatAPlantedOneIsWorthNothing() {
    var browser = fresh();
    browser.get("/sprog");
    var planted = browser.cookies().get("pip");

    browser.signIn(alice.mail(), Person.PASSWORD);

    assertThat(browser.cookies().get("pip")).isNotEqualTo(planted);
    fresh().cookie("pip", String.valueOf(planted)).get("/kodeord").sendsToSignIn();
    browser.get("/kodeord").isOk();
  }

  @Test
  void makesThoseWaitWhoKeepGuessing() {
    for (var i = 0; i < 5; i++) {
      fresh().signIn("charlie@ellebaek.example", "gæt nummer " + i).isRefused();
    }

    fresh().signIn(charlie.mail(), Person.PASSWORD).hasStatus(429).says("Vent lidt");

    clock().move(Duration.ofSeconds(2));
    fresh().signIn(charlie.mail(), Person.PASSWORD).redirectsTo("/redaktion");
  }

  @Test
  void makesEachPauseLonger() {
    var mail = "findes-ikke@ellebaek.example";
    for (var i = 0; i < 5; i++) {
      fresh().signIn(mail, "gæt").isRefused();
    }
    for (var pause : new int[] {1, 2, 4, 8}) {
      clock().move(Duration.ofSeconds(pause).minusMillis(1));
      fresh().signIn(mail, "gæt").hasStatus(429);
      clock().move(Duration.ofMillis(1));
      fresh().signIn(mail, "gæt").isRefused();
    }
  }

  @Test
  void endsWithSignOut() {
    var browser = fresh();
    browser.signIn(bob.mail(), Person.PASSWORD);
    browser.get("/kodeord").isOk();
    var session = String.valueOf(browser.cookies().get("pip"));

    browser.post("/log-ud").redirectsTo("/log-ind");

    fresh().cookie("pip", session).get("/kodeord").sendsToSignIn();
    browser.get("/log-ind").says("Du er logget ud");
    assertThat(browser.get("/log-ind").text()).doesNotContain("Du er logget ud");
  }

  @Test
  void refusesAFormFromAnotherSite() {
    fresh()
        .fill("mail", alice.mail())
        .fill("password", Person.PASSWORD)
        .postWithoutToken("/log-ind")
        .isForbidden()
        .says("Siden var blevet for gammel");
  }
}
