package dk.pip.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mail.MailTransport;
import dk.pip.mail.Mailer;
import dk.pip.mail.Outbox;
import dk.pip.people.Audit;
import dk.pip.shared.MailAddress;
import dk.pip.testing.Answer;
import dk.pip.testing.CommandLine;
import dk.pip.testing.PipTest;
import dk.pip.testing.StoppedClock;
import dk.pip.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A copy that was restored from a backup keeps still and says so, until an administrator lets it go on.
class RestoredCopyTest extends PipTest {
  private static final String PLACE = "/indstillinger/frigivelse";

  private static JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  private static MailingDesk desk() {
    return new MailingDesk(as(alice), jdbc());
  }

  /// As the restore does it.
  private static void restored() {
    jdbc().sql("insert into hold.restored (restored_at, backup_at) values ('2026-03-11T12:00Z', '2026-03-11T02:15Z')").update();
  }

  private static CommandLine pip(String... arguments) {
    return CommandLine.run(Map.of("PIP_DATABASE_URL", database(), "PIP_LANGUAGE", "da"), arguments);
  }

  private static Answer returned() {
    return fresh()
        .header("Authorization", "Bearer " + TestServer.RETURNS_SECRET)
        .postBody("/retur", "message/rfc822", "Subject: Retur\r\n\r\nHej\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /// It is told from memory, a second or two late, and is no illness.
  private static void awaitHealth(boolean held) {
    var until = System.nanoTime() + 20_000_000_000L;
    while (fresh().get("/health").isOk().text().contains("held until it is released") != held) {
      assertThat(System.nanoTime()).isLessThan(until);
      LockSupport.parkNanos(50_000_000);
    }
    fresh().get("/health/ready").isOk();
  }

  private static MailTransport.Outcome sent() {
    var to = MailAddress.parse("en@borger.example").orElseThrow();
    return bean(Mailer.class).send(List.of(to), _ -> new byte[0]).get(to);
  }

  @Test
  void keepsStillAndSaysSoUntilAnAdministratorLetsItGoOn() {
    clock().set(StoppedClock.START);
    var list = desk().list("Borgere", List.of("a@borger.example", "b@borger.example", "c@borger.example"));
    var sending = desk().started(desk().edition("2044-01"), list);
    desk().settle(sending, "a@borger.example", DeliveryState.Kind.DELIVERED, 250, "ok");
    var other = desk().started(desk().edition("2044-02"), list);
    var missed = desk().approved(desk().edition("2044-03"), list);
    as(alice).fill("day", "2026-03-12").fill("time", "09:00").post(missed + "/plan").redirectsTo(missed);
    as(agnes).get(PLACE).isOk().says("Der bliver ikke holdt noget tilbage");
    assertThat(as(alice).get(sending).text()).doesNotContain("Gendannet kopi");
    returned().hasStatus(204);

    jdbc().sql("update mailing.mailing set started_at = '2026-03-11T01:00Z' where started_at is not null").update();
    restored();
    clock().set(Instant.parse("2026-03-12T08:00:30Z"));

    as(alice)
        .get("/redaktion/udgaver")
        .says("Gendannet kopi. Læst ind 11. marts 2026 kl. 13.00 fra en sikkerhedskopi af 11. marts 2026 kl. 03.15.")
        .says("Det venter: 2 udsendelser undervejs, 1 planlagt udsendelse, det, der er kommet retur.");
    assertThat(as(alice).get(sending).page().select(".held a")).isEmpty();
    assertThat(as(agnes).get("/indstillinger").page().select(".held a").attr("href")).isEqualTo(PLACE);
    assertThat(as(emil).get("/").text()).doesNotContain("Gendannet kopi");
    awaitHealth(true);
    var letter = bean(Outbox.class).post("readers.letter.sign-up", MailAddress.parse("ny@borger.example").orElseThrow(), new byte[0]);
    assertThat(letter).isInstanceOf(Outbox.Posted.Waiting.class);
    bean(Outbox.class).sendDue();
    as(alice).get("/redaktion/udgaver").says("1 brev til enkelte læsere");
    assertThat(sent()).isInstanceOf(MailTransport.Outcome.Held.class);
    returned().hasStatus(503);
    bean(Mailings.class).startDue();
    as(alice).get(missed).says("Sendes i dag kl. 09.00");

    for (var person : List.of(alice, bob, charlie)) {
      as(person).get(PLACE).isForbidden();
      as(person).post(PLACE).isForbidden();
    }
    var first = Long.toString(MailingDesk.idOf(sending).value());
    var second = Long.toString(MailingDesk.idOf(other).value());
    var told = pip("release");
    assertThat(told.status()).as(told::toString).isZero();
    assertThat(told.out())
        .contains("1 brev til enkelte læsere bliver sendt nu")
        .contains("11. marts 2026 kl. 03.15", "--uncertain " + first, "2 læsere har ikke fået svar")
        .contains("skulle være begyndt 12. marts 2026 kl. 09.00 og er måske sendt", "--now --uncertain " + first + "," + second);
    assertThat(pip("release", "--now", "--send", first).status()).as("one is not decided").isEqualTo(1);
    assertThat(pip("release", "--now", "--send", first, "--uncertain", first).status()).isEqualTo(2);

    as(agnes)
        .get(PLACE)
        .isOk()
        .says("Send ikke mere. De 2 læsere bliver stående som usikre")
        .says("Pip henter igen svar og mails, der er kommet retur");
    as(agnes).fill("udsendelse-" + first, "uncertain").post(PLACE).isRefused().says("Vælg, hvad der skal ske med resten");
    assertThat(sent()).as("nothing was let go on by halves").isInstanceOf(MailTransport.Outcome.Held.class);
    as(alice).get(sending).says("Sendes nu.");

    as(agnes).fill("udsendelse-" + first, "uncertain").fill("udsendelse-" + second, "send").post(PLACE).redirectsTo(PLACE);

    as(agnes).get(PLACE).says("Kopien er sluppet løs").says("Der bliver ikke holdt noget tilbage");
    as(agnes).post(PLACE).redirectsTo(PLACE);
    as(agnes).get(PLACE).says("Kopien er allerede sluppet løs");
    assertThat(sent()).isNotInstanceOf(MailTransport.Outcome.Held.class);
    returned().hasStatus(204);
    awaitHealth(false);
    as(alice).get(sending).says("Sendt. Færdig i dag");
    var course = MailingCourse.on(bean(javax.sql.DataSource.class), clock(), dk.pip.shared.Texts.in(dk.pip.shared.Language.DA));
    var ended = course.account(course.find(MailingDesk.idOf(sending)).orElseThrow());
    assertThat(ended).isEqualTo(new DeliveryTotals(3, 0, 0, 1, 0, 2, 0, 0));
    var goesOn = course.account(course.find(MailingDesk.idOf(other)).orElseThrow());
    assertThat(goesOn).isEqualTo(new DeliveryTotals(3, 3, 0, 0, 0, 0, 0, 3));
    as(alice).get(missed).says("Skal den sendes nu?");
    assertThat(bean(Audit.class).latest(3))
        .allSatisfy(entry -> assertThat(entry.actor()).isEqualTo(agnes.name()))
        .extracting(Audit.Entry::act)
        .containsExactlyInAnyOrder("release.audit.released", "mailing.audit.rest-uncertain", "mailing.audit.rest-sent");
    assertThat(pip("release", "--now").out()).contains("Der bliver ikke holdt noget tilbage");
  }
}
