package dk.pip.mailing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.pip.mailing.DeliveryState.Kind;
import dk.pip.people.Audit;
import dk.pip.testing.PipTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ResolveUncertainTest extends PipTest {
  private static MailingDesk desk() {
    return new MailingDesk(as(alice), bean(JdbcClient.class));
  }

  private static String finishedWithTwoUncertain(String month) {
    var desk = desk();
    var readers = List.of("a@borger.example", "b@borger.example", "c@borger.example");
    var mailing = desk.started(desk.edition(month), desk.list("Liste " + month, readers));
    desk.settle(mailing, "a@borger.example", Kind.DELIVERED, 250, "2.0.0 Ok");
    desk.settle(mailing, "b@borger.example", Kind.UNCERTAIN, 0, "The connection was lost");
    desk.settle(mailing, "c@borger.example", Kind.UNCERTAIN, 0, "The connection was lost");
    desk.end(mailing);
    return mailing;
  }

  @Test
  void asksAndNamesThem() {
    var mailing = finishedWithTwoUncertain("2039-01");

    as(alice).get(mailing).says("2 mails er uden svar").says("Send de 2 igen").says("Lad dem ligge");
    var named = as(alice).get(mailing + "/laesere?vis=uden-svar").says("Kan være nået frem").page();
    assertThat(named.select(".row-title").eachText()).containsExactlyInAnyOrder("b@borger.example", "c@borger.example");
    assertThat(named.text()).as("none was sent again").doesNotContain("to gange");
    as(alice).get(MailingDesk.PLACE).says("2 uden svar.");
  }

  @Test
  void sendsThemOnceMore() {
    var mailing = finishedWithTwoUncertain("2039-02");

    as(alice).post(mailing + "/uden-svar/gensendelse").redirectsTo(mailing);

    var page = as(alice).get(mailing).says("Mails uden svar bliver sendt igen.").says("Sendes nu.").page();
    assertThat(page.select("table.account tr:contains(Uden svar) td").text()).isEqualTo("0");
    assertThat(page.select("table.account tr:contains(Venter på et nyt forsøg) td").text()).isEqualTo("2");
    assertThat(page.text()).doesNotContain("Send de 2 igen");
    as(alice).get(mailing + "/laeser?adresse=b@borger.example").says("kan være kommet to gange");
    as(alice).post(mailing + "/uden-svar/gensendelse").redirectsTo(mailing);
    assertThat(as(alice).get(mailing).page().select("table.account tr:contains(Venter på et nyt forsøg) td").text())
        .isEqualTo("2");
  }

  @Test
  void leavesThemAndSaysWhoDecidedIt() {
    var mailing = finishedWithTwoUncertain("2039-03");

    as(agnes).post(mailing + "/uden-svar/afslutning").redirectsTo(mailing);

    var page = as(alice).get(mailing).says("Agnes Dahl har besluttet, at mails uden svar bliver, som de er.").page();
    assertThat(page.text()).doesNotContain("Lad dem ligge");
    assertThat(page.select("table.account tr:contains(Uden svar) td").text()).isEqualTo("2");
    assertThat(bean(Audit.class).latest(100))
        .extracting(Audit.Entry::actor, Audit.Entry::act)
        .contains(tuple("Agnes Dahl", "mailing.audit.left"));
  }

  @Test
  void takesARuleBeforehand() {
    var desk = desk();
    var mailing = desk.approved(desk.edition("2039-04"), desk.list("Regel", List.of("d@borger.example")));
    assertThat(as(alice).get(mailing).page().select("input[name=when][checked]").val()).isEqualTo("HOLD");

    as(alice).fill("when", "RESEND").post(mailing + "/uden-svar/regel").redirectsTo(mailing);

    assertThat(as(alice).get(mailing).says("Det er gemt.").page().select("input[name=when][checked]").val()).isEqualTo("RESEND");
  }

  @Test
  void refusesThoseWhoDoNotEdit() {
    var mailing = finishedWithTwoUncertain("2039-05");

    for (var act : List.of("/uden-svar/gensendelse", "/uden-svar/afslutning", "/uden-svar/regel")) {
      as(bob).post(mailing + act).isForbidden();
      as(charlie).post(mailing + act).isForbidden();
      as(emil).post(mailing + act).sendsToSignIn();
    }
    as(alice).get(mailing).says("Send de 2 igen");
  }
}
