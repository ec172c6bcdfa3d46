package dk.pip.site;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Answer;
import dk.pip.testing.Bundles;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.time.Instant;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The front pages for everybody and for staff, and the news by year and section.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowseNewsTest extends PipTest {
  private static final String TEXT = "Nu er der lys i lygterne ved havnen igen. Det tog tre uger, to elektrikere og en dykker, og i aften kan man se hjem fra den sidste bus.";

  private static String published(Bundles bundle) {
    var desk = as(alice).attach("bundle", "udgave.zip", "application/zip", bundle.zip()).post("/redaktion/udgaver").location();
    as(alice).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
    return desk;
  }

  private static String alone(String headline, String section, String audience) {
    var story = as(alice).fill("headline", headline).post("/redaktion/historier").location();
    as(alice).fill("revision", "1").fill("headline", headline).fill("body", TEXT).fill("section", section).post(story).redirectsTo(story);
    as(alice).fill("audience", audience).post(story + "/opgave").redirectsTo(story);
    as(alice).post(story + "/godkendelse").redirectsTo(story);
    var single = as(alice).post(story + "/udgivelse").location();
    as(alice).fill("when", "now").post(single + "/udgivelse").redirectsTo(single);
    return single;
  }

  private static int links(Answer page, String address) {
    return page.page().select("main a[href=" + address + "]").size();
  }

  /// What whoever has just published sees, a second after at the latest.
  private static Answer anew(String path) {
    clock().move(java.time.Duration.ofSeconds(2));
    return as(path.startsWith("/medarbejder") ? bob : emil).get(path).isOk();
  }

  @Order(1)
  @Test
  void saysWhatToDoWhereNothingIsPublished() {
    as(emil).get("/").isOk().says("Her bliver der snart noget at læse").says("Begynd den første historie");
    as(bob).get("/medarbejder").isOk().says("Der er ikke udgivet noget endnu");
    as(emil).get("/medarbejder").sendsToSignIn();
    as(emil).get("/nyheder").isOk().says("når den første er udgivet");
    as(bob).get("/medarbejder/nyheder").isOk();
    as(bob).get("/medarbejder/udgaver").isOk();
    as(emil).get("/nyheder/emne/byen").isNotFound();
  }

  @Order(2)
  @Test
  void showsWhatIsNewBySectionAndComing() {
    var invitation =
        "  - kind: invitation\n    title: Byfest ved søen\n    start: 2026-03-19 17:00\n    place: Søtorvet\n    text: Kom og dans.\n"
            + "  - kind: invitation\n    title: Kursus i går\n    start: 2026-03-01 17:00\n    place: Rådhuset\n    text: Det var godt.\n"
            + "  - kind: next-issue\n    date: 2026-04-15\n";
    var bundle = Bundles.small().replacing(Bundles.STORY, "byline:", "section: Byen\nbyline:");
    published(bundle.with(Bundles.EDITION, bundle.text(Bundles.EDITION) + invitation));
    clock().move(java.time.Duration.ofHours(1));
    alone("Lys i lygterne", "byen", "PUBLIC");
    clock().move(java.time.Duration.ofHours(1));
    alone("Lønnen i marts", "Os selv", "STAFF");

    var front = anew("/");
    assertThat(front.page().select(".lead h2").text()).isEqualTo("Lys i lygterne");
    front.says("Bænken vandt").says("Aktuelt nummer").says("Byfest ved søen").says("Torsdag 19. marts kl. 17.00").saysNot("Kursus i går").says("Næste nummer udkommer onsdag 15. april.");
    front.saysNot("Lønnen i marts").saysNot("Kun for medarbejdere");
    assertThat(links(front, "/nyheder/2026/lys-i-lygterne")).isEqualTo(2);

    var staff = anew("/medarbejder");
    assertThat(staff.page().select(".lead h2").text()).isEqualTo("Lønnen i marts");
    staff.says("Kun for medarbejdere").says("Lys i lygterne").says("Bænken vandt").says("Byfest ved søen");
    assertThat(staff.page().select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    assertThat(staff.page().select(".bar-places a").eachAttr("href")).contains("/medarbejder/nyheder", "/medarbejder/udgaver");
    assertThat(staff.header("Cache-Control")).contains("private, no-cache");

    // However the section is written, it is one.
    var section = anew("/nyheder/emne/byen");
    section.says("Lys i lygterne").says("Bænken vandt").saysNot("Lønnen");
    assertThat(section.page().select(".list-pictured h3").eachText()).containsExactly("Lys i lygterne", "Bænken vandt");
    as(emil).get("/nyheder/emne/os-selv").isNotFound();
    as(emil).get("/medarbejder/nyheder/emne/os-selv").sendsToSignIn();
    as(bob).get("/medarbejder/nyheder/emne/os-selv").isOk().says("Lønnen i marts");
    as(bob).get("/medarbejder/nyheder/emne/byen").isOk().says("Lys i lygterne");
    as(bob).get("/medarbejder/nyheder/2026").isOk().says("Kun for medarbejdere").says("Månedens udgave:");
    for (var wrong : new String[] {"/nyheder/emne/x", "/nyheder/emne/Byen", "/nyheder/emne/%00", "/nyheder/emne/..%2f", "/nyheder/2026/side/2", "/nyheder/2026/side/0", "/nyheder/1999", "/nyheder/emne/byen/side/9"}) {
      assertThat(as(emil).get(wrong).status()).as(wrong).isBetween(400, 404);
    }
  }

  @Order(3)
  @Test
  void showsHundredsOnSeveralPages() {
    clock().set(Instant.parse("2035-03-10T09:00:00Z"));
    var edition = new StringBuilder("format: pip-edition-1\nnumber: 3\nmonth: 2035-03\ntitle: Mange\nblocks:\n");
    var bundle = Bundles.small().without(Bundles.STORY);
    for (var i = 0; i < 130; i++) {
      edition.append("  - kind: story-teaser\n    story: nr-").append(i).append('\n');
      bundle = bundle.with("stories/nr-" + i + ".md", "---\nheadline: Nummer " + i + "\nsection: Mange\n---\n\nKort.\n");
    }
    published(bundle.with(Bundles.EDITION, edition.toString()));

    var first = anew("/nyheder/emne/mange");
    assertThat(first.page().select(".list-pictured h3")).hasSize(60);
    first.says("Nummer 0");
    assertThat(first.page().select(".pager a").eachAttr("href")).containsExactly("/nyheder/emne/mange/side/2");
    as(emil).get("/nyheder/emne/mange/side/3").isOk().says("Nummer 129").says("Side 3 af 3");
    as(emil).get("/nyheder/emne/mange/side/4").isNotFound();
    assertThat(as(emil).get("/nyheder/2035/side/2").isOk().page().select(".list-pictured h3")).hasSize(60);
  }

  @Order(4)
  @Test
  void readsWellOnEveryScreen() {
    try (var browser = new WebBrowser()) {
      for (var width : new int[] {1280, 320}) {
        var page = browser.window(width, true);
        for (var path : new String[] {"/", "/nyheder/emne/byen", "/nyheder/emne/mange/side/2", "/findes-ikke"}) {
          page.navigate(address() + path);
          assertThat(WebBrowser.faults(page)).as(path + " at " + width).isEmpty();
        }
      }
      var page = browser.signedIn(alice, address() + "/medarbejder");
      assertThat(WebBrowser.faults(page)).isEmpty();
      var single = alone("Bro over søen", "Byen", "PUBLIC");
      for (var path : new String[] {single, single + "/tilbagetraekning", "/redaktion/udgaver"}) {
        for (var width : new int[] {1280, 320}) {
          page.setViewportSize(width, 900);
          page.navigate(address() + path);
          assertThat(WebBrowser.faults(page)).as(path + " at " + width).isEmpty();
        }
      }
    }
  }
}
