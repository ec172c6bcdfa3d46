package dk.pip.mailing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.pip.people.Audit;
import dk.pip.testing.PipTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CancelMailingTest extends PipTest {
  private static final List<String> TWO = List.of("to@borger.example", "tre@borger.example");

  private static MailingDesk desk() {
    return new MailingDesk(as(alice), bean(JdbcClient.class));
  }

  private static String started(String month) {
    return desk().started(desk().edition(month), desk().list("Liste " + month, TWO));
  }

  @Test
  void saysHowManyMissItAndEndsItForGood() {
    var mailing = started("2037-01");
    as(alice).get(mailing).says("2 læsere får den ikke. Det kan ikke fortrydes; en pause kan.");

    as(agnes).post(mailing + "/afbrydelse").redirectsTo(mailing);

    as(agnes).get(mailing).says("Udsendelsen bliver afbrudt.").says("Bliver afbrudt. De sidste svar er på vej.");
    assertThat(bean(Audit.class).latest(100))
        .extracting(Audit.Entry::actor, Audit.Entry::act)
        .contains(tuple("Agnes Dahl", "mailing.audit.cancelled"));
    as(alice).post(mailing + "/genoptagelse").redirectsTo(mailing);
    as(alice).get(mailing).says("Der er ikke ændret noget").says("Bliver afbrudt.");
  }

  @Test
  void endsOneThatIsPaused() {
    var mailing = started("2037-02");
    as(alice).post(mailing + "/pause").redirectsTo(mailing);

    as(alice).post(mailing + "/afbrydelse").redirectsTo(mailing);

    as(alice).get(mailing).says("Bliver afbrudt.");
  }

  @Test
  void isNotForWhatHasNotBegun() {
    var mailing = desk().approved(desk().edition("2037-03"), desk().list("Ikke begyndt", TWO));

    as(alice).post(mailing + "/afbrydelse").redirectsTo(mailing);

    as(alice).get(mailing).says("Der er ikke ændret noget").says("Godkendt af");
  }

  @Test
  void refusesThoseWhoDoNotEdit() {
    var mailing = started("2037-04");

    as(bob).post(mailing + "/afbrydelse").isForbidden();
    as(charlie).post(mailing + "/afbrydelse").isForbidden();
    as(emil).post(mailing + "/afbrydelse").sendsToSignIn();
    as(alice).get(mailing).says("Sendes nu.");
  }
}
