package dk.pip.people;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mail.Mailbox;
import dk.pip.mail.ReadMail;
import dk.pip.shared.Role;
import dk.pip.testing.Answer;
import dk.pip.testing.Await;
import dk.pip.testing.Cast;
import dk.pip.testing.Client;
import dk.pip.testing.OtherServer;
import dk.pip.testing.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Getting in by mail, in a server that keeps its mails.
class SignInByLinkTest {
  private static final String NEW_PASSWORD = "gule sko under klaveret";

  private static OtherServer server;

  @BeforeAll
  static void start() {
    server = OtherServer.start(Map.of(), true);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void letAttemptsBeForgotten() {
    jdbc().sql("delete from people.attempt").update();
  }

  @Test
  void signsInAndChoosesANewPassword() {
    var bob = Cast.BOB;
    var elsewhere = nobody();
    elsewhere.signIn(bob.mail(), Person.PASSWORD);
    var mail = askFor(bob.mail());
    assertThat(mail.header("Subject")).contains("Log ind på pip");
    assertThat(mail.text()).contains("Hej Bob Holm", "15 minutter");
    var link = linkIn(mail, "/log-ind/link/");

    var browser = nobody();
    for (var i = 0; i < 3; i++) {
      assertThat(browser.get(link).isOk().says("Log ind som Bob Holm").header("Referrer-Policy")).contains("no-referrer");
    }
    browser.get("/konto").sendsToSignIn();
    browser.post(link).redirectsTo("/medarbejder");
    var form = browser.reload().get("/kodeord").isOk().page();
    assertThat(form.select("input[name=present]")).isEmpty();
    browser.fill("password", "kort").post("/kodeord").isRefused();
    browser.fill("password", NEW_PASSWORD).post("/kodeord").redirectsTo("/kodeord");

    elsewhere.get("/konto").sendsToSignIn();
    browser.get("/konto").isOk();
    nobody().signIn(bob.mail(), NEW_PASSWORD).redirectsTo("/medarbejder");
  }

  @Test
  void worksOnceAndForAQuarterOfAnHour() {
    var link = linkIn(askFor(Cast.CHARLIE.mail()), "/log-ind/link/");
    nobody().post(link).redirectsTo("/redaktion");
    nobody().get(link).isGone().says("virker i et kvarter");
    nobody().post(link).isGone();

    var next = linkIn(askFor(Cast.CHARLIE.mail()), "/log-ind/link/");
    var ends = jdbc().sql("select expires_at from people.sign_in_link").query(OffsetDateTime.class).single().toInstant();
    var now = server.bean(Clock.class).instant();
    assertThat(ends).isBetween(now.plus(Duration.ofMinutes(14)), now.plus(Duration.ofMinutes(15)));
    jdbc().sql("update people.sign_in_link set expires_at = expires_at - interval '15 minutes'").update();
    nobody().get(next).isGone();
    nobody().post(next).isGone();
  }

  @Test
  void endsWithANewPasswordAndWithTheAccount() {
    var person = new Person("Else Ø", "else@ellebaek.example", Role.READER);
    var staff = server.bean(People.class).addWithPassword(person.name(), person.mail(), Role.READER, Person.PASSWORD);
    var first = linkIn(askFor(person.mail()), "/log-ind/link/");
    server.as(person).fill("present", Person.PASSWORD).fill("password", NEW_PASSWORD).post("/kodeord");
    nobody().post(first).isGone();

    var second = linkIn(askFor(person.mail()), "/log-ind/link/");
    server.as(Cast.AGNES).post("/indstillinger/personer/{id}/lukning", staff.id());
    nobody().get(second).isGone();
    nobody().post(second).isGone();
  }

  @Test
  void saysTheSameWhetherOrNotThereIsAnAccount() {
    var before = server.bean(Mailbox.class).list().size();
    var unknown = ask(nobody(), "ukendt@ellebaek.example");
    var known = ask(nobody(), Cast.ALICE.mail());

    assertThat(unknown.isOk().page().select("main").text().replace("ukendt@", "alice@"))
        .isEqualTo(known.isOk().says("Kig i din indbakke").page().select("main").text());
    Await.until("mail to Alice", () -> !mailsTo(Cast.ALICE.mail()).isEmpty());
    assertThat(mailsTo("ukendt@ellebaek.example")).isEmpty();
    assertThat(server.bean(Mailbox.class).list()).hasSize(before + 1);
    ask(nobody(), "ingen adresse").isRefused().says("Skriv en hel mailadresse");
  }

  @Test
  void sendsOnlySoManyToOnePerson() {
    for (var i = 0; i < MailedLinks.PER_PERSON; i++) {
      askFor(Cast.AGNES.mail());
    }
    var mails = mailsTo(Cast.AGNES.mail()).size();

    ask(nobody(), "AGNES@ellebaek.example").isOk().says("Kig i din indbakke");

    askFor(Cast.CHARLIE.mail());
    assertThat(mailsTo(Cast.AGNES.mail())).hasSize(mails);
  }

  @Test
  void takesOnlySoManyFromOnePlace() {
    for (var i = 0; i < MailedLinks.PER_ORIGIN; i++) {
      ask(nobody(), "nogen" + i + "@ellebaek.example").isOk();
    }

    ask(nobody(), "nogen@ellebaek.example").hasStatus(429).says("bedt om mange links");
  }

  @Test
  void invitesByMail() {
    var agnes = server.as(Cast.AGNES);
    var page =
        agnes.fill("name", "Dorte Lund").fill("mail", "dorte@ellebaek.example").fill("role", "EDITOR")
            .post("/indstillinger/personer").isOk().says("Vi har sendt linket til dorte@ellebaek.example");
    assertThat(page.page().select("input#link")).as("who has it already needn't be given it").isEmpty();
    var mail = mailsTo("dorte@ellebaek.example").getFirst();
    assertThat(mail.text()).contains("Hej Dorte Lund", "Du er inviteret");
    var link = linkIn(mail, "/velkommen/");

    var browser = nobody();
    browser.fill("password", NEW_PASSWORD).post(link).redirectsTo("/redaktion");

    var id = server.bean(People.class).list().stream().filter(a -> a.name().equals("Dorte Lund")).findFirst().orElseThrow().id();
    agnes.post("/indstillinger/personer/{id}/link", id).isOk().says("Vi har sendt linket");
    assertThat(mailsTo("dorte@ellebaek.example").getFirst().text()).contains("nyt kodeord");
  }

  @Test
  void letsSomebodyInWhoNeverChoseAPassword() {
    var agnes = server.as(Cast.AGNES);
    agnes.fill("name", "Finn Toft").fill("mail", "finn@ellebaek.example").fill("role", "READER").post("/indstillinger/personer");
    agnes.get("/indstillinger/personer").says("Har ikke været logget ind endnu");
    var link = linkIn(askFor("finn@ellebaek.example"), "/log-ind/link/");
    var browser = nobody();
    browser.post(link).redirectsTo("/medarbejder");
    browser.get("/konto").isOk().says("Finn Toft");

    jdbc().sql("delete from people.session_attributes where attribute_name = 'mail-shown-until'").update();
    browser.get("/kodeord").isOk().says("Du har ikke noget kodeord");
    browser.reload().fill("password", NEW_PASSWORD).post("/kodeord").isRefused();
    nobody().signIn("finn@ellebaek.example", NEW_PASSWORD).isRefused();
  }

  private static JdbcClient jdbc() {
    return server.bean(JdbcClient.class);
  }

  private static Client nobody() {
    return new Client(server.address());
  }

  private static Answer ask(Client browser, String mail) {
    return browser.fill("mail", mail).post("/log-ind/link");
  }

  private static ReadMail askFor(String mail) {
    var before = mailsTo(mail).size();
    ask(nobody(), mail).isOk();
    Await.until("mail to " + mail, () -> mailsTo(mail).size() > before);
    return mailsTo(mail).getFirst();
  }

  /// The newest first.
  private static List<ReadMail> mailsTo(String address) {
    var mailbox = server.bean(Mailbox.class);
    return mailbox.list().stream()
        .filter(kept -> kept.to().equals(address))
        .map(kept -> ReadMail.of(mailbox.message(kept.id()).orElseThrow()))
        .toList();
  }

  private static String linkIn(ReadMail mail, String path) {
    var link = Pattern.compile("https?://[^/\\s]+(" + path + "[\\w-]+)").matcher(mail.text());
    assertThat(link.find()).as(mail.text()).isTrue();
    assertThat(mail.html()).contains(link.group());
    return link.group(1);
  }
}
