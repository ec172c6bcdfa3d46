package dk.pip.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.Arrangement;
import dk.pip.editions.EditionId;
import dk.pip.editions.Editions;
import dk.pip.editions.StoryId;
import dk.pip.mail.Mailbox;
import dk.pip.mail.ReadMail;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.testing.Await;
import dk.pip.testing.Cast;
import dk.pip.testing.OtherServer;
import dk.pip.testing.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Whoever wrote in an edition is thanked by one press, once, with the way to what they wrote.
class ThankWritersTest {

  @Test
  void thanksEachOnce() {
    try (var pip = OtherServer.start(Map.of(), true)) {
      var story = written(pip, Cast.CHARLIE, "Svanerne er tilbage");
      var own = written(pip, Cast.ALICE, "Alices egen");
      var desk = pip.as(Cast.ALICE).fill("month", "2034-03").fill("title", "Marts").fill("skeleton", "none").post("/redaktion/udgaver/begynd").location();
      var id = new EditionId(UUID.fromString(desk.substring(desk.lastIndexOf('/') + 1)));
      var thanks = "/redaktion/tak/" + id.value();
      place(pip, id, story);
      place(pip, id, own);
      pip.as(Cast.ALICE).get(thanks).isNotFound();
      pip.as(Cast.ALICE).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);

      pip.as(Cast.ALICE).get(desk).says("Sig tak til skribenterne");
      pip.as(Cast.ALICE).get(thanks).says("Charlie Krog").says("Har ikke fået tak endnu").says("Det er dig selv");
      pip.as(Cast.CHARLIE).get(thanks).isForbidden();
      pip.as(Cast.CHARLIE).post(thanks).isForbidden();
      pip.as(Cast.BOB).get(thanks).isForbidden();
      pip.as(Cast.EMIL).get(thanks).sendsToSignIn();

      pip.as(Cast.ALICE).post(thanks).redirectsTo(thanks);
      pip.as(Cast.ALICE).get(thanks).says("Tak er på vej til én").says("Fik tak");
      pip.as(Cast.AGNES).post(thanks).redirectsTo(thanks);
      Await.until("the thanks to be there", () -> !mails(pip, Cast.CHARLIE).isEmpty());
      assertThat(mails(pip, Cast.CHARLIE)).singleElement().satisfies(mail -> assertThat(mail.text()).contains("»Svanerne er tilbage«", "/nyheder/2034/svanerne-er-tilbage"));
    }
  }

  private static String written(OtherServer pip, Person by, String headline) {
    var story = pip.as(by).fill("headline", headline).post("/redaktion/historier").location();
    pip.as(by).fill("revision", "1").fill("headline", headline).fill("body", "En tekst, der er lang nok til at være en historie, man kan læse til ende.").post(story);
    pip.as(Cast.ALICE).post(story + "/godkendelse");
    return story;
  }

  private static void place(OtherServer pip, EditionId edition, String story) {
    var people = pip.bean(People.class);
    var alice = people.list().stream().filter(account -> account.mail().equals(Cast.ALICE.mail())).findFirst().orElseThrow();
    Staff editor = people.find(alice.id()).orElseThrow();
    var revision = pip.bean(Editions.class).find(edition).orElseThrow().revision();
    pip.bean(Arrangement.class).place(editor, edition, revision, new StoryId(UUID.fromString(story.replaceFirst(".*/", ""))), true, 1000);
  }

  private static List<ReadMail> mails(OtherServer pip, Person to) {
    var mailbox = pip.bean(Mailbox.class);
    return mailbox.list().stream()
        .filter(kept -> kept.to().equals(to.mail()))
        .map(kept -> ReadMail.of(mailbox.message(kept.id()).orElseThrow()))
        .filter(mail -> mail.header("Subject").startsWith("Tak for"))
        .toList();
  }
}
