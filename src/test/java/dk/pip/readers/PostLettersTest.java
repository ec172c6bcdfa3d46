package dk.pip.readers;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mail.Outbox;
import dk.pip.mail.SmtpListener;
import dk.pip.municipality.Details;
import dk.pip.municipality.Municipality;
import dk.pip.shared.Id;
import dk.pip.testing.Answer;
import dk.pip.testing.Cast;
import dk.pip.testing.Client;
import dk.pip.testing.OtherServer;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Letters to single readers reach a mail server that is busy or away for a while, and the page says what is true.
class PostLettersTest {
  private static final Map<String, String> REPLIES = new ConcurrentHashMap<>();
  private static SmtpListener relay;
  private static OtherServer server;
  private static ListId list;

  @BeforeAll
  static void start() {
    relay = new SmtpListener(REPLIES);
    server =
        OtherServer.start(
            Map.of("PIP_MAIL_HOST", "localhost", "PIP_MAIL_PORT", Integer.toString(relay.port()), "PIP_MAIL_ENCRYPTION", "none",
                "PIP_MAIL_FROM", "nyt@udsendt.example"),
            false);
    var now = server.bean(Clock.class).instant();
    list = new ListId(Id.fresh(now));
    server.bean(Lists.class).add(list, "breve", ReaderList.Kind.PUBLIC, new Lists.Words("Breve", "", false, "", null), now);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    relay.close();
  }

  @BeforeEach
  void anew() {
    REPLIES.clear();
    relay.messages.clear();
    jdbc().sql("delete from mail.letter").update();
    jdbc().sql("delete from readers.attempt").update();
  }

  private static JdbcClient jdbc() {
    return server.bean(JdbcClient.class);
  }

  private static Outbox outbox() {
    return server.bean(Outbox.class);
  }

  private static Answer signUp(String address) {
    return new Client(server.address()).fill("mail", address).postWithoutToken("/tilmeld");
  }

  private static void letTimePass() {
    jdbc().sql("update mail.letter set next_at = now() - interval '1 second' where next_at is not null").update();
  }

  private static String confirmIn(String message) {
    var link = Pattern.compile("/tilmeld/bekraeft/[\\w-]+").matcher(message.replace("=\r\n", ""));
    assertThat(link.find()).as(message).isTrue();
    return link.group();
  }

  @Test
  void keepsNothingOfWhatAServerHasTaken() {
    signUp("ib@breve.example").isOk().says("Kig i din indbakke");

    assertThat(relay.messages).hasSize(1);
    assertThat(jdbc().sql("select count(*) from mail.letter").query(Long.class).single()).isZero();
  }

  /// Receivers ask whether the two are of one domain (DMARC).
  @Test
  void hasTheSameSenderInTheEnvelopeAndInTheFrom() {
    var municipality = server.bean(Municipality.class);
    var before = municipality.details();
    municipality.save(withSender(before, ""));
    try {
      relay.commands.clear();
      signUp("ebba@breve.example").isOk();

      assertThat(relay.commands).anyMatch(command -> command.startsWith("MAIL FROM:<nyt@udsendt.example>"));
      assertThat(relay.messages.getFirst()).contains("<nyt@udsendt.example>").doesNotContain("From: " + before.contactMail());
    } finally {
      municipality.save(before);
    }
  }

  private static Details withSender(Details of, String sender) {
    return new Details(
        of.name(), of.newsletter(), of.tagline(), of.theme(), of.arms(), of.site(), sender, of.contactMail(), of.postalAddress(), of.sections());
  }

  @Test
  void triesAgainWhatAServerDoesNotTakeForNow() {
    REPLIES.put("RCPT", "451 4.7.1 Greylisted, come back");
    signUp("ib@breve.example").isOk().says("Din mail er på vej").says("ib@breve.example");
    outbox().sendDue();
    assertThat(outbox().list(10)).as("not before its time").singleElement().returns(1, Outbox.Kept::attempts);
    letTimePass();
    outbox().sendDue();
    assertThat(outbox().list(10)).singleElement().returns(2, Outbox.Kept::attempts);
    REPLIES.clear();
    letTimePass();

    outbox().sendDue();

    assertThat(relay.messages).hasSize(1);
    assertThat(outbox().countWaiting()).isZero();
    new Client(server.address()).get(confirmIn(relay.messages.getFirst())).isOk().says("Er det rigtigt?");
  }

  @Test
  void sendsALetterWhoseNodeDiedWithIt() {
    REPLIES.put("greeting", SmtpListener.HANG_UP);
    signUp("dea@breve.example").isOk().says("Din mail er på vej");
    // As a node leaves it that is killed while it sends: claimed, and not settled.
    jdbc().sql("update mail.letter set next_at = now() + interval '5 minutes', answer = ''").update();
    REPLIES.clear();
    outbox().sendDue();
    assertThat(relay.messages).as("claimed").isEmpty();
    letTimePass();

    outbox().sendDue();

    assertThat(relay.messages).hasSize(1);
  }

  @Test
  void sendsOnlyTheLetterWhoseLinkWorks() {
    REPLIES.put("DATA", "421 4.3.2 Shutting down");
    signUp("to@breve.example").isOk();
    signUp("TO@breve.example").isOk();
    REPLIES.clear();
    letTimePass();

    outbox().sendDue();

    assertThat(relay.messages).hasSize(1);
    new Client(server.address()).get(confirmIn(relay.messages.getFirst())).isOk();
  }

  @Test
  void saysPlainlyWhatAServerRefusesAndNothingOfWhoIsOnTheList() {
    var now = server.bean(Clock.class).instant();
    var known = server.bean(ReaderRows.class).add("kendt@breve.example", "", dk.pip.shared.Language.DA, now);
    server.bean(Subscriptions.class).join(known, list, "SIGN_UP", now);
    REPLIES.put("RCPT", "550 5.1.1 No such user");

    var first = signUp("kendt@breve.example").isRefused().says("Se efter, om adressen er skrevet rigtigt");
    var second = signUp("ukendt@breve.example").isRefused();

    assertThat(second.text().replace("ukendt@", "kendt@")).isEqualTo(first.text());
    server.as(Cast.ALICE).get("/redaktion/laesere").says("2 breve kunne ikke sendes");
    server.as(Cast.ALICE).get("/redaktion/breve").isOk().says("kendt@breve.example").says("550 5.1.1 No such user");
    assertThat(jdbc().sql("select count(message) from mail.letter").query(Long.class).single()).isZero();
    jdbc().sql("update mail.letter set ended_at = now() - interval '15 days'").update();
    outbox().sendDue();
    assertThat(outbox().list(10)).isEmpty();
  }

  @Test
  void waitsWhereAServerHasSomethingAgainstUs() {
    for (var reply : new String[] {"550 5.7.1 Relaying denied", "554 5.7.1 Service unavailable; Client host blocked", "530 Authentication required"}) {
      REPLIES.put("RCPT", reply);
      signUp("vi" + reply.length() + "@breve.example").isOk().says("Din mail er på vej");
    }
    assertThat(outbox().countWaiting()).isEqualTo(3);
    server.as(Cast.ALICE).get("/redaktion/breve").says("Relaying denied");
    jdbc().sql("update mail.letter set expires_at = now()").update();
    letTimePass();

    outbox().sendDue();

    assertThat(outbox().countWaiting()).isZero();
    assertThat(outbox().countRefused()).isEqualTo(3);
  }

  @Test
  void forgetsTheLettersOfWhoeverIsErased() {
    REPLIES.put("RCPT", "451 4.2.1 Later");
    signUp("Ægir@breve.example");
    var reader = server.bean(ReaderRows.class).add("ægir@breve.example", "", dk.pip.shared.Language.DA, server.bean(Clock.class).instant());

    server.bean(ReaderLists.class).erase(null, reader);

    assertThat(outbox().list(10)).isEmpty();
  }

  @Test
  void letsEditorsTryAndDropAndNobodyElse() {
    REPLIES.put("RCPT", "451 4.2.1 Later");
    signUp("ib@breve.example");
    var id = outbox().list(1).getFirst().id();
    var address = "/redaktion/breve/" + id;
    server.as(Cast.BOB).get("/redaktion/breve").isForbidden();
    server.as(Cast.ALICE).get("/redaktion/breve").isOk();
    REPLIES.clear();
    server.as(Cast.ALICE).post(address + "/forsoeg").redirectsTo("/redaktion/breve");
    outbox().sendDue();
    assertThat(relay.messages).hasSize(1);

    REPLIES.put("RCPT", "451 4.2.1 Later");
    signUp("bo@breve.example");
    server.as(Cast.ALICE).post("/redaktion/breve/" + outbox().list(1).getFirst().id() + "/sletning").redirectsTo("/redaktion/breve");
    assertThat(outbox().list(10)).isEmpty();
  }
}
