package dk.pip.dialogue;

import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.testing.Client;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.util.UUID;

/// A dialogue with two people on each side and a talk, arranged by Bob. Nobody in it has an account.
abstract class TalkCase extends PipTest {
  static final String HOME = "/dialog";

  static Staff staff(Person person) {
    var people = bean(People.class);
    var id = people.list().stream().filter(it -> it.mail().equals(person.mail())).findFirst().orElseThrow().id();
    return people.find(id).orElseThrow();
  }

  static void bobRunsTheWheel() {
    as(agnes).fill("who", staff(bob).id().value().toString()).post(HOME + "/sekretaerer");
  }

  static String dialogue(String title, String audience) {
    return as(bob).fill("title", title).fill("level", "department-institution").fill("audience", audience).fill("management", "Direktionen")
        .fill("counterpart", "Lindely").fill("from", "2027-01-01").fill("until", "2027-12-31").post(HOME).location();
  }

  /// Adds somebody, and gives their own address.
  static String contact(String dialogue, String side, String name, String mail) {
    as(bob).fill("side", side).fill("name", name).fill("jobTitle", "leder").fill("mail", mail).fill("signs", "true").post(dialogue + "/personer").redirectsTo(dialogue);
    var href = as(bob).get(dialogue).page().select("h3 a:contains(" + name + ")").attr("href");
    var id = new PartyContactId(UUID.fromString(href.substring(href.lastIndexOf('/') + 1)));
    return DialogueMember.ADDRESS + bean(Dialogues.class).token(bean(Dialogues.class).contact(id).orElseThrow());
  }

  static Client filled(String title) {
    return as(bob).fill("topic", "dilemma").fill("title", title).fill("about", "Vi har for få om natten.").fill("day", "2027-03-10").fill("time", "10:00").fill("minutes", "60")
        .fill("place", "Lokale 3").fill("prepareBy", "2027-03-05").fill("questions", "Hvad lykkes?\nHvad er svært?");
  }

  /// Arranges and sends a talk; gives what comes after a member's address.
  static String talk(String dialogue, String title) {
    var address = filled(title).post(dialogue + "/samtaler").location();
    as(bob).post(address + "/afsendelse").redirectsTo(address);
    return "/samtale" + address.substring(address.lastIndexOf('/'));
  }
}
