package dk.pip.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.PipTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ListMailingsTest extends PipTest {
  @Test
  void beginsWithWhatToDoAndShowsTheNewestFirst() {
    as(alice).get(MailingDesk.PLACE).isOk().says("Her kommer jeres udsendelser til at stå");
    assertThat(as(alice).get("/redaktion/udgaver").page().select(".staff-places a").eachText()).contains("Udsendelser");
    as(alice).get(MailingDesk.PLACE + "/ny").isOk().says("Der er ingen udgave at sende");

    var desk = new MailingDesk(as(alice), bean(JdbcClient.class));
    var list = desk.list("Borgere", List.of("a@borger.example"));
    desk.started(desk.edition("2035-01"), list);
    desk.made(desk.edition("2035-02"), list);

    var rows = as(alice).get(MailingDesk.PLACE).isOk().page().select(".row").eachText();
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst()).contains("Udkast af Alice Vang").contains("Borgere");
    assertThat(rows.getLast()).contains("Sendes nu.").contains("0 af 1 afleveret.");
  }
}
