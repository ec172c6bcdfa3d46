package dk.pip.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.StoryId;
import dk.pip.mail.Mailbox;
import dk.pip.mail.Outbox;
import dk.pip.mail.ReadMail;
import dk.pip.people.People;
import dk.pip.testing.Await;
import dk.pip.testing.Cast;
import dk.pip.testing.OtherServer;
import dk.pip.testing.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// One mail to whose turn it is, in a server that keeps its mails, and never two for one thing.
class TellWhoseTurnTest {
  private static OtherServer server;

  @BeforeAll
  static void start() {
    server = OtherServer.start(Map.of(), true);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void writesToTheEditorsAndThenToTheWriter() {
    var story = server.as(Cast.CHARLIE).fill("headline", "Sære svaner").post("/redaktion/historier").location();
    server.as(Cast.CHARLIE).fill("revision", "1").fill("body", "De bider.").post(story);
    server.as(Cast.CHARLIE).post(story + "/indsendelse");
    allTold();
    assertThat(mails(Cast.ALICE, "Sære svaner")).singleElement().satisfies(mail -> assertThat(mail.text()).contains("Charlie Krog har sendt »Sære svaner« ind", story));
    assertThat(mails(Cast.AGNES, "Sære svaner")).hasSize(1);
    assertThat(mails(Cast.CHARLIE, "Sære svaner")).isEmpty();
    assertThat(mails(Cast.BOB, "Sære svaner")).isEmpty();

    server.as(Cast.ALICE).fill("note", "Hvem blev bidt?").post(story + "/tilbagesendelse");
    allTold();
    assertThat(mails(Cast.CHARLIE, "Sære svaner")).singleElement().satisfies(mail -> assertThat(mail.text()).contains("Alice Vang har læst", "»Hvem blev bidt?«"));
    assertThat(mails(Cast.ALICE, "Sære svaner")).hasSize(1);
  }

  @Test
  void writesToWhomIsAskedToWriteAndToNobodyAboutThemselves() {
    var idea = server.as(Cast.ALICE).fill("headline", "Rundkørslen fylder ti").fill("idea", "true").post("/redaktion/historier").location();
    var charlie = server.bean(JdbcClient.class).sql("select id::text from people.account where mail = :mail").param("mail", Cast.CHARLIE.mail()).query(String.class).single();
    server.as(Cast.ALICE).fill("writer", charlie).fill("deadline", "2026-04-01").post(idea + "/opgave");
    server.as(Cast.ALICE).fill("writer", charlie).fill("deadline", "2026-04-02").post(idea + "/opgave");
    allTold();
    assertThat(mails(Cast.CHARLIE, "Rundkørslen")).singleElement().satisfies(mail -> assertThat(mail.text()).contains("håber, at du vil skrive", "Frist"));
    assertThat(mails(Cast.ALICE, "Rundkørslen")).isEmpty();
  }

  /// Two stories are two letters, also while the mail server keeps both waiting.
  @Test
  void losesNoLetterToTheNext() {
    var first = handedIn("Den første");
    var second = handedIn("Den anden");
    allTold();
    assertThat(mails(Cast.ALICE, "Den første")).singleElement().satisfies(mail -> assertThat(mail.text()).contains(first));
    assertThat(mails(Cast.ALICE, "Den anden")).singleElement().satisfies(mail -> assertThat(mail.text()).contains(second));
  }

  /// The note that it is done and the letters stand and fall together.
  @Test
  void neitherLosesNorDoublesALetterWhenItFailsHalfway() {
    var jdbc = server.bean(JdbcClient.class);
    jdbc.sql("create function mail.full() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$").update();
    jdbc.sql("create trigger full_table before insert on mail.letter for each row when (new.address = '" + Cast.AGNES.mail() + "') execute function mail.full()").update();
    try {
      handedIn("Halvvejs");
      Await.until("it to fail", () -> jdbc.sql("select count(*) from events.delivery where attempts > 0").query(Long.class).single() > 0);
      assertThat(mails(Cast.ALICE, "Halvvejs")).isEmpty();
      assertThat(server.bean(Outbox.class).countWaiting()).isZero();
    } finally {
      jdbc.sql("drop trigger full_table on mail.letter").update();
      jdbc.sql("drop function mail.full()").update();
    }
    allTold();
    assertThat(mails(Cast.ALICE, "Halvvejs")).hasSize(1);
    assertThat(mails(Cast.AGNES, "Halvvejs")).hasSize(1);
  }

  private static String handedIn(String headline) {
    var story = server.as(Cast.CHARLIE).fill("headline", headline).post("/redaktion/historier").location();
    server.as(Cast.CHARLIE).fill("revision", "1").fill("body", "Det var det.").post(story);
    server.as(Cast.CHARLIE).post(story + "/indsendelse");
    return story;
  }

  /// Whoever hears of it late hears of what is so.
  @Test
  void saysNothingOfWhatIsOverAlready() {
    var story = server.as(Cast.CHARLIE).fill("headline", "Fortrudt").post("/redaktion/historier").location();
    server.as(Cast.CHARLIE).fill("revision", "1").fill("body", "Nej.").post(story);
    var newsroom = server.bean(Newsroom.class);
    var id = new StoryId(UUID.fromString(story.replaceFirst(".*/", "")));
    var writer = server.bean(People.class).list().stream().filter(account -> account.mail().equals(Cast.CHARLIE.mail())).findFirst().orElseThrow().id();
    var charlie = server.bean(People.class).find(writer).orElseThrow();
    server
        .bean(TransactionTemplate.class)
        .executeWithoutResult(
            _ -> {
              newsroom.submit(charlie, id);
              newsroom.takeBack(charlie, id);
            });
    allTold();
    assertThat(mails(Cast.ALICE, "Fortrudt")).isEmpty();
  }

  private static void allTold() {
    var jdbc = server.bean(JdbcClient.class);
    Await.until("everybody to be told", () -> jdbc.sql("select count(*) from events.delivery").query(Long.class).single() == 0);
    server.bean(Outbox.class).sendDue();
    Await.until("the letters to leave", () -> server.bean(Outbox.class).countWaiting() == 0);
  }

  private static List<ReadMail> mails(Person to, String about) {
    var mailbox = server.bean(Mailbox.class);
    return mailbox.list().stream()
        .filter(kept -> kept.to().equals(to.mail()))
        .map(kept -> ReadMail.of(mailbox.message(kept.id()).orElseThrow()))
        .filter(mail -> mail.header("Subject").contains(about))
        .toList();
  }
}
