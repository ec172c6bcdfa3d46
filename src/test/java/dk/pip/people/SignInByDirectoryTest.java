package dk.pip.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dk.pip.municipality.Details;
import dk.pip.municipality.Municipality;
import dk.pip.shared.Role;
import dk.pip.shared.Tokens;
import dk.pip.testing.Answer;
import dk.pip.testing.Cast;
import dk.pip.testing.Client;
import dk.pip.testing.DirectoryServer;
import dk.pip.testing.OtherServer;
import dk.pip.testing.Person;
import dk.pip.testing.StoppedClock;
import dk.pip.testing.WebBrowser;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Signing in by a directory that is really there, and by what pretends to be it.
class SignInByDirectoryTest {
  private static final StoppedClock CLOCK = new StoppedClock();

  private static DirectoryServer directory;
  private static OtherServer pip;

  @BeforeAll
  static void start() {
    directory = new DirectoryServer(CLOCK);
    pip = OtherServer.start(settings(directory.issuer()), false, CLOCK);
    at(pip);
    directory.allow(pip.address());
  }

  private static Map<String, String> settings(String issuer) {
    return Map.of(
        "PIP_OIDC_ROLES_CLAIM", "resource_access.pip.roles",
        "PIP_OIDC_ISSUER", issuer,
        "PIP_OIDC_CLIENT_ID", DirectoryServer.CLIENT,
        "PIP_OIDC_CLIENT_SECRET", DirectoryServer.SECRET,
        "PIP_OIDC_NAME", "Ellebæk-id",
        "PIP_OIDC_ADMINISTRATORS", "pip-admin",
        "PIP_OIDC_EDITORS", "pip-redaktion, pip-web",
        "PIP_OIDC_READERS", "pip-alle");
  }

  /// Has the site's address be that of the server.
  private static void at(OtherServer server) {
    var d = server.bean(Municipality.class).details();
    server
        .bean(Municipality.class)
        .save(
            new Details(
                d.name(), d.newsletter(), d.tagline(), d.theme(), d.arms(), URI.create(server.address()), d.senderMail(),
                d.contactMail(), d.postalAddress(), d.sections()));
  }

  @AfterAll
  static void stop() {
    pip.close();
    directory.close();
  }

  @BeforeEach
  void begin() {
    directory.tellTheTruth();
    jdbc().sql("delete from people.attempt").update();
  }

  @Test
  void signsInAndOutInABrowser() {
    put("dorte", "Dorte Lund", "dorte@ellebaek.example", "andet", "pip-web", "pip-alle");
    try (var browser = new WebBrowser()) {
      var page = browser.window(WebBrowser.WIDE, true);
      page.navigate(pip.address() + "/konto");
      look(page);
      link(page, "Log ind med Ellebæk-id");
      assertThat(page.url()).startsWith(directory.issuer());
      page.locator("input[name=username]").fill("dorte");
      page.locator("input[name=password]").fill(DirectoryServer.PASSWORD);
      page.locator("button[type=submit]").click();
      page.waitForURL(pip.address() + "/konto");
      assertThat(page.locator("main").innerText())
          .contains("Dorte Lund, dorte@ellebaek.example", "Redaktør", "Du logger ind med Ellebæk-id");
      look(page);

      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log ud").setExact(true)).first().click();
      page.waitForURL(pip.address() + "/log-ind?ud");
      assertThat(page.locator("main").innerText()).contains("Du er logget ud");
      look(page);
      link(page, "Log ind med Ellebæk-id");
      assertThat(page.url()).as("signed out there too").startsWith(directory.issuer() + "/login");

      put("dorte", "Dorte Lund", "dorte@ellebaek.example", "andet");
      page.locator("input[name=username]").fill("dorte");
      page.locator("input[name=password]").fill(DirectoryServer.PASSWORD);
      page.locator("button[type=submit]").click();
      page.waitForURL(url -> url.startsWith(pip.address()));
      assertThat(page.locator("main").innerText()).contains("Du har ikke adgang", "redaktion@ellebaek.example");
      look(page);
    }
    assertThat(acts()).contains("people.audit.directory-added", "people.audit.directory-closed");
  }

  @Test
  void beginsASessionOfItsOwn() {
    put("tom", "Tom Falk", "tom@ellebaek.example", "pip-alle");
    var attacker = nobody();
    attacker.signIn(Cast.BOB.mail(), Person.PASSWORD);
    var planted = String.valueOf(attacker.cookies().get("pip"));
    var victim = nobody().cookie("pip", planted);
    comeBack(victim, "tom", leave(victim, ""));
    victim.get("/konto").isOk().says("Tom Falk");
    assertThat(victim.cookies().get("pip")).isNotNull().isNotEqualTo(planted);
    nobody().cookie("pip", planted).get("/konto").sendsToSignIn();
  }

  @Test
  void followsTheDirectoryFromSignInToSignIn() {
    put("ea", "Ea Dam", "ea@ellebaek.example", "pip-redaktion");
    var first = signIn("ea");
    first.get("/redaktion/udgaver").isOk();
    var agnes = pip.as(Cast.AGNES);
    agnes.get("/indstillinger/personer").isOk().says("Logger ind med Ellebæk-id");
    var account = account("ea@ellebaek.example");
    agnes.get("/indstillinger/personer/{id}", account.id()).says("Rollen kommer fra Ellebæk-id");
    agnes.fill("role", "READER").post("/indstillinger/personer/{id}/rolle", account.id());
    assertThat(account("ea@ellebaek.example").role()).isEqualTo(Role.EDITOR);

    put("ea", "Ea Dam Holm", "ea.holm@ellebaek.example", "pip-alle");
    var second = signIn("ea");
    second.get("/konto").isOk().says("Ea Dam Holm, ea.holm@ellebaek.example").says("Medarbejder");
    first.get("/konto").sendsToSignIn();
    assertThat(account("ea.holm@ellebaek.example").id()).isEqualTo(account.id());

    put("ea", "Ea Dam Holm", "ea.holm@ellebaek.example");
    assertThat(tryIn("ea").hasStatus(403).says("bed den, der giver adgang i it-systemer").page().text()).contains("Ellebæk-id");
    second.get("/konto").sendsToSignIn();
    assertThat(account("ea.holm@ellebaek.example").disabled()).isTrue();

    put("ea", "Ea Dam Holm", "ea.holm@ellebaek.example", "pip-redaktion");
    signIn("ea").get("/redaktion/udgaver").isOk();
    assertThat(acts())
        .contains("people.audit.directory-role", "people.audit.directory-closed", "people.audit.directory-opened");

    agnes.post("/indstillinger/personer/{id}/lukning", account.id());
    tryIn("ea").hasStatus(403).says("lukket af en administrator");
    assertThat(account("ea.holm@ellebaek.example").disabled()).isTrue();
  }

  @Test
  void makesNoAccountWithoutARole() {
    put("nils", "Nils Ukendt", "nils@ellebaek.example", "pip-redaktio", "PIP-REDAKTION");
    tryIn("nils").hasStatus(403).says("har ikke fået adgang");
    assertThat(find("nils@ellebaek.example")).isEmpty();
    directory.put("nils", Map.of("name", "Nils Ukendt", "resource_access", within(List.of("pip-alle"))));
    tryIn("nils").hasStatus(403).says("fik ikke din mailadresse");
    directory.put("nils", Map.of("_claim_names", Map.of("resource_access", "src1"), "email", "nils@ellebaek.example"));
    tryIn("nils").hasStatus(403).says("så mange grupper");
    assertThat(find("nils@ellebaek.example")).isEmpty();
  }

  @Test
  void joinsAnAccountOnlyWhereTheAddressIsSure() {
    directory.put("alice", Map.of("email", Cast.ALICE.mail(), "resource_access", within("pip-redaktion")));
    tryIn("alice").hasStatus(403).says("Der er allerede en konto her med din mailadresse");
    assertThat(pip.bean(DirectoryLinks.class).find(account(Cast.ALICE.mail()).id())).isEmpty();

    put("alice", "Alice Vang", Cast.ALICE.mail(), "pip-redaktion");
    var browser = signIn("alice");
    browser.get("/redaktion/udgaver").isOk();
    put("alice2", "Alice Vang", Cast.ALICE.mail(), "pip-admin");
    tryIn("alice2").hasStatus(403).says("hører til en anden");

    var agnes = pip.as(Cast.AGNES);
    agnes.post("/indstillinger/personer/{id}/katalog/ophaevelse", account(Cast.ALICE.mail()).id());
    browser.get("/konto").sendsToSignIn();
    signIn("alice2").get("/indstillinger").isOk();
  }

  @Test
  void keepsTheLastAdministrator() {
    var mail = "sofie@ellebaek.example";
    pip.bean(People.class).addWithPassword("Sofie Ask", mail, Role.ADMINISTRATOR, Person.PASSWORD);
    var others = "update people.account set role = :role where mail = '" + Cast.AGNES.mail() + "'";
    jdbc().sql("update people.account set role = 'READER' where role = 'ADMINISTRATOR' and mail <> :mail").param("mail", mail).update();
    put("sofie", "Sofie Ask", mail, "pip-alle");
    var browser = signIn("sofie");
    browser.get("/indstillinger/personer").isOk().says("Du er den sidste, så du er det stadig");
    put("sofie", "Sofie Ask", mail);
    tryIn("sofie").hasStatus(403).says("Log ind med dit kodeord");
    browser.get("/konto").sendsToSignIn();

    CLOCK.move(Duration.ofDays(400));
    nobody().signIn(mail, Person.PASSWORD).redirectsTo("/redaktion");
    jdbc().sql(others).param("role", "ADMINISTRATOR").update();
    nobody().signIn(mail, Person.PASSWORD).isRefused().says("skal logge ind med knappen øverst");
    tryIn("sofie").hasStatus(403).says("har ikke fået adgang");
    assertThat(account(mail).disabled()).isTrue();
    assertThat(acts()).contains("people.audit.directory-kept");
  }

  @Test
  void shutsOtherWaysWhenTheDirectoryHasNotSpokenForLong() {
    put("charlie", "Charlie Bæk", Cast.CHARLIE.mail(), "pip-redaktion");
    signIn("charlie");
    nobody().signIn(Cast.CHARLIE.mail(), Person.PASSWORD).redirectsTo("/redaktion");
    CLOCK.move(Duration.ofDays(14));
    nobody().signIn(Cast.CHARLIE.mail(), Person.PASSWORD).isRefused().says("skal logge ind med knappen øverst");
    nobody().signIn(Cast.CHARLIE.mail(), "forkert").isRefused().says("passer ikke sammen");
    var id = account(Cast.CHARLIE.mail()).id();
    pip.bean(SignInLinks.class).add(id, Tokens.hash("x"), CLOCK.instant().plusSeconds(60), CLOCK.instant());
    nobody().post("/log-ind/link/x").isRefused().says("skal logge ind med knappen øverst");
    var link = pip.as(Cast.AGNES).post("/indstillinger/personer/{id}/link", id).isOk().page().select("input#link").val();
    nobody().fill("password", "gule sko under klaveret").post(URI.create(link).getPath()).isRefused().says("knappen øverst");
    signIn("charlie");
    nobody().signIn(Cast.CHARLIE.mail(), "gule sko under klaveret").redirectsTo("/redaktion");
  }

  @Test
  void asksAgainAfterAWorkingDay() {
    put("ib", "Ib Sø", "ib@ellebaek.example", "pip-redaktion");
    var browser = signIn("ib");
    CLOCK.move(Duration.ofHours(8).minusSeconds(1));
    browser.get("/konto").isOk();
    CLOCK.move(Duration.ofSeconds(1));
    var answer = browser.get("/konto");
    answer.sendsToSignIn();
    browser.get(answer.location()).isOk().says("Det er tid til at logge ind igen");
    assertThat(comeBack(browser, "ib", leave(browser, "/konto")).location()).isEqualTo("/konto");
    browser.get("/konto").isOk();
  }

  @Test
  void takesWhatOnlyUserInfoTells() {
    directory.tellOnlyInUserInfo(true);
    put("ulla", "Ulla Kær", "ulla@ellebaek.example", "pip-alle");
    signIn("ulla").get("/konto").isOk().says("Ulla Kær");
  }

  @Test
  void takesNoAnswerTwiceAndNoneFromAnotherBrowser() {
    put("per", "Per Lang", "per@ellebaek.example", "pip-alle");
    var browser = nobody();
    var back = path(directory.letIn("per", leave(browser, "")));
    nobody().get(back).isRefused().says("begyndt et andet sted");
    nobody().cookie("pip-katalog", "x".repeat(43)).get(back).isRefused();
    browser.get(back).redirectsTo("/medarbejder");
    browser.get(back).isRefused();

    // Somebody else's code in one's own way.
    var stolen = path(directory.letIn("per", leave(nobody(), ""))).replaceAll(".*[?&]code=([^&]+).*", "$1");
    var other = nobody();
    var own = path(directory.letIn("per", leave(other, "")));
    other.get(own.replaceAll("code=[^&]+", "code=" + stolen)).isRefused().says("ikke kan stole på");
    other.get("/konto").sendsToSignIn();

    var late = nobody();
    var lateBack = path(directory.letIn("per", leave(late, "")));
    CLOCK.move(DirectoryTrip.LASTS);
    late.get(lateBack).isRefused().says("tog for lang tid");
    nobody().get("/log-ind/katalog/svar?error=access_denied&state=x").isRefused();
    var tired = nobody();
    var state = leave(tired, "").replaceAll(".*[?&]state=([^&]+).*", "$1");
    tired.get("/log-ind/katalog/svar?error=access_denied&state=" + state).isRefused().says("Du blev ikke logget ind");
  }

  @Test
  void believesNoTokenThatIsNotInOrder() throws JOSEException {
    put("lea", "Lea Friis", "lea@ellebaek.example", "pip-admin");
    var now = CLOCK.instant();
    lies(claims -> claims.put("nonce", "en anden"));
    lies(claims -> claims.remove("nonce"));
    lies(claims -> claims.put("iss", "https://falsk.example"));
    lies(claims -> claims.put("aud", List.of("noget-andet")));
    lies(
        claims -> {
          claims.put("aud", List.of(DirectoryServer.CLIENT, "noget-andet"));
          claims.remove("azp");
        });
    lies(claims -> claims.put("azp", "noget-andet"));
    lies(
        claims -> {
          claims.put("iat", now.minus(Duration.ofMinutes(9)));
          claims.put("exp", now.minus(Duration.ofMinutes(2)));
        });
    lies(claims -> claims.put("iat", now.plus(Duration.ofMinutes(2))));
    lies(claims -> claims.put("sub", "x".repeat(256)));
    lies(claims -> claims.put("sub", "x\u0000"));
    var other = new RSAKeyGenerator(2048).keyID("one").generate();
    forges(token -> DirectoryServer.sign(claims(token), other));
    forges(token -> new PlainJWT(claims(token)).serialize());
    forges(token -> token.substring(0, token.lastIndexOf('.') + 1));
    forges(SignInByDirectoryTest::signedWithThePublicKey);
    forges(token -> "intet");
    assertThat(find("lea@ellebaek.example")).isEmpty();

    directory.tellTheTruth();
    directory.lie(claims -> claims.put("iat", now.plus(Duration.ofSeconds(30))));
    signIn("lea").get("/konto").isOk();
  }

  @Test
  void leadsNowhereElse() {
    put("mia", "Mia Riis", "mia@ellebaek.example", "pip-alle");
    for (var next : List.of("https://falsk.example/", "//falsk.example", "/%5cfalsk.example", "/\\falsk.example", "/redaktion")) {
      var browser = nobody();
      assertThat(comeBack(browser, "mia", leave(browser, next)).location()).as(next).isEqualTo("/medarbejder");
    }
    var browser = nobody();
    var state = leave(browser, "/konto").replaceAll(".*[?&]state=([^&]+).*", "$1");
    assertThat(state).doesNotContain("konto");
  }

  @Test
  void isSignedOutByTheDirectory() {
    put("ole", "Ole Bro", "ole@ellebaek.example", "pip-alle");
    put("eva", "Eva Bro", "eva@ellebaek.example", "pip-alle");
    directory.lie(claims -> claims.put("sid", "ole-1"));
    var one = signIn("ole");
    directory.lie(claims -> claims.put("sid", "ole-2"));
    var two = signIn("ole");
    directory.lie(claims -> claims.put("sid", "eva-1"));
    var eva = signIn("eva");
    var event = Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());

    signOut(directory.sign(Map.of("sid", "ole-1", "jti", "a"))).hasStatus(400);
    signOut(directory.sign(Map.of("events", event, "jti", "b"))).hasStatus(400);
    signOut(directory.sign(Map.of("events", event, "sid", "ole-1"))).hasStatus(400);
    signOut(directory.sign(Map.of("events", event, "sid", "ole-1", "jti", "c", "nonce", "n"))).hasStatus(400);
    signOut(directory.sign(Map.of("events", event, "sid", "ole-1", "jti", "d", "aud", "noget-andet"))).hasStatus(400);
    signOut(directory.sign(Map.of("events", event, "sid", "ole-1", "jti", "e", "exp", Date.from(CLOCK.instant().minusSeconds(90)))))
        .hasStatus(400);
    signOut(directory.sign(Map.of("events", event, "sid", "ole-1\u0000", "jti", "h"))).hasStatus(400);
    signOut("").hasStatus(400);
    one.get("/konto").isOk();

    var right = directory.sign(Map.of("events", event, "sid", "ole-1", "jti", "f"));
    assertThat(signOut(right).hasStatus(200).header("Cache-Control")).contains("no-store");
    one.get("/konto").sendsToSignIn();
    two.get("/konto").isOk();
    signOut(right).hasStatus(400);

    signOut(directory.sign(Map.of("events", event, "sub", "ole", "jti", "g"))).hasStatus(200);
    two.get("/konto").sendsToSignIn();
    eva.get("/konto").isOk();
  }

  @Test
  void standsInWhatIsKeptAboutSomebodyAndIsErased() {
    put("kim", "Kim Vig", "kim@ellebaek.example", "pip-alle");
    var browser = signIn("kim");
    assertThat(browser.post("/konto/udtraek").isOk().text()).contains("\"directory\"", directory.issuer(), "\"subject\" : \"kim\"");
    var id = account("kim@ellebaek.example").id();
    pip.as(Cast.AGNES).fill("byline", "Redaktionen").post("/indstillinger/personer/{id}/sletning", id);
    browser.get("/konto").sendsToSignIn();
    assertThat(pip.bean(DirectoryLinks.class).find(id)).isEmpty();
  }

  @Test
  void goesOnWithoutTheDirectory() {
    try (var gone = OtherServer.start(settings("http://localhost:1"), false, CLOCK)) {
      var browser = new Client(gone.address());
      browser.get("/log-ind").isOk().says("Log ind med Ellebæk-id");
      var answer = browser.get("/log-ind/katalog?videre=/konto").hasStatus(503).says("Prøv igen om lidt, eller log ind på en anden måde");
      assertThat(answer.page().select("input[name=videre]").first().val()).isEqualTo("/konto");
      browser.signIn(Cast.ALICE.mail(), Person.PASSWORD).redirectsTo("/redaktion");
      browser.postWithoutToken("/log-ind/katalog/udlogning?logout_token=x").hasStatus(503);
    }
  }

  @Test
  void makesThoseWaitWhoAskTooOften() {
    put("ida", "Ida Ry", "ida@ellebaek.example", "pip-alle");
    var browser = nobody();
    for (var i = 0; i < Directory.PER_ORIGIN; i++) {
      leave(browser, "/konto");
    }
    var answer = browser.get("/log-ind/katalog?videre=/konto").hasStatus(429).says("Vent lidt, og prøv igen, eller log ind på en anden måde");
    assertThat(answer.page().select("input[name=videre]").first().val()).isEqualTo("/konto");
    nobody().signIn(Cast.BOB.mail(), Person.PASSWORD).redirectsTo("/medarbejder");

    CLOCK.move(Duration.ofHours(1));
    var back = path(directory.letIn("ida", leave(browser, "/konto")));
    signIn("ida");
    jdbc().sql("update people.attempt set failures = :most").param("most", Directory.PER_ORIGIN).update();
    browser.get(back).hasStatus(429).says("Vent lidt");
    browser.get("/konto").sendsToSignIn();
    CLOCK.move(Duration.ofHours(1));
    signIn("ida").get("/konto").isOk();

    signOut("intet").hasStatus(400);
    jdbc().sql("update people.attempt set failures = :most").param("most", Directory.SIGN_OUTS).update();
    signOut("intet").hasStatus(429);
    CLOCK.move(Duration.ofHours(1));
    signOut("intet").hasStatus(400);
  }

  @Test
  void leavesRolesToAdministratorsWhereItIsToldTo() {
    elsewhere(
        Map.of("PIP_OIDC_DECIDES_ROLES", "false"),
        () -> {
          put("gry", "Gry Holt", "gry@ellebaek.example", "pip-alle");
          signIn("gry").get("/redaktion/udgaver").isForbidden();
          var id = account("gry@ellebaek.example").id();
          var agnes = pip.as(Cast.AGNES);
          agnes.get("/indstillinger/personer/{id}", id).isOk().saysNot("Rollen kommer fra");
          agnes.fill("role", "EDITOR").post("/indstillinger/personer/{id}/rolle", id);

          put("gry", "Gry Holt", "gry@ellebaek.example", "pip-admin");
          var gry = signIn("gry");
          gry.get("/redaktion/udgaver").isOk();
          gry.get("/indstillinger").isForbidden();
          gry.get("/konto").says("Dit navn og din mailadresse kommer derfra").saysNot("din rolle kommer");

          put("gry", "Gry Holt", "gry@ellebaek.example");
          tryIn("gry").hasStatus(403).says("har ikke fået adgang");
          gry.get("/konto").sendsToSignIn();
          put("gry", "Gry Holt", "gry@ellebaek.example", "pip-alle");
          signIn("gry").get("/redaktion/udgaver").isForbidden();
        });
  }

  @Test
  void trustsAddressesWhereItIsToldTo() {
    elsewhere(
        Map.of("PIP_OIDC_MAIL_TRUSTED", "true", "PIP_OIDC_MAIL_CLAIM", "upn"),
        () -> {
          directory.put("alice", Map.of("upn", Cast.ALICE.mail(), "name", "Alice Vang", "resource_access", within("pip-redaktion")));
          var before = account(Cast.ALICE.mail()).id();
          var old = pip.as(Cast.ALICE);
          signIn("alice").get("/redaktion/udgaver").isOk();
          assertThat(account(Cast.ALICE.mail()).id()).isEqualTo(before);
          old.get("/konto").sendsToSignIn();

          directory.put("alice2", Map.of("upn", Cast.ALICE.mail(), "resource_access", within("pip-admin")));
          tryIn("alice2").hasStatus(403).says("hører til en anden");
          pip.as(Cast.AGNES).post("/indstillinger/personer/{id}/lukning", account(Cast.BOB.mail()).id());
          directory.put("bob", Map.of("upn", Cast.BOB.mail(), "resource_access", within("pip-admin")));
          tryIn("bob").hasStatus(403).says("lukket af en administrator");
          assertThat(account(Cast.BOB.mail()).disabled()).isTrue();
        });
  }

  @Test
  void takesOverNoAccountByAnAddressThatOnlyLooksLikeIt() {
    var id = account(Cast.BOB.mail()).id();
    put("boris", "Boris", Cast.BOB.mail(), "pip-ukendt");
    tryIn("boris").hasStatus(403).says("har ikke fået adgang");
    for (var mail : List.of(Cast.BOB.mail().toUpperCase(Locale.ROOT), " " + Cast.BOB.mail(), "Bob <" + Cast.BOB.mail() + ">")) {
      directory.put("boris", Map.of("email", mail, "resource_access", within("pip-admin")));
      tryIn("boris").hasStatus(403).says("Der er allerede en konto her med din mailadresse");
    }
    // What is said to be verified is another address than the one in the token.
    directory.tellOnlyInUserInfo(true);
    directory.lie(claims -> claims.put("email", Cast.BOB.mail()));
    put("boris", "Boris", "boris@andetsted.example", "pip-admin");
    tryIn("boris").hasStatus(403).says("Der er allerede en konto her med din mailadresse");
    // The token verifies an address that it doesn't tell.
    directory.lie(claims -> claims.put("email_verified", true));
    directory.put("boris", Map.of("email", Cast.BOB.mail(), "email_verified", false, "resource_access", within("pip-admin")));
    tryIn("boris").hasStatus(403).says("Der er allerede en konto her med din mailadresse");
    directory.put("boris", Map.of("email", Cast.BOB.mail(), "resource_access", within("pip-admin")));
    tryIn("boris").hasStatus(403).says("Der er allerede en konto her med din mailadresse");
    directory.tellTheTruth();
    for (var nothing : List.of("", "bob", "bob@", "bob@ellebaek", "x".repeat(300) + "@ellebaek.example", "bob\u0000@ellebaek.example")) {
      directory.put("boris", Map.of("email", nothing, "email_verified", true, "resource_access", within("pip-admin")));
      tryIn("boris").hasStatus(403).says("fik ikke din mailadresse");
    }
    assertThat(pip.bean(DirectoryLinks.class).find(id)).isEmpty();
    assertThat(account(Cast.BOB.mail()).role()).isEqualTo(Role.READER);
    pip.as(Cast.BOB).get("/konto").isOk();
  }

  @Test
  void keepsAnAccountsOwnAddressWhenTheDirectoryGivesItAnothers() {
    put("jens", "Jens Å", "jens@ellebaek.example", "pip-alle");
    signIn("jens");
    put("jens", "Jens Ågård", Cast.EMIL.mail(), "pip-alle");
    signIn("jens");
    put("jens", "Jens Ågård", Cast.AGNES.mail(), "pip-alle");
    signIn("jens").get("/konto").isOk().says("Jens Ågård, " + Cast.EMIL.mail());
    assertThat(account(Cast.AGNES.mail()).role()).isEqualTo(Role.ADMINISTRATOR);
  }

  @Test
  void takesNamesAsTheyAre() {
    for (var name : List.of("Åse \ud800 Lind", "Åse\u0000 Lind", "Å".repeat(5_000), "<b>Åse</b>", " ")) {
      put("aase", name, "aase@ellebaek.example", "pip-alle");
      assertThat(signIn("aase").get("/konto").isOk().page().select("main b")).isEmpty();
    }
  }

  @Test
  void saysSoWhenTheDirectoryFails() {
    put("liv", "Liv Bang", "liv@ellebaek.example", "pip-alle");
    fails("/oauth2/token", 503, "").hasStatus(503).says("Vi kan ikke få fat i det, du plejer at logge ind med");
    for (var nonsense : List.of("", "null", "[]", "<html>", "{}", "{\"id_token\":7}", "{\"id_token\":\"\"}", "{\"id_token\":\"a.b.c\"}")) {
      fails("/oauth2/token", 200, nonsense).isRefused().says("ikke kan stole på");
    }
    fails("/oauth2/token", 400, "{\"error\":\"invalid_grant\"}").isRefused().says("ikke kan stole på");
    fails("/oauth2/token", 302, "").isRefused().says("ikke kan stole på");
    for (var nonsense : List.of("", "null", "[]", "{\"sub\":\"en anden\"}")) {
      directory.tellOnlyInUserInfo(true);
      fails("/userinfo", 200, nonsense).isRefused().says("ikke kan stole på");
    }
    directory.tellOnlyInUserInfo(true);
    fails("/userinfo", 401, "").hasStatus(503).says("Prøv igen om lidt");
    assertThat(find("liv@ellebaek.example")).isEmpty();
    // What it said about itself is good for a while, though it can't be asked anew.
    CLOCK.move(Duration.ofHours(2));
    directory.answer("/.well-known/openid-configuration", 503, "");
    signIn("liv").get("/konto").isOk();
  }

  private static Answer fails(String path, int status, String text) {
    var browser = nobody();
    var back = path(directory.letIn("liv", leave(browser, "")));
    directory.answer(path, status, text);
    var answer = browser.get(back);
    browser.get("/konto").sendsToSignIn();
    directory.tellTheTruth();
    return answer;
  }

  @Test
  void saysSoWhenTheDirectoryDescribesItselfBadly() {
    elsewhere(
        Map.of(),
        () -> {
          var about = "/.well-known/openid-configuration";
          var right = new Client(directory.issuer()).get(about).isOk().text();
          var wrong =
              List.of(
                  "", "null", "<html>", "{}", "{\"issuer\":\"" + directory.issuer() + "\"}", right.replace("http:", "ftp:"),
                  right.replace(directory.issuer() + "/oauth2/authorize", "https://falsk example/"));
          for (var nonsense : wrong) {
            directory.answer(about, 200, nonsense);
            var answer = nobody().get("/log-ind/katalog");
            assertThat(answer.status()).as(nonsense).isIn(422, 503);
            answer.says("Prøv igen");
            CLOCK.move(Duration.ofSeconds(15));
          }
          directory.tellTheTruth();
          put("liv", "Liv Bang", "liv@ellebaek.example", "pip-alle");
          // Its keys are fetched twice in half a minute at most.
          for (var nonsense : List.of("null", "<html>")) {
            fails("/oauth2/jwks", 200, nonsense).hasStatus(503).says("Prøv igen om lidt");
          }
          assertThat(find("liv@ellebaek.example")).isEmpty();
        });
  }

  @Test
  void takesNoCodeTwice() {
    put("pia", "Pia Lau", "pia@ellebaek.example", "pip-alle");
    var browser = nobody();
    var first = path(directory.letIn("pia", leave(browser, "")));
    var code = first.replaceAll(".*[?&]code=([^&]+).*", "$1");
    browser.get(first).redirectsTo("/medarbejder");
    var other = nobody();
    var again = leave(other, "").replaceAll(".*[?&]state=([^&]+).*", "$1");
    var iss = URLEncoder.encode(directory.issuer(), StandardCharsets.UTF_8);
    other.get("/log-ind/katalog/svar?iss=" + iss + "&code=" + code + "&state=" + again).isRefused().says("ikke kan stole på");
    other.get("/konto").sendsToSignIn();
    browser.get("/konto").isOk();
    for (var odd : List.of("", "x".repeat(5_000))) {
      var state = leave(other, "").replaceAll(".*[?&]state=([^&]+).*", "$1");
      other.get("/log-ind/katalog/svar?iss=" + iss + "&code=" + odd + "&state=" + state).isRefused().says("ikke kan stole på");
      other.get("/log-ind/katalog/svar?code=x&state=" + odd).isRefused().says("begyndt et andet sted");
    }
  }

  @Test
  void letsTwoBrowsersInAtOnce() {
    put("noa", "Noa Juul", "noa@ellebaek.example", "pip-redaktion");
    put("noa2", "Noa Juul", "noa@ellebaek.example", "pip-admin");
    var laptop = nobody();
    var phone = nobody();
    var stranger = nobody();
    var ways =
        Map.of(
            laptop, path(directory.letIn("noa", leave(laptop, "/konto"))),
            phone, path(directory.letIn("noa", leave(phone, ""))),
            stranger, path(directory.letIn("noa2", leave(stranger, ""))));
    // The other subject comes last, as whoever is first gets the account.
    var both = List.of(laptop, phone).parallelStream().map(browser -> browser.get(ways.get(browser)).status()).toList();
    assertThat(both).containsExactly(302, 302);
    stranger.get(ways.get(stranger)).hasStatus(403).says("hører til en anden");
    laptop.get("/redaktion/udgaver").isOk();
    phone.get("/redaktion/udgaver").isOk();
    assertThat(pip.bean(People.class).list().stream().filter(account -> account.name().equals("Noa Juul"))).hasSize(1);

    // Two windows of one browser, begun beside each other.
    var browser = nobody();
    var one = leave(browser, "/konto");
    var two = leave(browser, "/redaktion");
    assertThat(comeBack(browser, "noa", two).location()).isEqualTo("/redaktion");
    assertThat(comeBack(browser, "noa", one).location()).isEqualTo("/konto");
    browser.get("/konto").isOk();
  }

  @Test
  void givesAnAccountThatWasMadeHereToOneOnlyOfTwoAtOnce() {
    pip.bean(People.class).addWithPassword("Rie Toft", "rie@ellebaek.example", Role.EDITOR, Person.PASSWORD);
    put("rie", "Rie Toft", "rie@ellebaek.example", "pip-redaktion");
    put("rie2", "Rie Toft", "rie@ellebaek.example", "pip-redaktion");
    var ways = Stream.of("rie", "rie2").map(user -> {
      var browser = nobody();
      return Map.entry(browser, path(directory.letIn(user, leave(browser, ""))));
    }).toList();
    var answers = ways.parallelStream().map(way -> way.getKey().get(way.getValue()).status()).toList();
    assertThat(answers).containsExactlyInAnyOrder(302, 403);
    assertThat(ways.stream().filter(way -> way.getKey().get("/konto").status() == 200)).hasSize(1);
  }

  /// With settings of its own.
  private static void elsewhere(Map<String, String> more, Runnable what) {
    var settings = new HashMap<>(settings(directory.issuer()));
    settings.putAll(more);
    var usual = pip;
    try (var other = OtherServer.start(settings, false, CLOCK)) {
      pip = other;
      at(other);
      directory.allow(other.address());
      what.run();
    } finally {
      pip = usual;
      directory.allow(usual.address());
    }
  }

  private static void lies(Consumer<Map<String, Object>> lie) {
    directory.tellTheTruth();
    directory.lie(lie);
    tryIn("lea").isRefused().says("ikke kan stole på");
  }

  private static void forges(UnaryOperator<String> forgery) {
    directory.tellTheTruth();
    directory.forge(forgery);
    tryIn("lea").isRefused().says("ikke kan stole på");
  }

  private static JWTClaimsSet claims(String token) {
    try {
      return SignedJWT.parse(token).getJWTClaimsSet();
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  /// With the key that everybody can get, as if it were a secret that both have.
  private static String signedWithThePublicKey(String token) {
    try {
      var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims(token));
      jwt.sign(new MACSigner(directory.publicKey().toRSAPublicKey().getEncoded()));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static void put(String user, String name, String mail, String... roles) {
    directory.put(user, Map.of("name", name, "email", mail, "email_verified", true, "resource_access", within(List.of(roles))));
  }

  /// Where Keycloak has roles.
  private static Map<String, Object> within(Object roles) {
    return Map.of("pip", Map.of("roles", roles));
  }

  private static Client nobody() {
    return new Client(pip.address());
  }

  /// Where the program sends somebody who presses the button.
  private static String leave(Client browser, String next) {
    var answer = browser.get("/log-ind/katalog?videre=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
    return answer.header("Location").orElseThrow();
  }

  private static Answer comeBack(Client browser, String user, String address) {
    return browser.get(path(directory.letIn(user, address)));
  }

  private static String path(URI back) {
    assertThat(back.toString()).startsWith(pip.address());
    return back.getRawPath() + "?" + back.getRawQuery();
  }

  private static Answer tryIn(String user) {
    var browser = nobody();
    return comeBack(browser, user, leave(browser, ""));
  }

  private static Client signIn(String user) {
    var browser = nobody();
    var answer = comeBack(browser, user, leave(browser, ""));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
    return browser;
  }

  private static Answer signOut(String token) {
    return nobody().fill("logout_token", token).postWithoutToken("/log-ind/katalog/udlogning");
  }

  /// With `-Dpip.look=FOLDER` it leaves pictures there.
  private static void look(Page page) {
    assertThat(WebBrowser.faults(page)).isEmpty();
    var folder = System.getProperty("pip.look");
    if (folder != null) {
      var name = "directory " + page.title().replaceAll("\\W+", " ");
      WebBrowser.shot(page, Path.of(folder, name + ".png"));
      page.setViewportSize(WebBrowser.PHONE, 900);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      WebBrowser.shot(page, Path.of(folder, name + " phone.png"));
      page.setViewportSize(WebBrowser.WIDE, 900);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
  }

  private static void link(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().click();
    page.waitForLoadState();
  }

  private static Optional<Account> find(String mail) {
    return pip.bean(People.class).list().stream().filter(account -> account.mail().equals(mail)).findFirst();
  }

  private static Account account(String mail) {
    return find(mail).orElseThrow();
  }

  private static List<String> acts() {
    return pip.bean(Audit.class).acts();
  }

  private static JdbcClient jdbc() {
    return pip.bean(JdbcClient.class);
  }
}
