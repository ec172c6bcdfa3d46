package dk.pip.library;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mail.Mailbox;
import dk.pip.mail.ReadMail;
import dk.pip.testing.Cast;
import dk.pip.testing.Client;
import dk.pip.testing.OtherServer;
import dk.pip.testing.StoppedClock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A picture's last day: said two weeks before, once, and kept by itself.
class RemoveInTimeTest {
  private static OtherServer server;

  @BeforeAll
  static void start() {
    server = OtherServer.start(Map.of(), true, new StoppedClock());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void tellsWhoBroughtItInAndThenRemovesIt() {
    var charlie = server.as(Cast.CHARLIE);
    var picture = charlie.attach("files", "fane.jpg", "image/jpeg", LibraryTest.jpeg(0x123321)).post(LibraryTest.PICTURES).location();
    describe(charlie, picture, "2026-03-20");

    server.bean(PictureWarnings.class).send();
    server.bean(PictureWarnings.class).send();
    assertThat(mails("bliver snart fjernet")).singleElement().satisfies(mail -> assertThat(mail.text()).contains("»fane.jpg« må vises til og med 20. marts 2026", picture));
    charlie.get("/redaktion").says("Billedet bliver fjernet, når den sidste dag er gået").says("fane.jpg");
    server.as(Cast.ALICE).get("/redaktion").saysNot("fane.jpg");
    server.as(Cast.ALICE).get(LibraryTest.PICTURES + "?vis=slettes-snart").says("fane.jpg").says("Fjernes snart");

    server.bean(Withdrawals.class).withdrawPast();
    charlie.get(picture).saysNot("Pip fjernede det");
    server.bean(JdbcClient.class).sql("update library.picture set delete_by = date '2026-03-09'").update();
    server.bean(Withdrawals.class).withdrawPast();
    charlie.get(picture).says("Pip fjernede det");
    var agnes = server.as(Cast.AGNES);
    agnes.post(picture + "/tilbage");
    server.bean(Withdrawals.class).withdrawPast();
    charlie.get(picture).saysNot("Billedet er fjernet.");
  }

  @Test
  void forgetsWhoObjected() {
    var alice = server.as(Cast.ALICE);
    var picture = alice.attach("files", "hest.jpg", "image/jpeg", LibraryTest.jpeg(0x123345)).post(LibraryTest.PICTURES).location();
    alice.fill("why", "Rytteren er ked af det").fill("askedBy", "Ida Rytter").post(picture + "/indsigelse");
    server.bean(Withdrawals.class).forget();
    alice.get(picture).says("Ida Rytter");
    server.bean(JdbcClient.class).sql("update library.objection set forget_after = date '2026-03-09'").update();
    server.bean(Withdrawals.class).forget();
    alice.get(picture).saysNot("Ida Rytter").saysNot("ked af det").says("er glemt igen");
  }

  private static void describe(Client browser, String picture, String deleteBy) {
    var form = Objects.requireNonNull(browser.get(picture).page().selectFirst("form.form")).clone();
    form.select("[name=deleteBy]").remove();
    LibraryTest.fillAgain(browser, form);
    browser.fill("deleteBy", deleteBy).post(picture).redirectsTo(picture);
  }

  private static List<ReadMail> mails(String about) {
    var mailbox = server.bean(Mailbox.class);
    return mailbox.list().stream().map(kept -> ReadMail.of(mailbox.message(kept.id()).orElseThrow())).filter(mail -> mail.header("Subject").contains(about)).toList();
  }
}
