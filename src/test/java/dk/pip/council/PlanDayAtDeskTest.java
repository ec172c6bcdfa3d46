package dk.pip.council;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Client;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import dk.pip.testing.VeraPdf;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The newsroom plans a day, adds classes and gives their teachers a link. Alice edits, Charlie contributes, Bob reads.
class PlanDayAtDeskTest extends PipTest {
  private static final String DESK = "/redaktion/elevbyraad";

  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("theme", "Vores by, vores vand"),
          Map.entry("about", "Hvad kan vi gøre?"),
          Map.entry("date", "2027-02-16"),
          Map.entry("begins", "09:00"),
          Map.entry("place", "Byrådssalen"),
          Map.entry("budget", "70.000 kr."),
          Map.entry("chair", "Borgmester Sana Friis"),
          Map.entry("deadline", "2027-02-01"),
          Map.entry("form", "APPROVAL"),
          Map.entry("way", "CARDS"),
          Map.entry("rule", "EQUAL_SHARES"),
          Map.entry("tie", "SHARE"),
          Map.entry("points", ""),
          Map.entry("presentation", "3:00"),
          Map.entry("question", "1"),
          Map.entry("reply", "45 sek"),
          Map.entry("debate", "1,5 min"));

  private static Client filled(Person by, String title) {
    var form = as(by).fill("title", title);
    USUAL.forEach(form::fill);
    return form;
  }

  /// The usual, but for one field.
  private static Client with(String field, String other) {
    var form = as(alice).fill("title", "Med fejl");
    USUAL.forEach((name, value) -> form.fill(name, name.equals(field) ? other : value));
    return form;
  }

  private static String planned(String title) {
    return filled(alice, title).post(DESK).location();
  }

  private static Client joining(String school, String className) {
    return as(alice).fill("school", school).fill("className", className).fill("colour", "BLUE").fill("sign", "b").fill("teacher", "Mette").fill("mail", "");
  }

  @Test
  void isForEditorsToPlanAndContributorsToRead() {
    as(emil).get(DESK).sendsToSignIn();
    as(bob).get(DESK).isForbidden();
    as(charlie).get(DESK).isOk().saysNot("Planlæg en elevbyrådsdag");
    as(charlie).get(DESK + "/ny").isForbidden();
    filled(charlie, "Ikke hans").post(DESK).isForbidden();
    var day = planned("Elevbyrådsdagen 2027");
    as(charlie).get(day).isOk().says("Vores by, vores vand").says("70.000 kr.").says("lige andele").says("45 sek.").says("1 min. 30 sek.").saysNot("Sæt en klasse på");
    as(charlie).post(day + "/visning").isForbidden();
    as(bob).get(day).isForbidden();
  }

  @Test
  void keepsWhatWasTypedAndSaysWhatIsWrong() {
    var page = as(alice).fill("title", " ").fill("theme", "Vand").fill("about", "Det her skal ikke gå tabt").fill("date", "i morgen").fill("begins", "ni").fill("place", "Salen")
        .fill("chair", "x".repeat(121)).fill("form", "APPROVAL").fill("rule", "SCHULZE").fill("way", "READERS").fill("tie", "").fill("presentation", "længe").fill("question", "1")
        .fill("reply", "2 sek").fill("debate", "1:30").fill("deadline", "2027-02-01").post(DESK).isRefused().page();
    assertThat(page.select(".errors a")).hasSize(9);
    assertThat(page.select("#about").text()).isEqualTo("Det her skal ikke gå tabt");
    with("budget", "").post(DESK).isRefused().says("hvor mange der er").says("Uden penge er der ikke noget at dele");
    with("way", "HANDS").post(DESK).isRefused().says("Vælg stemmekort eller navneopråb");
    with("deadline", "2027-02-17").post(DESK).isRefused().says("senest på selve dagen");
    with("budget", "mange").post(DESK).isRefused().says("hele kroner");
  }

  @Test
  void isChangedByOneAtATime() {
    var day = planned("Rettes");
    filled(alice, "Rettet").fill("revision", "1").post(day).redirectsTo(day);
    as(alice).get(day).says("Rettet");
    filled(alice, "Rettet af en anden").fill("revision", "1").post(day).isRefused().says("En anden har rettet planen");
  }

  @Test
  void givesATeacherALinkThatIsShownOnce() throws Exception {
    var day = planned("Med link");
    var added = joining("Søskolen", "6. b").post(day + "/klasser").location();
    joining("Engskolen", "6. a").post(day + "/klasser").isRefused().says("En anden klasse har det tegn");
    joining("", "6. a").fill("sign", "ABC").fill("colour", "GOLD").fill("mail", "ikke en mail").post(day + "/klasser").isRefused();
    as(alice).get(added).says("Læreren har ikke noget link endnu");
    var shown = as(alice).post(added + "/link").isOk().page();
    var path = shown.select("input[name=path]").attr("value");
    assertThat(path).startsWith("/klasse/");
    as(emil).get(path).isOk().says("Søskolen");
    assertThat(as(alice).get(added).isOk().text()).doesNotContain(path);
    var sheet = as(alice).fill("path", path).post(added + "/ark").isOk().bytes();
    assertThat(VeraPdf.failures(sheet)).isEmpty();
    as(alice).fill("path", "/klasse/noget-andet").post(added + "/ark").isNotFound();
    as(alice).post(added + "/link").isOk();
    as(emil).get(path).isGone();
    as(alice).post(added + "/tilbagekaldelse").redirectsTo(added);
  }

  @Test
  void rehearsesWithInventedClassesAndThrowsItAwayWithOnePress() {
    var day = planned("Til øvelse");
    var practice = as(alice).post(day + "/oevedag").location();
    as(alice).get(practice).isOk().says("Øvedag").says("En bænk, der kan gynge").says("Smid øvedagen væk").saysNot("Vis dagen for alle");
    as(alice).post(practice + "/visning");
    as(emil).get("/elevbyraad/oevedag").isNotFound();
    as(alice).post(day + "/kassering").isNotFound();
    as(alice).post(practice + "/kassering").redirectsTo(DESK);
    as(alice).get(practice).isNotFound();
  }

  @Test
  void refusesAddressesOfNothing() {
    var day = planned("Adresser");
    for (var path : List.of("/redaktion/elevbyraad/ikke-et-id", day + "/klasser/0190a8c0-0000-7000-8000-000000000000", day + "/forslag/0190a8c0-0000-7000-8000-000000000000")) {
      assertThat(as(alice).get(path).status()).isIn(400, 404);
    }
  }
}
