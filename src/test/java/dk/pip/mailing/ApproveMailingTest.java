package dk.pip.mailing;

import dk.pip.testing.PipTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApproveMailingTest extends PipTest {
  private static String made(String month) {
    var desk = new MailingDesk(as(alice), bean(JdbcClient.class));
    return desk.made(desk.edition(month), desk.list("Liste " + month, List.of("a" + month + "@borger.example")));
  }

  @Test
  void saysWhoApproved() {
    var mailing = made("2032-01");

    as(agnes).post(mailing + "/godkendelse").redirectsTo(mailing);

    as(alice).get(mailing).isOk().says("Godkendt af Agnes Dahl");
  }

  @Test
  void notesThatTheSamePersonMadeIt() {
    var mailing = made("2032-02");

    as(alice).post(mailing + "/godkendelse").redirectsTo(mailing);

    as(alice).get(mailing).says("Den samme har gjort den klar og godkendt den.");
  }

  @Test
  void isNeededBeforeItStarts() {
    var mailing = made("2032-03");

    as(alice).post(mailing + "/start").redirectsTo(mailing);

    as(alice).get(mailing).says("Der er ikke ændret noget").says("Skal godkendes");
  }

  @Test
  void isTakenBack() {
    var mailing = made("2032-04");
    as(alice).post(mailing + "/godkendelse");

    as(alice).post(mailing + "/godkendelse/annullering").redirectsTo(mailing);

    as(alice).get(mailing).says("Udsendelsen er et udkast igen").says("Skal godkendes");
    as(alice).post(mailing + "/start");
    as(alice).get(mailing).says("Skal godkendes");
  }

  @Test
  void refusesThoseWhoDoNotEdit() {
    var mailing = made("2032-05");

    as(bob).post(mailing + "/godkendelse").isForbidden();
    as(charlie).post(mailing + "/godkendelse").isForbidden();
    as(emil).post(mailing + "/godkendelse").sendsToSignIn();
    as(alice).get(mailing).says("Skal godkendes");
  }
}
