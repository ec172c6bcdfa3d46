package dk.pip.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mailing.DeliveryState.Kind;
import dk.pip.testing.PipTest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReadAccountTest extends PipTest {
  private static String mailing;

  @BeforeAll
  static void send() {
    var desk = new MailingDesk(as(alice), bean(JdbcClient.class));
    var readers =
        List.of("a@borger.example", "b@borger.example", "c@borger.example", "d@borger.example", "e@borger.example", "f@borger.example");
    mailing = desk.started(desk.edition("2038-01"), desk.list("Borgere", readers));
    desk.settle(mailing, "a@borger.example", Kind.DELIVERED, 250, "2.0.0 Ok");
    desk.settle(mailing, "b@borger.example", Kind.DELIVERED, 250, "2.0.0 Ok");
    desk.settle(mailing, "c@borger.example", Kind.REFUSED, 550, "5.1.1 No such user; =1+1");
    desk.settle(mailing, "d@borger.example", Kind.REFUSED, 552, "5.2.2 Mailbox full");
    desk.settle(mailing, "e@borger.example", Kind.UNCERTAIN, 0, "The connection was lost");
    desk.settle(mailing, "f@borger.example", Kind.WITHDRAWN, 0, "");
    desk.end(mailing);
  }

  @Test
  void addsUpWithTheReasons() {
    var page = as(alice).get(mailing).isOk().says("Regnskab").says("6 af 6 er afgjort").page();

    var numbers =
        page.select("table.account tbody tr").stream()
            .collect(Collectors.toMap(row -> row.selectFirst("th").text(), row -> Integer.parseInt(row.selectFirst("td").text())));
    assertThat(numbers)
        .containsEntry("Afleveret til mailserveren", 2)
        .containsEntry("Afvist", 2)
        .containsEntry("Uden svar", 1)
        .containsEntry("Taget ud", 1);
    assertThat(numbers.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
    assertThat(page.selectFirst("table.account tfoot td").text()).isEqualTo("6");
    assertThat(page.select("section[aria-labelledby=refused-title] .row-title").eachText())
        .containsExactlyInAnyOrder("Adressen findes ikke", "Postkassen er fuld");
  }

  @Test
  void namesTheReadersBehindEachNumber() {
    var page = as(alice).get(mailing).page();
    for (var row : page.select("table.account tbody tr")) {
      var listed = as(alice).get(row.selectFirst("a").attr("href")).isOk().page().select(".row");
      assertThat(listed).as(row.text()).hasSize(Integer.parseInt(row.selectFirst("td").text()));
    }
    var full = page.select("section[aria-labelledby=refused-title] a:contains(Postkassen er fuld)").attr("href");
    var listed = as(alice).get(full).isOk().says("552 5.2.2 Mailbox full").page();
    assertThat(listed.select(".row-title").eachText()).containsExactly("d@borger.example");
  }

  @Test
  void findsAReaderInAnyCase() {
    as(alice).get(mailing + "/laeser?adresse=C@Borger.Example").isOk().says("c@borger.example").says("Adressen findes ikke");
    as(alice).get(mailing + "/laeser?adresse=g@borger.example").isOk().says("ikke med i udsendelsen");
  }

  @Test
  void isSavedAsATable() {
    var answer = as(alice).post(mailing + "/regnskab").isOk();

    var lines = answer.text().strip().split("\r\n");
    assertThat(lines).hasSize(7);
    assertThat(lines[0]).startsWith("\ufeffNr.;Mailadresse;");
    assertThat(lines).anyMatch(line -> line.contains(";c@borger.example;") && line.contains(";Afvist;") && line.contains("\"5.1.1 No such user; =1+1\""));
    assertThat(answer.header("Cache-Control")).contains("no-store");
    as(agnes).get("/indstillinger/personer").says("Regnskabet for »");
  }

  @Test
  void refusesThoseWhoDoNotEdit() {
    for (var page : List.of("/laesere", "/laeser?adresse=a@borger.example")) {
      as(bob).get(mailing + page).isForbidden();
      as(charlie).get(mailing + page).isForbidden();
      as(emil).get(mailing + page).sendsToSignIn();
    }
    as(charlie).post(mailing + "/regnskab").isForbidden();
  }
}
