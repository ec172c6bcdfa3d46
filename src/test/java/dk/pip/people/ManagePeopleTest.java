package dk.pip.people;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Role;
import dk.pip.testing.Answer;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import dk.pip.testing.PlainHttp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ManagePeopleTest extends PipTest {
  private static final String NEW_PASSWORD = "gule sko under klaveret";

  @Test
  void addsSomebodyWhoChoosesAPassword() {
    var link = add("Dorte Lund", "dorte@ellebaek.example", "EDITOR");
    var browser = fresh();
    browser.get(link).isOk().says("Velkommen, Dorte Lund");

    browser.fill("password", NEW_PASSWORD).post(link).redirectsTo("/redaktion");

    browser.reload().get("/kodeord").isOk().says("Kodeordet er gemt");
    fresh().signIn("dorte@ellebaek.example", NEW_PASSWORD).redirectsTo("/redaktion");
    as(agnes).get("/indstillinger/personer").says("Dorte Lund blev oprettet").says("Agnes Dahl, i dag");
  }

  @Test
  void letsALinkBeUsedOnce() {
    var link = add("Erik Bak", "erik@ellebaek.example", "READER");
    fresh().fill("password", NEW_PASSWORD).post(link).redirectsTo("/medarbejder");

    fresh().get(link).isGone().says("Linket virker ikke mere");
    fresh().fill("password", NEW_PASSWORD).post(link).isGone();
  }

  @Test
  void letsALinkBeUsedForTwoDays() {
    var link = add("Finn Toft", "finn@ellebaek.example", "READER");

    clock().move(Duration.ofHours(48).minusSeconds(1));
    fresh().get(link).isOk();
    clock().move(Duration.ofSeconds(1));
    fresh().get(link).isGone();
  }

  @Test
  void refusesPasswordsThatAreShortOrCanBeGuessed() {
    var link = add("Gerda Skov", "gerda@ellebaek.example", "READER");
    fresh().fill("password", "kort").post(link).isRefused().says("for kort");
    for (var guess :
        new String[] {
          "aaaaaaaaaaaaaaaa", "abcdefghijklmnop", "123456789012345", "qwertyuiopåasdf",
          "GerdaSkov2026", "gerda@ellebaek.example", "EllebækKommune1", "password1234", "Kodeord123456"
        }) {
      fresh().fill("password", guess).post(link).isRefused().says("for nemt at gætte");
    }
    fresh().get(link).isOk();
  }

  @Test
  void keepsWhatWasTypedWhenSomethingIsWrong() {
    var answer =
        as(agnes).fill("name", "Hans Kær").fill("mail", "ikke en mail").fill("role", "READER")
            .post("/indstillinger/personer")
            .isRefused();

    assertThat(answer.page().select("input[name=name]").val()).isEqualTo("Hans Kær");
    assertThat(answer.page().select("input[name=mail]").val()).isEqualTo("ikke en mail");
    assertThat(answer.page().select("input[name=mail]").attr("aria-invalid")).isEqualTo("true");
    assertThat(answer.page().select("[role=alert] a[href=#mail]")).hasSize(1);
    assertThat(answer.page().select("input[value=READER]").hasAttr("checked")).isTrue();
  }

  @Test
  void addsNobodyTwice() {
    as(agnes).fill("name", "Alice igen").fill("mail", "ALICE@ellebaek.example").fill("role", "READER")
        .post("/indstillinger/personer")
        .isRefused()
        .says("En anden har allerede den mailadresse");
  }

  @Test
  void changesARoleAtOnceAndEndsTheSessions() {
    var person = staff("Ida Holt", "ida@ellebaek.example", Role.READER);
    var browser = fresh();
    browser.signIn(person.mail(), Person.PASSWORD);
    browser.get("/redaktion/udgaver").isForbidden();

    as(agnes).fill("role", "EDITOR").post("/indstillinger/personer/{id}/rolle", person.id())
        .redirectsTo("/indstillinger/personer/{id}", person.id());

    browser.get("/kodeord").sendsToSignIn();
    as(agnes).get("/indstillinger/personer/{id}", person.id()).says("Ida Holt har fået en ny rolle");
    browser.reload().signIn(person.mail(), Person.PASSWORD);
    browser.get("/redaktion/udgaver").isOk();

    as(agnes).fill("role", "EDITOR").post("/indstillinger/personer/{id}/rolle", person.id());
    browser.get("/redaktion/udgaver").isOk();
  }

  @Test
  void closesAnAccountAtOnceAndOpensItAgain() {
    var person = staff("Jens Krat", "jens@ellebaek.example", Role.EDITOR);
    var browser = fresh();
    browser.signIn(person.mail(), Person.PASSWORD);
    browser.get("/kodeord").isOk();

    as(agnes).post("/indstillinger/personer/{id}/lukning", person.id())
        .redirectsTo("/indstillinger/personer/{id}", person.id());

    browser.get("/kodeord").sendsToSignIn();
    fresh().signIn(person.mail(), Person.PASSWORD).isRefused();

    as(agnes).post("/indstillinger/personer/{id}/genaabning", person.id());
    fresh().signIn(person.mail(), Person.PASSWORD).redirectsTo("/redaktion");
  }

  @Test
  void keepsTheLastAdministrator() {
    var self = idOf(agnes);

    as(agnes).fill("role", "READER").post("/indstillinger/personer/{id}/rolle", self);
    as(agnes).get("/indstillinger/personer/{id}", self).says("ingen administrator tilbage");
    as(agnes).post("/indstillinger/personer/{id}/lukning", self);
    as(agnes).get("/indstillinger/personer/{id}", self).says("ingen administrator tilbage");

    as(agnes).get("/indstillinger/personer").isOk();
  }

  @Test
  void givesANewLinkToSomebodyWhoForgot() {
    var person = staff("Karen Vig", "karen@ellebaek.example", Role.READER);
    var browser = fresh();
    browser.signIn(person.mail(), Person.PASSWORD);

    var link = linkIn(as(agnes).post("/indstillinger/personer/{id}/link", person.id()).isOk());
    fresh().fill("password", NEW_PASSWORD).post(link).redirectsTo("/medarbejder");

    browser.get("/kodeord").sendsToSignIn();
    fresh().signIn(person.mail(), Person.PASSWORD).isRefused();
    fresh().signIn(person.mail(), NEW_PASSWORD).redirectsTo("/medarbejder");
  }

  @Test
  void changesOnesOwnPasswordAndEndsTheOtherSessions() {
    var person = staff("Lise Eng", "lise@ellebaek.example", Role.EDITOR);
    var here = fresh();
    var elsewhere = fresh();
    here.signIn(person.mail(), Person.PASSWORD);
    elsewhere.signIn(person.mail(), Person.PASSWORD);

    here.fill("present", "ikke mit kodeord").fill("password", NEW_PASSWORD).post("/kodeord").isRefused();
    here.fill("present", Person.PASSWORD).fill("password", NEW_PASSWORD).post("/kodeord").redirectsTo("/kodeord");

    here.get("/kodeord").isOk().says("Kodeordet er skiftet");
    elsewhere.get("/kodeord").sendsToSignIn();
    fresh().signIn(person.mail(), NEW_PASSWORD).redirectsTo("/redaktion");
  }

  /// Each of them has something to say on the next page.
  @Test
  void takesManyPostsOfOneSessionAtOnce() throws Exception {
    var person = staff("Otto Ravn", "otto@ellebaek.example", Role.READER);
    for (var round = 0; round < 4; round++) {
      var browser = fresh();
      browser.signIn(agnes.mail(), Person.PASSWORD);
      var token = browser.get("/sprog").page().selectFirst("input[name=_csrf]").val();
      var body = ("_csrf=" + token + "&role=READER").getBytes(StandardCharsets.US_ASCII);
      var head =
          "POST /indstillinger/personer/" + person.id().value() + "/rolle HTTP/1.1\r\nHost: localhost\r\nCookie: pip="
              + browser.cookies().get("pip")
              + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length + "\r\n";
      var answers = new ArrayList<Future<Integer>>();
      try (var threads = Executors.newFixedThreadPool(8)) {
        for (var i = 0; i < 8; i++) {
          answers.add(
              threads.submit(
                  () -> {
                    try (var http = new PlainHttp(address())) {
                      return http.ask("POST", head, body).status();
                    }
                  }));
        }
      }
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(302);
      }
    }
  }

  @Test
  void endsOlderLinksWithAChangeOfPassword() {
    var person = staff("Mette Hede", "mette@ellebaek.example", Role.READER);
    var browser = fresh();
    browser.signIn(person.mail(), Person.PASSWORD);
    var link = linkIn(as(agnes).post("/indstillinger/personer/{id}/link", person.id()).isOk());
    fresh().get(link).isOk();

    browser.fill("present", Person.PASSWORD).fill("password", NEW_PASSWORD).post("/kodeord").redirectsTo("/kodeord");

    fresh().get(link).isGone();
    fresh().fill("password", "en helt anden slags sko").post(link).isGone();
    fresh().signIn(person.mail(), NEW_PASSWORD).redirectsTo("/medarbejder");
  }

  @Test
  void changesAPasswordOnlyOnceAtATime() {
    var person = staff("Niels Kær", "niels@ellebaek.example", Role.READER);
    var accounts = bean(Accounts.class);
    var before = accounts.findCredentials(person.mail()).orElseThrow().password();

    assertThat(accounts.changePassword(person.id(), before, "et")).isTrue();
    assertThat(accounts.changePassword(person.id(), before, "to")).isFalse();
  }

  @Test
  void refusesAReader() {
    as(bob).get("/indstillinger/personer").isForbidden();
    as(bob).fill("role", "ADMINISTRATOR").post("/indstillinger/personer/{id}/rolle", idOf(bob)).isForbidden();
    as(alice).post("/indstillinger/personer/{id}/link", idOf(agnes)).isForbidden();
  }

  @Test
  void sendsSomebodySignedOutToSignIn() {
    as(emil).get("/indstillinger/personer").redirectsTo("/log-ind?videre=%2Findstillinger%2Fpersoner");
  }

  @Test
  void knowsNobodyByThatNumber() {
    as(agnes).get("/indstillinger/personer/{id}", "0195d0a0-0000-7000-8000-000000000000").isNotFound();
  }

  private static String add(String name, String mail, String role) {
    return linkIn(
        as(agnes).fill("name", name).fill("mail", mail).fill("role", role).post("/indstillinger/personer").isOk());
  }

  private static Staff staff(String name, String mail, Role role) {
    return bean(People.class).addWithPassword(name, mail, role, Person.PASSWORD);
  }

  private static StaffId idOf(Person person) {
    return bean(People.class).list().stream()
        .filter(account -> account.mail().equals(person.mail()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static String linkIn(Answer answer) {
    return URI.create(answer.page().select("input#link").val()).getPath();
  }

  @Test
  void givesNoLinkToAnAccountThatIsClosed() {
    var link = add("Poul Mose", "poul@ellebaek.example", "EDITOR");
    var id = bean(People.class).list().stream().filter(one -> one.mail().equals("poul@ellebaek.example")).findFirst().orElseThrow().id();
    as(agnes).post("/indstillinger/personer/{id}/lukning", id);

    fresh().get(link).isGone();
    fresh().fill("password", NEW_PASSWORD).post(link).isGone();
    as(agnes).post("/indstillinger/personer/{id}/link", id).redirectsTo("/indstillinger/personer/{id}", id);
    as(agnes).get("/indstillinger/personer/{id}", id).says("Adgangen er lukket, så et link ville ikke virke");
  }

  @Test
  void saysWhenAnotherWasThereFirst() {
    var person = staff("Rikke Lund", "rikke@ellebaek.example", Role.READER);
    var page = "/indstillinger/personer/" + person.id().value();
    for (var act : new String[] {"/lukning", "/lukning", "/genaabning", "/genaabning"}) {
      as(agnes).post(page + act).redirectsTo(page);
    }
    as(agnes).get(page).says("Sådan var det i forvejen. Intet er ændret.");
    as(agnes).fill("role", "READER").post(page + "/rolle").redirectsTo(page);
    as(agnes).get(page).says("Sådan var det i forvejen. Intet er ændret.");
  }

  @Test
  void changesNobodyWhoIsNotThereAndToNoRoleThatIsNone() {
    var nobody = "/indstillinger/personer/0195d0a0-0000-7000-8000-000000000000";
    for (var act : new String[] {"/lukning", "/genaabning", "/link"}) {
      as(agnes).post(nobody + act).isNotFound();
    }
    as(agnes).fill("role", "READER").post(nobody + "/rolle").isNotFound();

    var person = staff("Stine Krog", "stine@ellebaek.example", Role.READER);
    as(agnes).fill("role", "KING").post("/indstillinger/personer/{id}/rolle", person.id()).hasStatus(400);
    as(agnes).post("/indstillinger/personer/{id}/rolle", person.id()).hasStatus(400);
    assertThat(bean(People.class).find(person.id()).orElseThrow().role()).isEqualTo(Role.READER);
  }

  /// Two administrators close each other's accounts at the same moment.
  @Test
  void keepsOneOfTwoAdministratorsWhoCloseEachOther() throws Exception {
    for (var round = 0; round < 3; round++) {
      var one = staff("Tage " + round, "tage%d@ellebaek.example".formatted(round), Role.ADMINISTRATOR);
      var other = staff("Ulla " + round, "ulla%d@ellebaek.example".formatted(round), Role.ADMINISTRATOR);
      bean(People.class).changeRole(one, idOf(agnes), Role.EDITOR);
      try (var threads = Executors.newFixedThreadPool(2)) {
        var first = threads.submit(() -> bean(People.class).disable(one, other.id()));
        var second = threads.submit(() -> beanElsewhere(People.class).disable(other, one.id()));
        assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(Change.DONE, Change.LAST_ADMINISTRATOR);
      }
      var left = bean(People.class).find(one.id()).orElse(other);
      bean(People.class).changeRole(left, idOf(agnes), Role.ADMINISTRATOR);
      bean(People.class).disable(left, left.id());
    }
    as(agnes).reload().signIn(agnes.mail(), Person.PASSWORD); // her sessions ended with her role
  }

  @Test
  void addsAPersonOnceWhenTwoDoSoAtTheSameTime() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      var by = bean(People.class).find(idOf(agnes)).orElseThrow();
      var added = new ArrayList<Future<Addition>>();
      for (var i = 0; i < 4; i++) {
        var mail = i % 2 == 0 ? "vera@ellebaek.example" : "VERA@ellebaek.example";
        added.add(threads.submit(() -> bean(People.class).add(by, "Vera Dal", mail, Role.READER)));
      }
      var outcomes = new ArrayList<Addition>();
      for (var one : added) {
        outcomes.add(one.get());
      }
      assertThat(outcomes).filteredOn(Addition.Added.class::isInstance).hasSize(1);
    }
    assertThat(bean(People.class).list()).filteredOn(one -> one.name().equals("Vera Dal")).hasSize(1);
  }
}
