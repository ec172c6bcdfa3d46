package dk.pip.council;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.testing.Client;
import dk.pip.testing.PipTest;
import dk.pip.testing.VeraPdf;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// From what is planned to what became of it, as everybody reads it: nothing before it is let go, everything that was decided after.
class ReadCouncilDayTest extends PipTest {
  private static final CouncilCase CASE = new CouncilCase(PipTest::bean);

  private static Client anybody() {
    return new Client(address());
  }

  private static Staff alices() {
    var people = bean(People.class);
    return people.find(people.list().stream().filter(it -> it.mail().equals(alice.mail())).findFirst().orElseThrow().id()).orElseThrow();
  }

  @Test
  void showsNothingBeforeItIsLetGo() {
    var by = alices().id();
    var day = CASE.day(by, 2061);
    var id = CASE.handsIn(by, day, "Søskolen", "6. a", "Gynger i søen", "18.000");
    var desk = "/redaktion/elevbyraad/" + day.value();
    anybody().get("/elevbyraad/2061").isNotFound();
    anybody().get("/elevbyraad").isOk().saysNot("2061");
    as(alice).post(desk + "/visning").redirectsTo(desk);
    anybody().get("/elevbyraad/2061").isOk().says("Vores by, vores vand").says("70.000 kr.").says("deler de pengene").saysNot("Gynger i søen");
    anybody().get("/elevbyraad/2061/forslag/gynger-i-soeen").isNotFound();
    anybody().get("/elevbyraad/2061/raekkefoelge").isOk().says(CASE.days().get(day).lot().commitment()).saysNot(CASE.days().get(day).lot().seed());
    as(alice).post(desk + "/forslag/" + id.value() + "/visning").redirectsTo(desk + "/forslag/" + id.value());
    anybody().get("/elevbyraad/2061/forslag/gynger-i-soeen").isOk().says("Søskolen").says("18.000");
    as(alice).post(desk + "/lodtraekning").redirectsTo(desk);
    anybody().get("/elevbyraad/2061/raekkefoelge").says(CASE.days().get(day).lot().seed()).says("sha256sum");
    assertThat(anybody().get("/sitemap.xml").text()).contains("/elevbyraad/2061/forslag/gynger-i-soeen");
    as(alice).post(desk + "/nedtagning");
    anybody().get("/elevbyraad/2061").isNotFound();
    anybody().get("/elevbyraad/2061/forslag/gynger-i-soeen").isNotFound();
  }

  @Test
  void goesFromResultToMinutesStoryAndPromise() throws Exception {
    var by = alices().id();
    var day = CASE.day(by, 2062);
    var won = CASE.handsIn(by, day, "Søskolen", "6. a", "Bænken, der gynger", "18.000");
    var other = CASE.handsIn(by, day, "Engskolen", "6. b", "Et *stort* træ", "9.000");
    CASE.days().letGo(by, day);
    for (var id : List.of(won, other)) {
      CASE.proposals().letGo(by, CASE.days().get(day), id, true);
    }
    var desk = "/redaktion/elevbyraad/" + day.value();
    as(alice).get(desk + "/referat").isOk().says("Dagen er ikke begyndt endnu");
    CASE.days().begin(day);
    CASE.days().decide(day, new DayResult(List.of(new DayResult.Grant(won, 18_000)), "Bænken fik flest kryds.", "", ""));
    CASE.days().end(day);
    as(alice).post(desk + "/referat").redirectsTo(desk + "/referat");
    var minutes = bean(DayMinutes.class);
    as(alice).fill("intro", "Borgmesteren bød velkommen.").post(desk + "/referat/linjer").redirectsTo(desk + "/referat");
    as(alice).post(desk + "/referat/udgivelse");
    anybody().get("/elevbyraad/2062/referat").isNotFound();

    var chair = minutes.path(minutes.find(day).orElseThrow());
    var hash = anybody().get(chair).isOk().says("Borgmesteren bød velkommen").page().select("input[name=hash]").attr("value");
    anybody().fill("name", " ").fill("hash", hash).postWithoutToken(chair + "/underskrift").isRefused();
    as(alice).fill("intro", "Rettet imens.").post(desk + "/referat/linjer");
    anybody().fill("name", "Sana Friis").fill("hash", hash).postWithoutToken(chair + "/underskrift").isRefused().says("er rettet, mens du læste");
    var now = anybody().get(chair).page().select("input[name=hash]").attr("value");
    anybody().fill("name", "Sana Friis").fill("hash", now).postWithoutToken(chair + "/underskrift").redirectsTo(chair + "?ok=signed");
    as(alice).fill("intro", "Efter underskriften").post(desk + "/referat/linjer");
    assertThat(minutes.find(day).orElseThrow().intro()).isEqualTo("Rettet imens.");
    assertThat(minutes.holds(CASE.days().get(day), minutes.find(day).orElseThrow())).isTrue();
    as(alice).post(desk + "/referat/udgivelse").redirectsTo(desk + "/referat");
    anybody().get("/elevbyraad/2062/referat").isOk().says("Sana Friis").says("18.000 kr.").says(now);
    assertThat(VeraPdf.failures(anybody().get("/elevbyraad/2062/referat.pdf").isOk().bytes())).isEmpty();
    as(alice).post(desk + "/referat/link");
    anybody().get(chair).isNotFound();

    var story = as(alice).post(desk + "/referat/historie").location();
    as(alice).get(story).isOk().says("Bænken, der gynger").says("18.000 kr.");

    var promise = desk + "/forslag/" + won.value() + "/loefte";
    as(alice).get(desk + "/forslag/" + other.value() + "/loefte").isNotFound();
    as(charlie).get(promise).isForbidden();
    as(alice).fill("sentence", "").fill("due", "snart").fill("owner", "").post(promise).isRefused();
    as(alice).fill("sentence", "Bænken gynger ved søen").fill("due", "2026-09-01").fill("owner", "me").post(promise);
    var path = CASE.days().get(day).proposal(won).commitmentPath();
    anybody().get(path).isOk().says("Bænken gynger ved søen").says("Elevbyrådsdagen 2062");
    as(alice).get(promise).isNotFound();

    var next = CASE.day(by, 2063);
    CASE.days().letGo(by, next);
    anybody().get("/elevbyraad/2063").isOk().says("Elevbyrådsdagen 2062: hvad blev der af det?").says("Bænken, der gynger").says("Løftet:");
  }

  @Test
  void readsOnlyWhatIsTheDaysOwn() {
    var by = alices().id();
    var day = CASE.day(by, 2064);
    var delegation = CASE.joins(by, day, "Søskolen", "6. c");
    var teacher = CASE.teacher(by, day, delegation);
    CASE.days().name(teacher, "Emma", Spokesperson.Pictures.MAY, true);
    CASE.writes(teacher, Map.of(ProposalField.TITLE, "Lys", ProposalField.WHAT, "Lys på stien"));
    CASE.proposals().handIn(CASE.again(teacher));
    CASE.days().letGo(by, day);
    CASE.proposals().letGo(by, CASE.days().get(day), CASE.again(teacher).proposal().id(), true);
    anybody().get("/elevbyraad/2064").isOk().says("Lys").saysNot("Emma");
    anybody().get("/elevbyraad/2064/forslag/lys").isOk().saysNot("Emma");
    anybody().get("/elevbyraad/2064/forslag/lys/billede/0190a8c0-0000-7000-8000-000000000000").isNotFound();
  }
}
