package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Answer;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// A story that comes out by itself between editions, and stands in one afterwards.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishStoryAloneTest extends EditionTest {
  private static final String TEXT =
      "Nu er der lys i lygterne ved havnen igen. Det tog tre uger, to elektrikere og en dykker, og i aften kan man se hjem fra den sidste bus uden at famle efter nøglen.";

  /// An approved story, by its address in the newsroom.
  private static String written(String headline, String audience) {
    var story = as(alice).fill("headline", headline).post("/redaktion/historier").location();
    as(alice).fill("revision", "1").fill("headline", headline).fill("body", TEXT).fill("section", "Byen").post(story).redirectsTo(story);
    if (audience.equals("STAFF")) {
      as(alice).fill("audience", "STAFF").post(story + "/opgave").redirectsTo(story);
    }
    as(alice).post(story + "/godkendelse").redirectsTo(story);
    return story;
  }

  private static String alone(String story) {
    return as(alice).post(story + "/udgivelse").location();
  }

  private static String rewritten(String story, int revision, String headline) {
    as(alice).fill("revision", String.valueOf(revision)).fill("headline", headline).fill("body", TEXT).fill("section", "Byen").post(story).redirectsTo(story);
    return story;
  }

  /// An edition of the month with the story in it, not out.
  private static String editionWith(String month, String story) {
    var desk = as(alice).fill("month", month).fill("title", "Lys ved havnen").fill("audience", "PUBLIC").post(DESK + "/begynd").location();
    as(alice).fill("revision", "1").fill("story", story.replaceFirst(".*/", "")).fill("position", "1000").fill("full", "no").post(desk + "/historier");
    return desk;
  }

  private static int count(Answer page, String address) {
    return page.page().select("main a[href=" + address + "]").size();
  }

  @Order(1)
  @Test
  void comesOutNowAndStandsInTheNextEditionAfterwards() {
    var story = written("Lys i lygterne", "PUBLIC");
    var address = "/nyheder/2026/lys-i-lygterne";
    as(charlie).post(story + "/udgivelse").isForbidden();
    var single = alone(story);
    assertThat(alone(story)).as("begun once").isEqualTo(single);
    as(alice).get(single).says("Udgiv nu").says("Udgiv den senere").says("Lys i lygterne").says("Klar til at udkomme");
    as(alice).get(single + "/visning/index.html").says("to elektrikere").saysNot("Nr.");
    as(emil).get(address).isNotFound();

    // It can be let be, and begun again.
    as(alice).post(single + "/fortrydelse").redirectsTo(story);
    as(alice).get(story).says("Udgiv for sig selv");
    single = alone(story);
    publish(as(alice), single).redirectsTo(single);
    var first = clock().instant();
    as(alice).get(single).says("Historien er udgivet").says("Version 1");
    as(emil).get(address).isOk().says("to elektrikere").says("Udgivet 10. marts 2026").saysNot("Historien stod i");
    as(alice).get(story).says("Udgivet i dag");
    assertThat(count(as(emil).get("/nyheder"), address)).isEqualTo(1);
    as(emil).get("/udgaver").saysNot("Lys i lygterne");
    as(alice).get("/redaktion/udsendelser/ny").saysNot("Lys i lygterne");
    as(alice).get(single + "/proeve").isNotFound();
    as(alice).get(single + "/titel").isNotFound();
    as(alice).get("/redaktion/maaned/2026-03").says("Udkommer for sig selv");
    as(alice).get(DESK).says("Historier for sig selv");

    // A correction says so on the page.
    clock().move(Duration.ofDays(1));
    rewritten(story, 2, "Lys i alle lygterne");
    as(emil).get(address).saysNot("Lys i alle");
    as(alice).get(single).says("Historien er ændret siden");
    correct(single, "Det er alle lygterne.").redirectsTo(single);
    as(emil).get(address).says("Lys i alle lygterne").says("Det er alle lygterne.").says("Udgivet 10. marts 2026");
    as(alice).get(single + "/versioner/1" + address).says("Lys i lygterne");

    // It is withdrawn, and back.
    as(alice).fill("reason", "Et navn var forkert").post(single + "/tilbagetraekning").redirectsTo(single);
    as(emil).get(address).isGone();
    as(alice).get(story).says("og trukket tilbage");
    as(alice).post(single + "/genoptagelse").redirectsTo(single);
    as(emil).get(address).isOk();

    // In the next edition it is the same story at the same address.
    clock().move(Duration.ofDays(20));
    var desk = as(alice).fill("month", "2026-04").fill("title", "Lys ved havnen").fill("audience", "PUBLIC").post(DESK + "/begynd").location();
    as(alice).get(desk).says("For sig selv: Udgivet");
    as(alice).fill("revision", "1").fill("story", story.replaceFirst(".*/", "")).fill("position", "1000").fill("full", "yes").post(desk + "/historier");
    as(alice).get(desk).saysNot("For sig selv: Udgivet").saysNot("bruges af en anden udgave");
    publish(as(alice), desk).redirectsTo(desk);
    as(emil).get("/udgaver/2026-04").says("Lys i alle lygterne");
    as(emil).get(address).says("Historien stod i").says("Det er alle lygterne.");
    for (var page : new String[] {"/nyheder", "/nyheder/2026"}) {
      assertThat(count(as(emil).get(page), address)).as(page).isEqualTo(1);
    }
    assertThat(as(emil).get("/nyheder/2026").page().select("section:has(a[href=" + address + "]) h2").text()).contains("Marts");
    var feed = as(emil).get("/feed.atom");
    if (feed.status() == 200) {
      assertThat(feed.text().split(address, -1)).hasSizeLessThanOrEqualTo(3);
      feed.says(first.toString());
    }

    // Withdrawn there, it stands by itself still; and the other way round.
    as(alice).get(desk + "/tilbagetraekning").says("Skal historier, der er udgivet for sig selv, også væk?");
    as(alice).fill("reason", "For tidligt").post(desk + "/tilbagetraekning").redirectsTo(desk);
    as(emil).get("/udgaver/2026-04").isGone();
    as(emil).get(address).isOk().says("Udgivet 10. marts 2026");
    assertThat(count(as(emil).get("/nyheder/2026"), address)).isEqualTo(1);
    as(alice).post(desk + "/genoptagelse").redirectsTo(desk);
    as(alice).get(single + "/tilbagetraekning").says("Historien står også i »Lys ved havnen«");
    as(alice).fill("reason", "Ikke mere").post(single + "/tilbagetraekning").redirectsTo(single);
    as(emil).get(address).isOk().says("Historien stod i");

    // Asked to, both go.
    as(alice).post(single + "/genoptagelse").redirectsTo(single);
    as(alice).fill("reason", "Alt var forkert").fill("also", single.replaceFirst(".*/", "")).post(desk + "/tilbagetraekning").redirectsTo(desk);
    as(emil).get(address).isGone();
    assertThat(count(as(emil).get("/nyheder"), address)).isZero();
  }

  @Order(2)
  @Test
  void comesOutAtItsTimeOnOneNodeAndShowsOnBoth() {
    var story = written("Broen åbner", "PUBLIC");
    var address = "/nyheder/2026/broen-aabner";
    var single = alone(story);
    as(alice).fill("when", "later").fill("day", "2026-13-41").fill("time", "08:00").post(single + "/udgivelse").isRefused().says("Vælg en dag");
    as(alice).fill("when", "later").fill("day", "2020-01-01").fill("time", "08:00").post(single + "/udgivelse").isRefused().says("Tidspunktet er gået");
    as(alice).fill("when", "later").fill("day", "2026-06-19").fill("time", "08:00").post(single + "/udgivelse").redirectsTo(single);
    as(alice).get(single).says("Det har Alice Vang planlagt").says("Aflys udgivelsen");
    as(alice).get(story).says("Udkommer 19. juni 2026 kl. 08.00");
    as(alice).get("/redaktion/maaned/2026-06").says("Broen åbner").says("Udkommer 19. juni 2026 kl. 08.00");
    as(emil).get(address).isNotFound();
    clock().set(Instant.parse("2026-06-19T05:59:00Z"));
    as(alice).get("/redaktion").says("Historien er planlagt til at udkomme for sig selv");
    beanElsewhere(Editions.class).publishDue();
    as(emil).get(address).isNotFound();

    clock().move(Duration.ofMinutes(1));
    beanElsewhere(Editions.class).publishDue();
    bean(Editions.class).publishDue();

    soon(() -> fresh().get(address).status() == 200 && elsewhere().get(address).status() == 200);
    as(alice).get(single).says("Version 1").saysNot("Version 2");
    as(alice).get("/redaktion/maaned/2026-06").says("Udgivet i dag");
  }

  @Order(3)
  @Test
  void keepsItsAddressOverTheTurnOfTheYear() {
    clock().set(Instant.parse("2027-12-30T09:00:00Z"));
    var story = written("Fyrværkeri ved søen", "PUBLIC");
    var address = "/nyheder/2027/fyrvaerkeri-ved-soeen";
    var single = alone(story);
    publish(as(alice), single).redirectsTo(single);
    clock().set(Instant.parse("2028-01-12T09:00:00Z"));
    var desk = editionWith("2028-01", story);
    publish(as(alice), desk).redirectsTo(desk);

    assertThat(as(emil).get("/udgaver/2028-01").page().select("a[href=" + address + "]")).isNotEmpty();
    as(emil).get(address).isOk().says("Historien stod i");
    as(emil).get("/nyheder/2028/fyrvaerkeri-ved-soeen").isNotFound();
    assertThat(as(alice).get(story).page().select("a[href=" + address + "]")).isNotEmpty();

    // One that is planned for another year belongs to that.
    var later = alone(written("Nytårskur", "PUBLIC"));
    as(alice).fill("when", "later").fill("day", "2029-01-02").fill("time", "08:00").post(later + "/udgivelse").redirectsTo(later);
    clock().set(Instant.parse("2029-01-02T09:00:00Z"));
    bean(Editions.class).publishDue();
    as(emil).get("/nyheder/2029/nytaarskur").isOk();
  }

  @Order(4)
  @Test
  void takesNoAddressThatAnotherStoryHas() {
    clock().set(Instant.parse("2030-03-10T09:00:00Z"));
    published(Bundles.smallOf("2030-03").replacing(Bundles.EDITION, "historie-2030-03", "lyset").with("stories/lyset.md", Bundles.small().text(Bundles.STORY)).without("stories/historie-2030-03.md"));
    var story = written("Lyset", "PUBLIC");
    var single = alone(story);
    publish(as(alice), single).redirectsTo(single);

    as(emil).get("/nyheder/2030/lyset").says("Bænken vandt");
    var own = as(alice).get(story).page().select("a[href^=/nyheder/2030/]").attr("href");
    assertThat(own).isNotEqualTo("/nyheder/2030/lyset");
    as(emil).get(own).says("to elektrikere");
  }

  @Order(5)
  @Test
  void isCheckedAsEditionsAreAndIsForStaffAloneWhereItsStoryIs() {
    clock().set(Instant.parse("2031-03-10T09:00:00Z"));
    var story = written("Lønnen i marts", "STAFF");
    as(alice).fill("revision", "2").fill("headline", "Lønnen i marts").fill("body", TEXT + " Ring til 010190-1234 eller skriv.").post(story);
    var single = alone(story);
    publish(as(alice), single).redirectsTo(single);
    as(alice).get(single).says("Historien er ikke udgivet");
    as(bob).get("/medarbejder/nyheder/2031/loennen-i-marts").isNotFound();
    as(alice).fill("revision", "3").fill("headline", "Lønnen i marts").fill("body", TEXT).post(story);
    publish(as(alice), single).redirectsTo(single);

    as(bob).get("/medarbejder/nyheder/2031/loennen-i-marts").isOk();
    as(emil).get("/medarbejder/nyheder/2031/loennen-i-marts").sendsToSignIn();
    as(emil).get("/nyheder/2031/loennen-i-marts").isNotFound();
    as(emil).get("/nyheder").saysNot("Lønnen i marts");
    assertThat(as(bob).get("/nyheder/2031/loennen-i-marts").location()).isEqualTo("/medarbejder/nyheder/2031/loennen-i-marts");

    // One that nobody approved, or that is out in an edition, does not come out alone.
    var draft = as(alice).fill("headline", "Ikke klar").post("/redaktion/historier").location();
    as(alice).post(draft + "/udgivelse").redirectsTo(draft);
    as(alice).get(draft).says("skal være godkendt");
    published(Bundles.smallOf("2031-04"));
    var out = "/redaktion/historier/" + bean(org.springframework.jdbc.core.simple.JdbcClient.class).sql("select id::text from newsroom.story where slug = 'historie-2031-04'").query(String.class).single();
    as(alice).post(out + "/udgivelse").redirectsTo(out);
    as(alice).get(out).says("Læserne kan allerede se historien");
  }

  /// A file of one story comes in, goes out and comes in again as itself.
  @Order(6)
  @Test
  void isExportedAndImported() {
    clock().set(Instant.parse("2032-03-10T09:00:00Z"));
    var single = alone(written("Zip og zap", "PUBLIC"));
    publish(as(alice), single).redirectsTo(single);
    var zip = as(alice).get(single + "/udgave.zip").isOk().bytes();
    Client browser = as(alice);
    assertThat(browser.attach("bundle", "zip.zip", "application/zip", zip).post(DESK).location()).isEqualTo(single);
    var wrong = Bundles.smallOf("2032-05").replacing(Bundles.EDITION, "format: pip-edition-1", "format: pip-edition-1\nkind: single").with(Bundles.EDITION, "format: pip-edition-1\nkind: single\nmonth: 2032-05\ntitle: To\nblocks:\n  - kind: also-in-this-issue\n").without("stories/historie-2032-05.md");
    send(browser, wrong).isRefused().says("har én blok");
  }
}
