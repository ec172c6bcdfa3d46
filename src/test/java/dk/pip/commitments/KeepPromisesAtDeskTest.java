package dk.pip.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.people.Audit;
import dk.pip.people.People;
import dk.pip.people.PersonalData;
import dk.pip.people.Unit;
import dk.pip.people.UnitChange;
import dk.pip.people.Units;
import dk.pip.shared.Role;
import dk.pip.testing.Answer;
import dk.pip.testing.Client;
import dk.pip.testing.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The newsroom writes promises down, follows them, and lets go of who owned them.
class KeepPromisesAtDeskTest extends Promising {
  private static final String DESK = "/redaktion/loefter";

  private static Client filled(String sentence) {
    var page = as(alice).get(DESK + "/nyt").isOk().page();
    return as(alice).fill("stamp", page.select("[name=stamp]").val()).fill("sentence", sentence).fill("due", today().plusDays(60).toString()).fill("sourceKind", "council-day")
        .fill("sourceWords", "Elevbyrådsdagen 2025").fill("promisedOn", today().toString()).fill("audience", "public");
  }

  private static String made(String sentence) {
    return filled(sentence).fill("owner", "Karen Lund").fill("ownerOrganisation", "Søtorvets Venner").fill("ownerMail", "karen@soetorvet.example").post(DESK).location();
  }

  private static Client small(String path) {
    var page = as(alice).get(path).isOk().page();
    return as(alice).fill("stamp", page.select("[name=stamp]").val()).fill("seen", page.select("[name=seen]").val());
  }

  private static CommitmentId id(String path) {
    return new CommitmentId(UUID.fromString(path.substring(DESK.length() + 1)));
  }

  @Test
  void writesOneDownAndFollowsIt() {
    as(alice).get(DESK).isOk().says("Skriv et løfte");
    filled("").fill("trialUntil", "snart").fill("owner", "Hvem som helst").fill("amount", "mange").fill("owed", "En kage").fill("sourcePath", "//ond.example").post(DESK).isRefused()
        .says("Skriv datoen som 1.9.2026.").says("Vi kender ikke »Hvem som helst«.").says("Skriv beløbet i hele kroner.");
    filled("").fill("owner", "Bob Holm").fill("owed", "En kage").fill("sourcePath", "//ond.example").post(DESK).isRefused()
        .says("Skriv, hvad der er lovet.").says("Skriv, hvem der skylder det.").says("Adressen skal være en side her");
    var path =
        filled("Bænken <står> ved Søtorvet").fill("owner", "Karen Lund").fill("ownerTitle", "formand").fill("ownerOrganisation", "Søtorvets Venner").fill("ownerMail", "karen@soetorvet.example")
            .fill("counterpart", "Bob Holm").fill("owed", "Bob maler den").fill("amount", "70.000 kr.").fill("place", "Søtorvet").fill("sign", "Børn sidder på den").fill("sendLink", "true")
            .post(DESK).location();
    var page = as(alice).get(path).isOk().says("Løftet er gemt, og ejeren har fået et link.").says("Bænken <står> ved Søtorvet").says("Karen Lund, formand, Søtorvets Venner")
        .says("Bob Holm: Bob maler den").says("70.000 kr.").says("Byrådsdag: Elevbyrådsdagen 2025").page();
    assertThat(page.select("a[href^=/loefter/baenken-staar-ved-soetorvet-]")).isNotEmpty();
    assertThat(bean(CommitmentLinks.class).holders(id(path))).hasSize(1);

    small(path).fill("state", "late").fill("why", "Træet er forsinket.").fill("due", today().plusDays(90).toString()).fill("day", today().minusDays(1).toString()).post(path + "/melding").isRefused()
        .says("Dagen passer ikke.");
    small(path).fill("state", "late").fill("why", "Træet er forsinket.").fill("due", today().plusDays(90).toString()).post(path + "/melding").redirectsTo(path);
    var edit = as(alice).get(path + "/ret").isOk().page();
    var again = as(alice);
    for (var name : List.of("stamp", "seen", "due", "counterpart", "owed", "amount", "sign", "place")) {
      again.fill(name, edit.select("form.form [name=" + name + "]").val());
    }
    again.fill("sentence", "To bænke står ved Søtorvet").post(path + "/ret").isRefused().says("Skriv en sætning, som læserne kan se.");
    for (var name : List.of("stamp", "seen", "due", "counterpart", "owed", "amount", "sign", "place")) {
      again.fill(name, edit.select("form.form [name=" + name + "]").val());
    }
    again.fill("sentence", "To bænke står ved Søtorvet").fill("why", "Der kom penge til to.").post(path + "/ret").redirectsTo(path);
    as(alice).get(path).says("Før: »Bænken <står> ved Søtorvet«. Nu: »To bænke står ved Søtorvet«.").says("Træet er forsinket.").says("Der kom penge til to.").says("Alice Vang");
    small(path).fill("state", "kept").post(path + "/melding").redirectsTo(path);
    as(alice).get(path).isOk().says("Tag løftet op igen").saysNot("Giv løftet videre");
    small(path).post(path + "/genoptagelse").isRefused();
    small(path).fill("why", "Den ene er væltet.").fill("due", today().plusDays(99).toString()).post(path + "/genoptagelse").redirectsTo(path);
    as(alice).get(path).says("Taget op igen");
    assertThat(commitments().history(id(path))).hasSize(5);
    as(alice).get(DESK + "?stand=changed&q=bænke").isOk().says("To bænke står ved Søtorvet");
    as(alice).get(DESK + "?stand=kept&kilde=tip").isOk().says("Der er ingen løfter, der passer");
    assertThat(bean(Audit.class).latest(30)).extracting(Audit.Entry::act).contains("commitments.audit.made", "commitments.audit.changed", "commitments.audit.taken-up", "commitments.audit.link-sent");

    var story = as(alice).post(path + "/historie").location();
    as(alice).get(story).isOk().says("Hvad blev der af det?").says("Søtorvets Venner").says("Den ene er væltet.");
    assertThat(as(alice).get(path).page().select(".thread-desk a[href=" + story + "]")).as("from the promise to the story").isNotEmpty();
    assertThat(as(alice).get(story).page().select(".thread-desk a[href=" + path + "]")).as("and back").isNotEmpty();
  }

  @Test
  void makesOnePromiseOfAFormThatComesTwice() {
    var stamp = as(alice).get(DESK + "/nyt").page().select("[name=stamp]").val();
    var first = again(stamp, "Hegnet er malet").location();
    assertThat(again(stamp, "Hegnet er malet").location()).isEqualTo(first);
    assertThat(again(stamp, "Hegnet er malet grønt").location()).isEqualTo(first + "/ret");
    as(alice).get(first + "/ret").says("Løftet var gemt allerede.");
    assertThat(commitments().list(CommitmentQuery.ofAll().saying("Hegnet"))).hasSize(1);
  }

  private static Answer again(String stamp, String sentence) {
    return as(alice).fill("stamp", stamp).fill("sentence", sentence).fill("due", today().plusDays(60).toString()).fill("owner", "Bob Holm").fill("sourceKind", "other")
        .fill("promisedOn", today().toString()).fill("audience", "public").post(DESK);
  }

  @Test
  void letsEditorsKeepAndContributorsRead() {
    var open = made("Lampen lyser");
    var hidden = promise(CommitmentTerms.of("Hemmeligt løfte", today().plusDays(9), outside("Karen"), null), CommitmentAudience.PARTIES);
    as(charlie).get(DESK).isOk().says("Lampen lyser").saysNot("Hemmeligt løfte").saysNot("Skriv et løfte");
    as(charlie).get(DESK + "?hvem=parties").isOk().saysNot("Hemmeligt løfte");
    as(charlie).get(DESK + "/" + hidden.value()).isNotFound();
    as(charlie).get(open).isOk().saysNot("Ejerens link").saysNot("Giv løftet videre");
    as(alice).get(DESK + "?hvem=parties").isOk().says("Hemmeligt løfte");
    for (var act : List.of("/melding", "/ret", "/ejer", "/genoptagelse", "/hvem", "/link", "/link/nyt", "/link/tilbagekaldelse", "/historie", "/fortrydelse")) {
      as(charlie).post(open + act).isForbidden();
    }
    as(charlie).get(DESK + "/nyt").isForbidden();
    as(charlie).get(DESK + "/kontakter").isForbidden();
    as(bob).get(DESK).isForbidden();
    as(emil).get(open).sendsToSignIn();
    as(alice).post(DESK + "/" + hidden.value() + "/historie").redirectsTo(DESK + "/" + hidden.value());
    as(alice).get(DESK).says("kun for parterne");
    small(DESK + "/" + hidden.value()).fill("audience", "staff").post(DESK + "/" + hidden.value() + "/hvem");
    as(charlie).get(DESK).says("Hemmeligt løfte");
  }

  @Test
  void handsOverAndRecallsLinks() {
    var path = made("Stien er fejet");
    var first = bean(CommitmentLinks.class).path(id(path), commitments().get(id(path)).terms().owner());
    fresh().get(first).isOk();
    as(alice).post(path + "/link/nyt").redirectsTo(path);
    var told = as(alice).get(path).isOk();
    assertThat(told.text()).contains("/loefte/svar/");
    fresh().get(first).isGone();
    var second = bean(CommitmentLinks.class).path(id(path), commitments().get(id(path)).terms().owner());
    small(path).fill("owner", "").post(path + "/ejer").isRefused().says("Vælg, hvem der ejer løftet.");
    small(path).fill("owner", "Bob Holm").fill("why", "Bob overtager.").post(path + "/ejer").redirectsTo(path);
    fresh().get(second).isGone();
    as(alice).get(path).says("Givet videre til Bob Holm").says("Bob overtager.");
    as(bob).get("/medarbejder/mine-loefter").says("Stien er fejet");
    small(path).fill("owner", "Bob Holm").post(path + "/ejer").isRefused().says("Der er ikke ændret noget.");
  }

  @Test
  void showsHowManyAreLate() {
    var path = made("Den er sen");
    clock().move(Duration.ofDays(61));
    commitments().notePassed();
    assertThat(as(alice).get(DESK).page().select(".staff-places a[href=" + DESK + "]").text()).matches("Løfter \\d+ venter");
    assertThat(as(charlie).get(DESK).page().select(".staff-places a[href=" + DESK + "]").text()).isEqualTo("Løfter");
    as(alice).get(path).says("Datoen gik, uden at nogen meldte tilbage");
  }

  @Test
  void forgetsWhoOwnedAndNothingElse() {
    var path = made("Døren er malet");
    var owner = commitments().get(id(path)).terms().owner();
    var link = bean(CommitmentLinks.class).path(id(path), owner);
    as(alice).get(DESK + "/kontakter").isOk().says("Karen Lund");
    var contact = DESK + "/kontakter/" + owner.value();
    as(alice).fill("name", "").fill("organisation", "").post(contact).isRefused().says("Skriv et navn eller en organisation.");
    as(alice).fill("name", "Karen Lund").fill("mail", "ikke en adresse").post(contact).isRefused().says("Mailadressen ser ikke rigtig ud.");
    as(alice).fill("name", "Karen Ø. Lund").fill("organisation", "Søtorvets Venner").fill("mail", "ny@soetorvet.example").post(contact).redirectsTo(DESK + "/kontakter");
    as(alice).get(path).says("Karen Ø. Lund");
    var before = commitments().history(id(path));
    as(alice).post(contact + "/sletning").redirectsTo(DESK + "/kontakter");
    as(alice).get(path).isOk().saysNot("Karen").says("tidligere kontakt, Søtorvets Venner");
    fresh().get(link).isGone();
    assertThat(commitments().history(id(path))).isEqualTo(before);

    var gone = bean(People.class).addWithPassword("Gert Gået", "gert@ellebaek.example", Role.READER, Person.PASSWORD);
    var unit = ((UnitChange.Done) bean(Units.class).add(staff(agnes), new Unit.Words(Unit.Kind.WORKPLACE, "Materielgården", null, null, ""))).id();
    bean(Units.class).put(staff(agnes), gone.id(), List.of(unit));
    var his = filled("Porten lukker").fill("owner", "Gert Gået").post(DESK).location();
    commitments().report(By.of(gone), id(his), CommitmentReport.of(CommitmentState.ON_TRACK, "Den er smurt.", null, 1), key());
    assertThat(new String(bean(PersonalData.class).export(staff(agnes), gone.id()).orElseThrow(), StandardCharsets.UTF_8)).contains("Porten lukker").contains("Den er smurt.");
    bean(PersonalData.class).erase(staff(agnes), gone.id(), "tidligere ansat");
    as(alice).get(his).isOk().saysNot("Gert").says("tidligere ansat").says("Den er smurt.").says("Materielgården");
    assertThat(bean(Contacts.class).address(bean(Contacts.class).get(commitments().get(id(his)).terms().owner()))).isEmpty();

    var old = made("Gammelt løfte");
    made("Åbent løfte");
    commitments().report(by(alice), id(old), CommitmentReport.of(CommitmentState.KEPT, "", null, 1), key());
    clock().move(Duration.ofDays(3 * 365));
    bean(Contacts.class).forget();
    as(alice).get(path).isOk();
    assertThat(bean(Contacts.class).get(commitments().get(id(old)).terms().owner()).name()).as("still owner of open ones").isEqualTo("Karen Lund");
    for (var it : commitments().list(CommitmentQuery.ofAll().in(CommitmentState.OPEN).page(0, 1000))) {
      commitments().report(by(alice), it.id(), CommitmentReport.of(CommitmentState.DROPPED, "Slut", null, it.step()), key());
    }
    clock().move(Duration.ofDays(3 * 365));
    bean(Contacts.class).forget();
    assertThat(bean(Contacts.class).get(commitments().get(id(old)).terms().owner()).name()).isEqualTo("tidligere kontakt");
  }
}
