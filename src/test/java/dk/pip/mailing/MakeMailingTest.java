package dk.pip.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mail.ReadMail;
import dk.pip.mailcheck.SampleMail;
import dk.pip.testing.PipTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MakeMailingTest extends PipTest {
  private static MailingDesk desk() {
    return new MailingDesk(as(alice), bean(JdbcClient.class));
  }

  @Test
  void countsEachReaderOnce() {
    var borgere = desk().list("Borgere i mange", List.of("a@borger.example", "b@borger.example"));
    var kultur = desk().list("Kultur i mange", List.of("b@borger.example", "c@borger.example"));
    var edition = desk().edition("2031-01");

    var counted =
        as(alice)
            .fill("edition", edition)
            .fill("lists", borgere.toString())
            .fill("lists", kultur.toString())
            .fill("only", "count")
            .post(MailingDesk.PLACE);

    counted.isOk().says("Den når 3 læsere lige nu");
    assertThat(counted.page().select("input[name=lists][checked]")).hasSize(2);
    var mailing = desk().made(edition, borgere, kultur);
    as(alice).get(mailing).says("Udsendelsen er gjort klar").says("3 læsere").says("Kultur i mange");
    as(alice).get(MailingDesk.PLACE).says("Udkast af Alice Vang");
  }

  @Test
  void showsTheMailAsItWillBe() {
    var list = desk().list("Til at se på", List.of("d@borger.example"));
    var mailing = desk().made(desk().edition("2031-02"), list);

    var page = as(alice).get(mailing).isOk().page();

    assertThat(page.select("iframe").attr("sandbox")).contains("allow-popups").doesNotContain("allow-scripts");
    var mail = as(alice).get(page.select("iframe").attr("src")).isOk();
    assertThat(mail.header("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy).contains("sandbox"));
    mail.says("Bænken vandt").says(alice.mail());
    as(alice).get(mailing + "?form=tekst").isOk().says("Det begyndte med en lap papir.");
  }

  @Test
  void letsTheCheckOfMailSeeItAsReadersGetIt() {
    var list = desk().list("Til tjek", List.of("tjek@borger.example"));
    desk().made(desk().edition("2031-11"), list);

    var sample = bean(SampleMail.class).sample().orElseThrow();

    assertThat(sample.toReaders()).isTrue();
    var mail = ReadMail.of(sample.message());
    assertThat(mail.header("List-Id")).startsWith("\"Til tjek\" <");
    assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    var stop = mail.header("List-Unsubscribe").replaceFirst("(?s)^<https?://[^/]+([^>]+)>.*", "$1");
    fresh().fill("List-Unsubscribe", "One-Click").postWithoutToken(stop).isNotFound();
  }

  @Test
  void keepsTheChoiceWhenSomethingIsMissing() {
    var list = desk().list("Valgt", List.of("e@borger.example"));
    var edition = desk().edition("2031-03");

    var noList = desk().make(edition).isRefused().says("Vælg mindst én liste.");
    assertThat(noList.page().select("input[name=edition][checked]").val()).isEqualTo(edition);

    var noEdition = desk().make("", list).isRefused().says("Vælg en udgave.");
    assertThat(noEdition.page().select("input[name=lists][checked]").val()).isEqualTo(list.toString());
  }

  @Test
  void refusesAnEditionThatIsWithdrawnMeanwhile() {
    var list = desk().list("For sent", List.of("f@borger.example"));

    desk().make(UUID.randomUUID().toString(), list).isRefused().says("trukket tilbage eller rettet imens");
  }

  @Test
  void isThrownAwayAsLongAsItIsADraft() {
    var list = desk().list("Til skraldespanden", List.of("g@borger.example"));
    var mailing = desk().made(desk().edition("2031-04"), list);

    as(alice).post(mailing + "/kassering").redirectsTo(MailingDesk.PLACE);

    as(alice).get(mailing).isNotFound();
    var begun = desk().started(desk().edition("2031-05"), list);
    as(alice).post(begun + "/kassering").redirectsTo(begun);
    as(alice).get(begun).isOk().says("Udsendelsen var ikke længere, som siden viste den");
  }

  @Test
  void isNotForThoseWhoDoNotEdit() {
    var list = desk().list("Forbudt", List.of("h@borger.example"));
    var mailing = desk().made(desk().edition("2031-06"), list);

    for (var person : List.of(bob, charlie)) {
      as(person).get(MailingDesk.PLACE).isForbidden();
      as(person).get(mailing).isForbidden();
      as(person).get(mailing + "/mail.html").isForbidden();
      as(person).post(MailingDesk.PLACE).isForbidden();
    }
    as(emil).get(mailing).sendsToSignIn();
    as(agnes).get(mailing).isOk();
  }
}
