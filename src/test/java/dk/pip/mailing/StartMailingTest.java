package dk.pip.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Answer;
import dk.pip.testing.Client;
import dk.pip.testing.PipTest;
import dk.pip.testing.StoppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StartMailingTest extends PipTest {
  private static final List<String> TWO = List.of("to@borger.example", "tre@borger.example");

  @BeforeEach
  void beginAgain() {
    clock().set(StoppedClock.START);
  }

  private static MailingDesk desk() {
    return new MailingDesk(as(alice), bean(JdbcClient.class));
  }

  private static String approved(String month) {
    return desk().approved(desk().edition(month), desk().list("Liste " + month, TWO));
  }

  private static Answer plan(String mailing, String day, String time) {
    return as(alice).fill("day", day).fill("time", time).post(mailing + "/plan");
  }

  @Test
  void asksWithTheNumberAndFreezesTheAudience() {
    var list = desk().list("Fryses", TWO);
    var mailing = desk().approved(desk().edition("2033-01"), list);
    as(alice).get(mailing + "/start").isOk().says("Send til 2 læsere");

    as(alice).post(mailing + "/start").redirectsTo(mailing);

    as(alice).get(mailing).says("Udsendelsen er sat i gang").says("Skulle have den 2");
    bean(JdbcClient.class)
        .sql(
            """
            with late as (insert into readers.reader (address, name, language, added_at)
              values ('sen@borger.example', '', 'da', now()) returning id)
            insert into readers.subscription (list_id, reader_id, since, how) select :list, id, now(), 'STAFF' from late
            """)
        .param("list", list)
        .update();
    as(alice).get(mailing + "/laeser?adresse=sen@borger.example").says("ikke med i udsendelsen");
    as(alice).get(mailing + "/laeser?adresse=TO@borger.example").says("Mangler at blive sendt");
  }

  @Test
  void beginsAtTheTimeThatWasChosen() {
    var mailing = approved("2033-02");

    plan(mailing, "2026-03-12", "09:00").redirectsTo(mailing);

    as(alice).get(mailing).says("Begynder 12. marts 2026 kl. 09.00").says("når 2 læsere");
    clock().set(Instant.parse("2026-03-12T07:59:59Z"));
    bean(Mailings.class).startDue();
    as(alice).get(mailing).says("Sendes i dag kl. 09.00");
    clock().move(Duration.ofSeconds(1));
    bean(Mailings.class).startDue();
    as(alice).get(mailing).says("Sendes nu. Begyndte i dag kl. 09.00.");
  }

  @Test
  void asksWhenTheTimeWasMissedByMoreThanAnHour() {
    var mailing = approved("2033-03");
    plan(mailing, "2026-03-12", "09:00").redirectsTo(mailing);
    clock().set(Instant.parse("2026-03-12T09:00:01Z"));

    bean(Mailings.class).startDue();

    var page = as(alice).get(mailing).says("Den skulle være begyndt i dag kl. 09.00. Skal den sendes nu?");
    assertThat(page.page().select("form[action$=/start] button").text()).isEqualTo("Send til 2 læsere");
    as(alice).post(mailing + "/start").redirectsTo(mailing);
    as(alice).get(mailing).says("Sendes nu.");
  }

  @Test
  void asksWhenTheEditionHasBeenWithdrawnMeanwhile() {
    var mailing = approved("2033-09");
    plan(mailing, "2026-03-12", "09:00").redirectsTo(mailing);
    assertThat(as(alice).get(mailing).isOk().text()).doesNotContain("trukket tilbage");
    var edition = as(alice).get(mailing).page().select("a[href^=/redaktion/udgaver/]").attr("href").replaceFirst("[?#].*", "");
    as(alice).fill("reason", "Forkert tal").post(edition + "/tilbagetraekning").redirectsTo(edition);
    clock().set(Instant.parse("2026-03-12T08:00:00Z"));

    bean(Mailings.class).startDue();

    as(alice).get(mailing).says("Udgaven er trukket tilbage").says("Skal den sendes nu?");
    as(alice).post(mailing + "/start").redirectsTo(mailing + "/start");
    as(alice).get(mailing + "/start").says("Udgaven er trukket tilbage").says("Send alligevel til 2 læsere");
    as(alice).get(mailing).says("Skal den sendes nu?");
    as(alice).fill("anyway", "yes").post(mailing + "/start").redirectsTo(mailing);
    as(alice).get(mailing).says("Sendes nu.");
  }

  @Test
  void forgetsTheTimeWhenItIsTakenBack() {
    var mailing = approved("2033-04");
    plan(mailing, "2026-03-12", "09:00").redirectsTo(mailing);

    as(alice).post(mailing + "/plan/annullering").redirectsTo(mailing);

    clock().set(Instant.parse("2026-03-12T08:00:00Z"));
    bean(Mailings.class).startDue();
    as(alice).get(mailing).says("Godkendt af Alice Vang");
  }

  @Test
  void takesNoTimeThatHasPassedAndKeepsWhatWasTyped() {
    var mailing = approved("2033-05");

    var past = plan(mailing, "2020-01-01", "07:30").isRefused().says("Tidspunktet er gået");
    assertThat(past.page().select("input[name=day]").val()).isEqualTo("2020-01-01");
    assertThat(past.page().select("input[name=time]").val()).isEqualTo("07:30");
    plan(mailing, "", "").isRefused().says("Vælg en dag og et klokkeslæt");
  }

  @Test
  void saysThatThereIsNoMailServerToSendOver() {
    var mailing = approved("2033-08");

    as(alice).get(mailing).says("Der er ingen mailserver.");
    as(alice).get(mailing + "/start").isOk().says("til den, der driver Pip, har sat PIP_MAIL_HOST");
  }

  @Test
  void refusesThoseWhoDoNotEdit() {
    var mailing = approved("2033-06");

    for (var person : List.of(bob, charlie)) {
      as(person).get(mailing + "/start").isForbidden();
      as(person).post(mailing + "/start").isForbidden();
      as(person).post(mailing + "/plan").isForbidden();
    }
    as(emil).post(mailing + "/start").sendsToSignIn();
  }

  @Test
  void startsOnceWhenTwoPressAtOnce() {
    var mailing = approved("2033-07");
    as(alice).post(mailing + "/start").redirectsTo(mailing);
    as(agnes).post(mailing + "/start").redirectsTo(mailing);

    as(agnes).get(mailing).says("Udsendelsen er sat i gang").says("Skulle have den 2");
  }

  /// Whoever presses twenty times, on two nodes, begins once and hears twenty times that it has begun; the same for what else
  /// is done with a mailing.
  @Test
  void saysTheSameHoweverOftenItIsPressed() throws Exception {
    var mailing = approved("2033-11");
    var id = new MailingId(Long.parseLong(mailing.substring(mailing.lastIndexOf('/') + 1)));

    assertThat(pressed(20, mailings -> mailings.start(null, id))).containsOnly(true);
    assertThat(pressed(20, mailings -> mailings.pause(null, id))).containsOnly(true);
    assertThat(pressed(20, mailings -> mailings.resume(null, id))).containsOnly(true);
    assertThat(pressed(20, mailings -> mailings.cancel(null, id))).containsOnly(true);

    var told =
        bean(JdbcClient.class)
            .sql("select act || ' ' || count(*) from people.audit where subject like :subject group by act order by act")
            .param("subject", bean(Mailings.class).find(id).orElseThrow().subject() + " (%")
            .query(String.class)
            .list();
    assertThat(told)
        .containsExactly("mailing.audit.cancelled 1", "mailing.audit.paused 1", "mailing.audit.resumed 1", "mailing.audit.started 1");
    assertThat(bean(Mailings.class).find(id).orElseThrow().planned()).isEqualTo(2);
  }

  private static List<Boolean> pressed(int times, Function<Mailings, Boolean> button) throws Exception {
    var nodes = List.of(bean(Mailings.class), beanElsewhere(Mailings.class));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var presses =
          IntStream.range(0, times).mapToObj(i -> (Callable<Boolean>) () -> button.apply(nodes.get(i % 2))).toList();
      var answers = new ArrayList<Boolean>();
      for (var answer : threads.invokeAll(presses)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  /// One that can't begin keeps no other waiting, and somebody is asked about it.
  @Test
  void beginsTheOthersWhenOneCant() {
    var bad = approved("2033-12");
    var good = approved("2034-01");
    plan(as(alice), bad);
    plan(as(alice), good);
    var jdbc = bean(JdbcClient.class);
    var number = bad.substring(bad.lastIndexOf('/') + 1);
    jdbc.sql("insert into mailing.delivery (mailing_id, number, reader_id, list_id, address, name) values (" + number
        + ", 1, 1, gen_random_uuid(), 'fremmed@borger.example', '')").update();

    clock().set(Instant.parse("2034-01-02T07:00:05Z"));
    bean(Mailings.class).startDue();

    as(alice).get(good).says("Skulle have den 2");
    assertThat(jdbc.sql("select state from mailing.mailing where id = " + number).query(String.class).single()).isEqualTo("ASKING");
  }

  private static void plan(Client client, String mailing) {
    client.fill("day", "2034-01-02").fill("time", "08:00").post(mailing + "/plan").redirectsTo(mailing);
  }
}
