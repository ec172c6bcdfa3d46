package dk.pip.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.people.Audit;
import dk.pip.testing.CommandLine;
import dk.pip.testing.PipTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MailingCommandTest extends PipTest {
  private static MailingDesk desk() {
    return new MailingDesk(as(alice), bean(JdbcClient.class));
  }

  private static CommandLine pip(String... arguments) {
    return CommandLine.run(Map.of("PIP_DATABASE_URL", database(), "PIP_LANGUAGE", "da"), arguments);
  }

  private static JsonNode json(CommandLine answer) {
    return JsonMapper.builder().build().readTree(answer.out());
  }

  private static String number(String mailing) {
    return Long.toString(MailingDesk.idOf(mailing).value());
  }

  @Test
  void startsPausesAndResumesBesideTheServer() {
    var desk = desk();
    var list = desk.list("Borgere", List.of("a@borger.example", "b@borger.example"));
    var mailing = desk.approved(desk.edition("2036-01"), list);
    var edition = as(alice).get(mailing).page().select("a[href^=/redaktion/udgaver/]").attr("href").replaceFirst("[?#].*", "");
    as(alice).fill("reason", "Et tal").post(edition + "/tilbagetraekning").redirectsTo(edition);
    var withdrawn = pip("mailing", "start", number(mailing));
    assertThat(withdrawn.status()).as(withdrawn::toString).isEqualTo(1);
    assertThat(withdrawn.err()).contains("trukket tilbage", "--anyway");
    as(alice).get(mailing).says("Godkendt af");

    var started = pip("mailing", "start", number(mailing), "--anyway");
    assertThat(started.status()).as(started::toString).isZero();
    assertThat(started.out()).contains("→ Borgere", "Sendes nu.", "Skulle have den");
    as(alice).get(mailing).says("Sendes nu.").says("Sæt på pause");

    var paused = pip("mailing", "pause", number(mailing), "--json");
    assertThat(paused.status()).as(paused::toString).isZero();
    assertThat(json(paused).get("state").asString()).isEqualTo("paused");
    assertThat(json(paused).get("account").get("planned").asInt()).isEqualTo(2);
    as(alice).get(mailing).says("På pause.").says("Fortsæt");

    var resumed = pip("mailing", "resume", number(mailing));
    assertThat(resumed.status()).as(resumed::toString).isZero();
    as(alice).get(mailing).says("Sendes nu.");

    assertThat(bean(Audit.class).latest(3))
        .allSatisfy(
            entry -> {
              assertThat(entry.actor()).isNull();
              assertThat(entry.subject()).endsWith("(kommandolinjen)");
            })
        .extracting(Audit.Entry::act)
        .containsExactly("mailing.audit.resumed", "mailing.audit.paused", "mailing.audit.started");
    as(agnes).get("/indstillinger/personer").says("(kommandolinjen)« blev sat på pause");
  }

  @Test
  void refusesWhatThePageRefuses() {
    var desk = desk();
    var mailing = desk.made(desk.edition("2036-02"), desk.list("Kladde", List.of("c@borger.example")));

    var started = pip("mailing", "start", number(mailing), "--json");

    assertThat(started.status()).isEqualTo(1);
    assertThat(started.err()).contains("kan ikke sættes i gang", "Udkast af Alice Vang");
    assertThat(json(started).get("state").asString()).isEqualTo("draft");
    assertThat(json(started).get("account").isNull()).isTrue();
    as(alice).get(mailing).says("Udkast af Alice Vang");
  }

  @Test
  void listsTheNewestFirst() {
    var desk = desk();
    var edition = desk.edition("2036-03");
    var list = desk.list("To gange", List.of("d@borger.example"));
    var older = desk.made(edition, list);
    var newer = desk.made(edition, list);

    var rows = json(pip("mailing", "list", "--json"));

    assertThat(rows.get(0).get("id").asString()).isEqualTo(number(newer));
    assertThat(rows.get(1).get("id").asString()).isEqualTo(number(older));
    assertThat(rows.get(0).get("lists").get(0).asString()).isEqualTo("To gange");
    assertThat(rows.get(0).get("planned").isNull()).isTrue();
    assertThat(pip("mailing", "list").out()).contains("→ To gange", "Udkast af Alice Vang");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(pip("mailing", "status", "987654").status()).isEqualTo(1);
    assertThat(pip("mailing", "status", "987654").err()).contains("987654");
    assertThat(pip("mailing", "status", "nr. 3").status()).isEqualTo(2);
    assertThat(pip("mailing", "cancel", "1").err()).contains("./pip mailing list");
    assertThat(pip("mailing").status()).isEqualTo(2);
  }
}
