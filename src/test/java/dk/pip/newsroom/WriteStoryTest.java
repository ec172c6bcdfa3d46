package dk.pip.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.people.KeptOfStaff;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.shared.Role;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A story from its headline to its approval, by two people.
class WriteStoryTest extends PipTest {
  static final String STORIES = "/redaktion/historier";

  @Test
  void beginsWithAHeadlineAndIsWrittenHandedInAndApproved() {
    as(charlie).fill("headline", " ").post(STORIES).isRefused().says("Giv historien en overskrift");
    var story = begin(charlie, "Bænken, der kan snakke");
    as(charlie).post(story + "/indsendelse").redirectsTo(story);
    as(charlie).get(story).says("Der er ingen tekst endnu");

    as(charlie).fill("revision", "1").fill("headline", "Bænken vandt").fill("standfirst", "Tre klasser ville det samme.").fill("body", "Det begyndte\r\nmed en lap papir.").post(story).redirectsTo(story);
    as(charlie).get(story).says("Historien er gemt").says("Bænken vandt").says("Skrives af Charlie Krog");
    as(charlie).post(story + "/indsendelse").redirectsTo(story);
    as(charlie).get(story).says("Sendt ind").says("kan ikke rettes lige nu");

    as(alice).get("/redaktion").says("Bænken vandt").says("Læs den, og godkend den");
    as(alice).post(story + "/tilbagesendelse").isRefused().says("Skriv, hvad det drejer sig om");
    as(alice).fill("note", "Hvem har bygget den?").post(story + "/tilbagesendelse").redirectsTo(story);
    as(charlie).get("/redaktion").says("Sendt tilbage til dig").says("1 note");
    as(charlie).get(story).says("Hvem har bygget den?");

    as(charlie).fill("revision", "2").fill("body", "Materielgården byggede den.").post(story).redirectsTo(story);
    as(charlie).post(story + "/indsendelse").redirectsTo(story);
    as(alice).post(story + "/godkendelse").redirectsTo(story);
    as(charlie).get("/redaktion").says("Godkendt");
    assertThat(as(charlie).get(story).page().select(".history li")).hasSize(5);
    as(alice).get("/redaktion").saysNot("Læs den, og godkend den");
  }

  @Test
  void isThereOnlyForThoseWhoseItIs() {
    var own = begin(alice, "Alices hemmelighed");
    as(charlie).get(own).isNotFound();
    as(charlie).get(own + "/versioner").isNotFound();
    as(charlie).fill("revision", "1").fill("body", "x").post(own).isNotFound();
    for (var act : new String[] {"kladde", "indsendelse", "tilbagetagelse", "opgivelse", "genoptagelse", "versioner/1/gendannelse"}) {
      as(charlie).fill("revision", "1").post(own + "/" + act).isNotFound();
    }
    as(charlie).fill("note", "Hej").post(own + "/noter").isNotFound();
    as(charlie).get(STORIES + "?q=hemmelighed").saysNot("Alices hemmelighed");
    as(charlie).post(own + "/godkendelse").isForbidden();
    as(bob).get(own).isForbidden();
    as(bob).get("/redaktion").isForbidden();
    as(emil).get(own).sendsToSignIn();
    as(charlie).get(STORIES + "/" + UUID.randomUUID()).isNotFound();

    // Whoever is asked to write it finds it, and nothing more of it once somebody else is.
    as(alice).fill("writer", id(charlie)).fill("deadline", "2026-04-01").post(own + "/opgave").redirectsTo(own);
    as(charlie).get(own).isOk().says("Frist onsdag 1. april");
    as(alice).fill("writer", id(alice)).post(own + "/opgave").redirectsTo(own);
    as(charlie).get(own).isNotFound();
  }

  private static String id(Person person) {
    return bean(People.class).list().stream().filter(account -> account.name().equals(person.name())).findFirst().orElseThrow().id().value().toString();
  }

  @Test
  void losesNothingWhenTwoWriteAtOnce() {
    var story = begin(charlie, "To på én gang");
    as(charlie).fill("revision", "1").fill("body", "Første afsnit.\n\nAndet afsnit.").post(story).redirectsTo(story);
    as(alice).fill("revision", "2").fill("body", "Første afsnit, rettet af Alice.\n\nAndet afsnit.").post(story).redirectsTo(story);

    var both = as(charlie).fill("revision", "2").fill("body", "Første afsnit.\n\nAndet afsnit, skrevet om af Charlie.").post(story);
    both.says("Alice Vang gemte en anden tekst");
    assertThat(both.status()).isEqualTo(409);
    assertThat(both.page().select("textarea[name=body]").text()).contains("skrevet om af Charlie");
    assertThat(both.page().select(".comparison del").text()).contains("rettet", "Alice.");
    assertThat(both.page().select(".comparison ins").text()).contains("Charlie.");
    assertThat(both.page().select("input[name=revision]").attr("value")).isEqualTo("3");

    as(charlie).fill("revision", "3").fill("body", "Første afsnit, rettet af Alice.\n\nAndet afsnit, skrevet om af Charlie.").post(story).redirectsTo(story);
    as(alice).get(story + "/versioner?nr=3").says("rettet af Alice");
  }

  @Test
  void keepsVersionsAndBringsOneBack() {
    var story = begin(charlie, "Versioner");
    as(charlie).fill("revision", "1").fill("body", "En bænk.").post(story).redirectsTo(story);
    as(alice).fill("revision", "2").fill("body", "En rund bænk.").post(story).redirectsTo(story);
    as(charlie).fill("revision", "3").fill("body", "To bænke.").post(story).redirectsTo(story);

    var page = as(charlie).get(story + "/versioner?nr=3").isOk().page();
    assertThat(page.select(".history li")).hasSize(4);
    assertThat(page.select(".comparison ins").text()).contains("rund");
    as(charlie).post(story + "/versioner/2/gendannelse").redirectsTo(story);
    as(charlie).get(story).says("Den gamle version er den nyeste igen");
    assertThat(as(charlie).get(story).page().select("textarea[name=body]").text()).isEqualTo("En bænk.");
    as(charlie).get(story + "/versioner?nr=99").isOk();
    as(charlie).post(story + "/versioner/99/gendannelse").isNotFound();
  }

  @Test
  void sayWhatIsWrongAndKeepsWhatWasTyped() {
    var story = begin(charlie, "Fejl");
    var wrong = as(charlie).fill("revision", "1").fill("headline", "x".repeat(161)).fill("furtherUrl", "javascript:alert(1)").fill("body", "Bliver her").post(story);
    wrong.isRefused().says("højst 160 tegn").says("begynder med https://");
    assertThat(wrong.page().select("textarea[name=body]").text()).isEqualTo("Bliver her");
    as(charlie).fill("revision", "1").fill("body", "").post(story).redirectsTo(story);
    as(charlie).get(story).says("Der var ikke noget nyt at gemme");
  }

  @Test
  void talksInNotesThatAreAnsweredAndSettled() {
    var story = begin(charlie, "Noter");
    as(alice).fill("note", "Hvornår var det?").fill("passage", "i foråret").post(story + "/noter").location();
    as(charlie).get("/redaktion").says("1 note til dig");
    var note = as(charlie).get(story).says("i foråret").page().select("input[name=answers]").attr("value");
    as(charlie).fill("answers", note).fill("note", "Den 3. marts.").post(story + "/noter").location();
    as(alice).get(story).says("Den 3. marts.");
    as(alice).post(story + "/noter/" + note + "/afslutning").location();
    as(charlie).get(story).says("1 afsluttet note");
    as(charlie).get("/redaktion").saysNot("1 note til dig");
    as(charlie).post(story + "/noter/" + note + "/genaabning").location();
    as(charlie).get("/redaktion").says("1 note til dig");
    as(charlie).fill("note", "").post(story + "/noter").isRefused();
    as(charlie).fill("answers", UUID.randomUUID().toString()).fill("note", "Til hvem?").post(story + "/noter").isNotFound();
  }

  @Test
  void waitsAmongIdeasForSomebodyToWriteIt() {
    as(alice).fill("headline", "Nattens bus").fill("idea", "true").post(STORIES).location();
    as(alice).get(STORIES + "?tilstand=idea").says("Nattens bus");
    as(alice).get(STORIES + "?tilstand=approved").saysNot("Nattens bus");
    as(charlie).fill("headline", "Charlies").fill("idea", "true").post(STORIES).location();
    as(charlie).get(STORIES + "?tilstand=idea").saysNot("Charlies");
  }

  /// Of one name, or of one in letters that no address has.
  @Test
  void beginsManyOfOneNameAtOnce() throws Exception {
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      var begun = IntStream.range(0, 24).mapToObj(i -> all.submit(() -> bean(Newsroom.class).begin(staff(), i % 2 == 0 ? "Bænken" : "مقعد", false))).toList();
      for (var each : begun) {
        assertThat(bean(Newsroom.class).find(staff(), each.get())).isPresent();
      }
    }
  }

  private static Staff staff() {
    var people = bean(People.class);
    return people.list().stream().filter(account -> account.mail().equals(alice.mail())).findFirst().flatMap(account -> people.find(account.id())).orElseThrow();
  }

  /// What they wrote stays, and what they were to write is somebody else's.
  @Test
  void keepsTheStoriesOfSomebodyWhoIsErased() {
    var people = bean(People.class);
    var erik = new Person("Erik Toft", "erik@ellebaek.example", Role.CONTRIBUTOR);
    var id = people.addWithPassword(erik.name(), erik.mail(), erik.role(), Person.PASSWORD).id();
    var written = begin(erik, "Eriks historie");
    as(erik).fill("note", "Jeg mangler et foto").post(written + "/noter").location();
    var idea = as(alice).fill("headline", "Til Erik").fill("idea", "true").post(STORIES).location();
    as(alice).fill("writer", id.value().toString()).post(idea + "/opgave").redirectsTo(idea);
    var kept = beans(KeptOfStaff.class).stream().filter(each -> each.name().equals("newsroom")).findFirst().orElseThrow();
    assertThat(kept.about(id)).extracting(thing -> thing.getOrDefault("story", thing.get("note to"))).containsExactlyInAnyOrder("Eriks historie", "Til Erik", "Eriks historie");

    kept.forget(id, "Redaktionen");
    as(alice).get(written).isOk().says("Jeg mangler et foto");
    as(alice).get(idea).says("Skrives af Alice Vang");
  }

  static String begin(Person person, String headline) {
    return as(person).fill("headline", headline).post(STORIES).location();
  }

  @Test
  void takesAsLongATextAsAStoryMayBe() {
    var story = begin(charlie, "Hele protokollen");
    var paragraph = "Rådet drøftede øens færger på årets første møde. ".repeat(40).strip();
    var text = (paragraph + "\n\n").repeat(90).strip();
    as(charlie).fill("revision", "1").fill("headline", "Hele protokollen").fill("body", text).post(story).redirectsTo(story);
    assertThat(as(charlie).get(story).page().select("textarea[name=body]").text().strip()).hasSize(text.length());
  }
}
