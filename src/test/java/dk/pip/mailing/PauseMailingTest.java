package dk.pip.mailing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.pip.people.Audit;
import dk.pip.testing.PipTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PauseMailingTest extends PipTest {
  private static String started(String month) {
    var desk = new MailingDesk(as(alice), bean(JdbcClient.class));
    return desk.started(desk.edition(month), desk.list("Liste " + month, List.of("a" + month + "@borger.example")));
  }

  @Test
  void haltsAndGoesOn() {
    var mailing = started("2034-01");

    as(alice).post(mailing + "/pause").redirectsTo(mailing);
    as(alice).get(mailing).says("På pause.").says("Fortsæt");

    as(agnes).post(mailing + "/genoptagelse").redirectsTo(mailing);
    as(alice).get(mailing).says("Sendes nu.");
    assertThat(bean(Audit.class).latest(100))
        .extracting(Audit.Entry::actor, Audit.Entry::act)
        .contains(
            tuple("Agnes Dahl", "mailing.audit.resumed"),
            tuple("Alice Vang", "mailing.audit.paused"));
  }

  @Test
  void tellsThePageThatRenewsItselfToBeReadAgain() {
    var mailing = started("2034-02");
    var fresh = as(alice).get(mailing + "/fremdrift?set=SENDING").isOk();
    assertThat(fresh.header("HX-Refresh")).isEmpty();

    as(agnes).post(mailing + "/pause").redirectsTo(mailing);

    assertThat(as(alice).get(mailing + "/fremdrift?set=SENDING").isOk().header("HX-Refresh")).hasValue("true");
  }

  @Test
  void isNotForWhatHasNotBegun() {
    var desk = new MailingDesk(as(alice), bean(JdbcClient.class));
    var mailing = desk.approved(desk.edition("2034-03"), desk.list("Ikke begyndt", List.of("b@borger.example")));

    as(alice).post(mailing + "/pause").redirectsTo(mailing);

    as(alice).get(mailing).says("Der er ikke ændret noget").says("Godkendt af");
  }

  @Test
  void refusesThoseWhoDoNotEdit() {
    var mailing = started("2034-04");

    as(bob).post(mailing + "/pause").isForbidden();
    as(charlie).post(mailing + "/genoptagelse").isForbidden();
    as(emil).post(mailing + "/pause").sendsToSignIn();
    as(alice).get(mailing).says("Sendes nu.");
  }
}
