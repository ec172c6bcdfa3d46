package dk.pip.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.UnitChange;
import dk.pip.people.Units;
import dk.pip.testing.Client;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who begins dialogues, who sees them, and how the parties come in. Bob runs the wheel, Charlie leads the school.
class BeginDialogueTest extends PipTest {
  private static final String HOME = "/dialog";
  private static String school = "";

  @BeforeAll
  static void bobRunsTheWheel() {
    var words = new Unit.Words(Unit.Kind.WORKPLACE, "Skovskolen", null, idOf(charlie), "");
    school = ((UnitChange.Done) bean(Units.class).add(staff(agnes), words)).id().value().toString();
    as(agnes).fill("who", idOf(bob).value().toString()).post(HOME + "/sekretaerer").redirectsTo(HOME + "/sekretaerer");
    as(agnes).get(HOME + "/sekretaerer").says("Bob Holm");
  }

  private static StaffId idOf(Person person) {
    return staff(person).id();
  }

  private static Staff staff(Person person) {
    var people = bean(People.class);
    var id = people.list().stream().filter(it -> it.mail().equals(person.mail())).findFirst().orElseThrow().id();
    return people.find(id).orElseThrow();
  }

  private static Client filled(Person by, String title) {
    return as(by).fill("title", title).fill("level", "department-institution").fill("audience", "PARTIES").fill("management", "Børneafdelingen")
        .fill("counterpartUnit", school).fill("counterpart", "").fill("from", "2027-01-01").fill("until", "2027-12-31");
  }

  private static String begun(Person by, String title) {
    return filled(by, title).post(HOME).location();
  }

  private static String contact(String dialogue, String side, String name, String mail) {
    as(bob).fill("side", side).fill("name", name).fill("jobTitle", "leder").fill("mail", mail).fill("signs", "true").post(dialogue + "/personer").redirectsTo(dialogue);
    return as(bob).get(dialogue).page().select("h3 a:contains(" + name + ")").attr("href");
  }

  private static String linkOf(String contact) {
    var id = new PartyContactId(UUID.fromString(contact.substring(contact.lastIndexOf('/') + 1)));
    return DialogueMember.ADDRESS + bean(Dialogues.class).token(bean(Dialogues.class).contact(id).orElseThrow());
  }

  @Test
  void isBegunBySecretariesAndLeadersAlone() {
    as(emil).get(HOME).sendsToSignIn();
    as(alice).get(HOME).isOk().says("Her er ingen dialoger endnu").saysNot("Begynd en dialog");
    as(alice).get(HOME + "/ny").isNotFound();
    filled(alice, "Ikke hendes").post(HOME).isNotFound();
    for (var person : List.of(alice, bob, charlie)) {
      as(person).get(HOME + "/sekretaerer").isForbidden();
    }
    var leaders = begun(charlie, "Skolens samtale");
    as(charlie).get(leaders).isOk().says("Skolens samtale").says("Skovskolen").says("2027");
    as(bob).get(leaders).isOk();
    as(alice).get(leaders).isNotFound();
    as(agnes).get(leaders).isNotFound();
  }

  @Test
  void keepsWhatWasTypedAndSaysWhatIsWrong() {
    var page = as(bob).fill("title", " ").fill("level", "noget").fill("audience", "").fill("management", "x".repeat(121)).fill("counterpart", "")
        .fill("from", "i morgen").fill("until", "2050-01-01").fill("purpose", "Det her skal ikke gå tabt").post(HOME).isRefused().page();
    assertThat(page.select(".errors a")).hasSize(6);
    assertThat(page.select("#purpose").text()).isEqualTo("Det her skal ikke gå tabt");
    as(bob).fill("title", "x").fill("counterpartUnit", UUID.randomUUID().toString()).post(HOME).isRefused().says("Arbejdspladsen findes ikke mere");
    as(bob).fill("title", "x").fill("counterpartUnit", "ikke et id").post(HOME).hasStatus(400);
  }

  @Test
  void readsDaysAsPeopleWriteThem() {
    for (var typed : List.of("1.1.2027", "1. 1. 2027", "01/01-2027", " 2027-01-01 ", "1-1-2027")) {
      var dialogue = as(bob).fill("title", "Dag " + typed.strip()).fill("level", "department-institution").fill("audience", "PARTIES").fill("management", "Skoleafdelingen").fill("counterpart", "Skovskolen").fill("from", typed).fill("until", "31.12.2027").post(HOME).hasStatus(302).location();
      as(bob).get(dialogue).isOk().says("Dag " + typed.strip()).says("· 2027");
    }
    for (var nonsense : List.of("31.2.2027", "1.13.2027", "2027", "1.1.27", "0.0.0000")) {
      var page = as(bob).fill("title", "x").fill("level", "department-institution").fill("audience", "PARTIES").fill("management", "a").fill("counterpart", "b").fill("from", nonsense).fill("until", "31.12.2027").post(HOME).isRefused().says("1.1.2027").page();
      assertThat(page.select("#from").val()).isEqualTo(nonsense);
    }
  }

  @Test
  void opensToAContactByTheirOwnLinkUntilItIsRecalled() {
    var dialogue = begun(bob, "Aftale med <b>Skovskolen</b> æøå");
    var hanne = contact(dialogue, "management", "Hanne Birk", "hanne@ellebaek.example");
    var ole = contact(dialogue, "counterpart", "Ole Lund", "ole@partner.example");
    var hannes = linkOf(hanne);
    var oles = linkOf(ole);
    assertThat(oles).isNotEqualTo(hannes);

    var before = statementsThatWrite(() -> fresh().get(oles).isOk().says("Aftale med <b>Skovskolen</b> æøå").says("Du er her som Ole Lund"));
    assertThat(before).as("a scanner follows links").isEmpty();
    var answer = fresh().get(oles);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.text()).doesNotContain("hanne@ellebaek.example");
    fresh().get(oles.substring(0, oles.length() - 1) + "a").hasStatus(410);
    fresh().get("/dialog/min/x").hasStatus(410).says("Linket virker ikke mere");

    as(bob).post(ole + "/tilbagekaldelse").redirectsTo(dialogue);
    fresh().get(oles).hasStatus(410);
    elsewhere().get(oles).hasStatus(410);
    fresh().get(hannes).isOk();
    var next = linkOf(ole);
    assertThat(next).isNotEqualTo(oles);
    as(bob).post(ole + "/afgang").redirectsTo(dialogue);
    fresh().get(next).hasStatus(410);
    as(bob).get(dialogue).says("Har talt for en af siderne").says("Ole Lund taler ikke længere for siden");
  }

  private static List<String> statementsThatWrite(Runnable act) {
    return statementsOf(act).stream().filter(it -> it.strip().matches("(?is)^(insert|update|delete).*") && it.contains("dialogue.")).toList();
  }

  @Test
  void leadsWhoeverIsSignedInToTheirOwnSide() {
    var dialogue = begun(bob, "Charlies aftale");
    contact(dialogue, "counterpart", "Charlie Krog", charlie.mail());
    as(charlie).get(HOME).says("Charlies aftale");
    var own = as(charlie).get(dialogue + "/min").location();
    assertThat(own).startsWith("/dialog/min/");
    as(charlie).get(own).isOk().says("Du er her som Charlie Krog");
    as(alice).get(dialogue + "/min").isNotFound();
    as(charlie).get(dialogue).isNotFound();
  }

  @Test
  void endsAndIsTakenUpAgain() {
    var dialogue = begun(bob, "Slutter");
    as(bob).post(dialogue + "/afslutning").redirectsTo(dialogue);
    as(bob).get(dialogue).says("afsluttet").says("Tag dialogen op igen");
    filled(bob, "Nyt navn").post(dialogue).redirectsTo(dialogue);
    as(bob).get(dialogue).says("Dialogen er afsluttet i mellemtiden").saysNot("Nyt navn");
    as(bob).post(dialogue + "/genoptagelse").redirectsTo(dialogue);
    filled(bob, "Nyt navn").post(dialogue).redirectsTo(dialogue);
    as(bob).get(dialogue).says("Nyt navn");
  }
}
