package dk.pip.people;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

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
    browser.signIn(bob.mail(), Person.PASSWORD);
    var planted = String.valueOf(browser.cookies().get("pip"));

    var victim = fresh().cookie("pip", planted);
    victim.signIn(alice.mail(), Person.PASSWORD);

    assertThat(victim.cookies().get("pip")).isNotEqualTo(planted);
    fresh().cookie("pip", planted).get("/kodeord").sendsToSignIn();
    victim.get("/kodeord").isOk().says("Alice");
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
  void keepsNobodyOutWhoIsKnown() {
    var known = fresh();
    known.signIn(bob.mail(), Person.PASSWORD);
    known.post("/log-ud");
    var mails = List.of("BOB@ellebaek.example", bob.mail());
    for (var i = 0; i < 30; i++) {
      fresh().signIn(mails.get(i % 2), "gæt nummer " + i);
    }
    fresh().signIn(bob.mail(), Person.PASSWORD).hasStatus(429);

    known.reload().signIn(bob.mail(), Person.PASSWORD).redirectsTo("/medarbejder");

    var others = fresh().cookie("pip-kendt", String.valueOf(known.cookies().get("pip-kendt")));
    others.signIn(charlie.mail(), "gæt").isRefused();
    var device = String.valueOf(known.cookies().get("pip-kendt"));
    fresh().cookie("pip-kendt", "x" + device).signIn(bob.mail(), Person.PASSWORD).hasStatus(429);
    fresh().cookie("pip-kendt", device.replace('.', '-')).signIn(bob.mail(), Person.PASSWORD).hasStatus(429);
  }

  @Test
  void slowsDownGuessesFromAKnownBrowserToo() {
    var known = fresh();
    known.signIn(bob.mail(), Person.PASSWORD);
    known.post("/log-ud");
    known.reload();
    for (var i = 0; i < 5; i++) {
      known.signIn(bob.mail(), "gæt nummer " + i).isRefused();
    }

    known.signIn(bob.mail(), Person.PASSWORD).hasStatus(429);
  }

  @Test
  void slowsDownWhereGuessesComeFrom() {
    for (var i = 0; i < 5; i++) {
      assertThat(guess(alice, "192.0.2." + i % 2 + 7)).isInstanceOf(SignIn.Wrong.class);
      assertThat(guess(alice, "2001:db8:0:1::" + i)).isInstanceOf(SignIn.Wrong.class);
    }

    assertThat(guess(alice, "2001:db8:0:1:ffff::")).as("the same network").isInstanceOf(SignIn.Paused.class);
    assertThat(guess(alice, "2001:db8:0:2::1")).as("another").isInstanceOf(SignIn.Wrong.class);
    fresh().signIn(alice.mail(), Person.PASSWORD).redirectsTo("/redaktion");
  }

  private static SignIn guess(Person person, String address) {
    return bean(People.class).signIn(person.mail(), "gæt", address, null);
  }

  @Test
  void landsWhereOneMayBe() {
    fresh().signIn(bob.mail(), Person.PASSWORD).redirectsTo("/medarbejder");
    fresh().signIn(charlie.mail(), Person.PASSWORD).redirectsTo("/redaktion");
    for (var next : List.of("/redaktion/udgaver", "/redaktion/udgaver?form=pdf", "/indstillinger", "/findes/ikke", "/log-ud")) {
      var browser = fresh();
      browser.fill("videre", next);
      var answer = browser.signIn(charlie.mail(), Person.PASSWORD).redirectsTo("/redaktion");
      browser.get(answer.location()).isOk();
    }
    var editor = fresh();
    editor.fill("videre", "/redaktion/laesere?side=2#her");
    editor.signIn(alice.mail(), Person.PASSWORD).redirectsTo("/redaktion/laesere?side=2");
  }

  @Test
  void leavesNoSessionBehindBeforeSomebodySignsIn() {
    var before = sessions();

    for (var path : List.of("/log-ind", "/sprog", "/tilmeld", "/", "/findes-ikke", "/velkommen/x", "/kodeord")) {
      fresh().get(path);
    }
    fresh().fill("sprog", "EN").post("/sprog");
    fresh().post("/log-ud");
    fresh().signIn(bob.mail(), "gæt");

    assertThat(sessions()).isEqualTo(before);
  }

  @Test
  void keepsOnlySoManySessionsOfEach() {
    var many =
        """
        insert into people.session
               (primary_id, session_id, creation_time, last_access_time, max_inactive_interval, expiry_time, principal_name)
        select lpad(n::text, 36, '0'), lpad(n::text, 36, '0'), n, n, 9999, 9999999999999, (select id::text from people.account where mail = ?)
          from generate_series(1, 30) n
        """;
    bean(JdbcClient.class).sql(many).param(bob.mail()).update();
    var browser = fresh();
    browser.signIn(bob.mail(), Person.PASSWORD);

    browser.get("/kodeord").isOk();
    var sql = "select count(*) from people.session s join people.account a on s.principal_name = a.id::text where a.mail = ?";
    assertThat(bean(JdbcClient.class).sql(sql).param(bob.mail()).query(Integer.class).single()).isLessThanOrEqualTo(20);
  }

  @Test
  void takesAFormOnlyFromTheBrowserThatGotIt() {
    var mine = fresh();
    mine.get("/log-ind");
    var theirs = fresh();
    var token = theirs.get("/log-ind").page().selectFirst("input[name=_csrf]").val();

    mine.fill("_csrf", token).fill("mail", bob.mail()).fill("password", Person.PASSWORD).postWithoutToken("/log-ind").isForbidden();
    theirs.fill("_csrf", token).fill("mail", bob.mail()).fill("password", Person.PASSWORD).postWithoutToken("/log-ind").redirectsTo("/medarbejder");
    theirs.fill("_csrf", token).fill("sprog", "EN").postWithoutToken("/sprog").isForbidden();
  }

  private static int sessions() {
    return bean(JdbcClient.class).sql("select count(*) from people.session").query(Integer.class).single();
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

    var out = browser.post("/log-ud").redirectsTo("/log-ind?ud");

    fresh().cookie("pip", session).get("/kodeord").sendsToSignIn();
    browser.get(out.location()).says("Du er logget ud");
    assertThat(browser.get("/log-ind").text()).doesNotContain("Du er logget ud");
  }

  @Test
  void hasNoDirectoryWhereNoneIsSet() {
    fresh().get("/log-ind").isOk().saysNot("Log ind med arbejdskonto").saysNot("Eller på en anden måde");
    fresh().get("/log-ind/katalog").isNotFound();
    fresh().get("/log-ind/katalog/svar?state=x&code=x").isNotFound();
    fresh().postWithoutToken("/log-ind/katalog/udlogning").hasStatus(400);
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
