package dk.pip.site;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.Unit;
import dk.pip.people.Units;
import dk.pip.testing.Answer;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import dk.pip.testing.Person;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The pages of people and units with a byline who want one.
class WriterPageTest extends SiteTest {
  private static final String OWN = "/konto/side";
  private static final String STORY = "/nyheder/2026/baenken";

  @BeforeAll
  static void publish() {
    published(Bundles.small().replacing(Bundles.STORY, "Kommunikation og 6.b på Åskolen", "Charlie Krog, Kommunikation"));
    published(Bundles.smallOf("2025-11").replacing("stories/historie-2025-11.md", "Bænken vandt", "Broen er åben").replacing("stories/historie-2025-11.md", "Kommunikation og 6.b på Åskolen", "C. Krog og Bob Holmgaard"));
    publishedForStaff(
        Bundles.smallOf("2026-01").replacing("stories/historie-2026-01.md", "Bænken vandt", "Lønnen stiger").replacing("stories/historie-2026-01.md", "Kommunikation og 6.b på Åskolen", "Charlie Krog"));
  }

  private static Client form(Person person, String audience, boolean shown) {
    var browser = as(person).fill("title", "Journalist").fill("about", "Jeg skriver om broer.\nOg bænke.").fill("audience", audience);
    return shown ? browser.fill("shown", "true") : browser;
  }

  private static Staff staff(Person person) {
    var people = bean(People.class);
    return people.list().stream().filter(account -> account.mail().equals(person.mail())).findFirst().flatMap(account -> people.find(account.id())).orElseThrow();
  }

  @Test
  void isThereWhenSomebodyWantsItAndGoneWhenTheyDont() {
    now("/skribenter/charlie-krog").isNotFound();
    as(charlie).get(OWN).isOk();
    form(charlie, "PUBLIC", false).post(OWN).redirectsTo(OWN);
    now("/skribenter/charlie-krog").isNotFound();
    assertThat(now(STORY).page().select(".byline a")).isEmpty();

    form(charlie, "PUBLIC", true).post(OWN).redirectsTo(OWN);

    var page = now("/skribenter/charlie-krog").isOk().says("Charlie Krog").says("Journalist").says("Jeg skriver om broer.");
    assertThat(page.page().select("main a[href^=/nyheder/]").eachAttr("href").stream().distinct().toList()).containsExactly(STORY);
    page.saysNot("Lønnen stiger").saysNot("Broen er åben").saysNot("charlie@");
    assertThat(as(emil).get("/skribenter/charlie-krog/feed.atom").isOk().text()).contains("Bænken vandt").doesNotContain("Lønnen").doesNotContain("Broen");
    as(emil).get("/skribenter/charlie-krog/feed.json").isOk();
    as(emil).get("/skribenter").isOk().says("Charlie Krog");
    Await.until("the byline to lead there", () -> as(emil).get(STORY).page().select(".byline a").attr("href").equals("/skribenter/charlie-krog"));
    assertThat(as(emil).get(STORY).page().select(".byline span").text()).isEqualTo("Af Charlie Krog, Kommunikation");
    assertThat(as(emil).get(STORY).page().select("script[type=application/ld+json]").getFirst().data()).contains("\"author\":{\"@type\":\"Person\",\"name\":\"Charlie Krog\"");
    assertThat(now("/sitemap.xml").text()).contains("/skribenter/charlie-krog");
    var story = Objects.requireNonNull(as(charlie).fill("headline", "Om broen").post("/redaktion/historier").location());
    as(charlie).fill("revision", "1").fill("headline", "Om broen").fill("byline", "Bob og Charlie Krog").post(story);
    var field = as(charlie).get(story).says("Navnet fører til en side: Charlie Krog").page();
    assertThat(field.select(".byline-pages a").eachAttr("href")).containsExactly("/skribenter/charlie-krog");

    form(charlie, "PUBLIC", false).post(OWN).redirectsTo(OWN);
    now("/skribenter/charlie-krog").isNotFound();
    now("/skribenter/charlie-krog/feed.atom").isNotFound();
    Await.until("the byline to lead nowhere", () -> as(emil).get(STORY).page().select(".byline a").isEmpty());

    form(charlie, "PUBLIC", true).post(OWN).redirectsTo(OWN);
    var account = as(agnes).get("/indstillinger/personer").page().select("a[href^=/indstillinger/personer/]").stream().filter(link -> link.attr("aria-label").contains("Charlie")).findFirst().orElseThrow().attr("href");
    now("/skribenter/charlie-krog").isOk();
    as(agnes).post(account + "/lukning").redirectsTo(account);
    now("/skribenter/charlie-krog").isNotFound();
    assertThat(now("/sitemap.xml").text()).doesNotContain("charlie");
    as(agnes).post(account + "/genaabning").redirectsTo(account);
    as(charlie).reload().signIn(charlie.mail(), Person.PASSWORD);
  }

  @Test
  void keepsAPageForStaffFromAllOthers() {
    form(agnes, "STAFF", true).post(OWN).redirectsTo(OWN);
    as(agnes).fill("byline", "Charlie Krog på besøg").post(OWN + "/bylines").redirectsTo(OWN);

    now("/skribenter/agnes-dahl").isNotFound();
    as(emil).get("/afdelinger/agnes-dahl").isNotFound();
    as(emil).get("/medarbejder/skribenter/agnes-dahl").sendsToSignIn();
    as(emil).get("/medarbejder/skribenter/findes-ikke").sendsToSignIn();
    as(emil).get("/medarbejder/skribenter/agnes-dahl/feed.atom").sendsToSignIn();
    as(bob).get("/medarbejder/skribenter/agnes-dahl").isOk().says("Agnes Dahl");
    for (var path : List.of("/skribenter", "/sitemap.xml", "/feeds")) {
      assertThat(now(path).text()).doesNotContain("Agnes").doesNotContain("agnes");
    }
  }

  @Test
  void countsABylineThatAnEditorAgreesTo() {
    form(bob, "PUBLIC", true).post(OWN).redirectsTo(OWN);
    as(bob).fill("byline", "C. Krog").post(OWN + "/bylines").redirectsTo(OWN);
    as(bob).get(OWN).says("Venter på, at redaktionen siger ja");
    now("/skribenter/bob-holm").isOk().saysNot("Broen er åben");
    as(bob).get("/redaktion/skribenter").isForbidden();
    as(alice).get("/redaktion").isOk().says("Skribenter");
    var desk = as(alice).get("/redaktion/skribenter").isOk().says("C. Krog");
    var agree = Objects.requireNonNull(desk.page().selectFirst("form[action$=/godkendelse]")).attr("action");

    as(alice).fill("byline", "C. Krog").post(agree).redirectsTo("/redaktion/skribenter");

    now("/skribenter/bob-holm").isOk().says("Broen er åben");
    // The same byline is nobody else's, and one like it isn't his.
    as(charlie).get(OWN);
    form(charlie, "PUBLIC", false).post(OWN).redirectsTo(OWN);
    as(charlie).fill("byline", "C. Krog").post(OWN + "/bylines").redirectsTo(OWN);
    as(charlie).get(OWN).isOk().saysNot("C. Krog</h3>");
    var names = as(charlie).get(OWN).page().select(".row-title").eachText();
    assertThat(names).doesNotContain("C. Krog");
    as(alice).fill("byline", "C. Krog").post(agree.replace("godkendelse", "afvisning"));
    now("/skribenter/bob-holm").isOk().saysNot("Broen er åben");
    as(alice).post(agree.replace("godkendelse", "skjul")).redirectsTo("/redaktion/skribenter");
    now("/skribenter/bob-holm").isNotFound();
  }

  /// Whoever says that a byline is theirs keeps nobody from it whose it is.
  @Test
  void letsSeveralAskForAByline() {
    form(bob, "PUBLIC", true).post(OWN).redirectsTo(OWN);
    for (var byline : List.of("Agnes Dahl", "Fru Krog")) {
      as(bob).fill("byline", byline).post(OWN + "/bylines").redirectsTo(OWN);
    }
    form(charlie, "PUBLIC", true).post(OWN).redirectsTo(OWN);
    as(charlie).fill("byline", "Fru Krog").post(OWN + "/bylines").redirectsTo(OWN);
    as(charlie).get(OWN).says("Redaktionen er blevet spurgt");
    form(agnes, "STAFF", true).post(OWN).redirectsTo(OWN);
    as(agnes).get(OWN).says("Agnes Dahl");
    assertThat(as(agnes).get(OWN).page().select(".row-title").eachText()).contains("Agnes Dahl");
    assertThat(bean(BylinePages.class).ofPerson(staff(agnes).id()).orElseThrow().claims()).contains(new BylinePage.Claim("Agnes Dahl", true));

    var desk = "/redaktion/skribenter";
    var pages = bean(BylinePages.class);
    var charlies = desk + "/" + pages.ofPerson(staff(charlie).id()).orElseThrow().id().value();
    var bobs = desk + "/" + pages.ofPerson(staff(bob).id()).orElseThrow().id().value();
    as(alice).fill("byline", "Fru Krog").post(charlies + "/godkendelse").redirectsTo(desk);
    as(alice).get(desk).says("Bylinen hører nu til siden.");
    as(alice).fill("byline", "Fru Krog").post(bobs + "/godkendelse").redirectsTo(desk);
    as(alice).get(desk).says("Bylinen hører allerede til en side.");
    assertThat(pages.ofPerson(staff(charlie).id()).orElseThrow().claims()).contains(new BylinePage.Claim("Fru Krog", true));
    assertThat(pages.ofPerson(staff(bob).id()).orElseThrow().claims()).contains(new BylinePage.Claim("Fru Krog", false));
    for (var person : List.of(agnes, bob, charlie)) {
      as(person).post(OWN + "/sletning").redirectsTo(OWN);
    }
  }

  @Test
  void letsEditorsMakeThePageOfAUnit() {
    bean(Units.class).add(staff(agnes), new Unit.Words(Unit.Kind.WORKPLACE, "Kommunikation", null, null, ""));
    var unit = bean(Units.class).list().stream().filter(each -> each.name().equals("Kommunikation")).findFirst().orElseThrow();
    var address = "/redaktion/skribenter/enheder/" + unit.id().value();
    as(charlie).get(address).isForbidden();
    as(alice).get("/redaktion/skribenter").isOk().says("Kommunikation");

    form(alice, "PUBLIC", true).post(address).redirectsTo(address);

    now("/afdelinger/kommunikation").isOk().says("Bænken vandt").saysNot("Broen");
    as(emil).get("/skribenter/kommunikation").isNotFound();
    bean(Units.class).close(staff(agnes), unit.id());
    now("/afdelinger/kommunikation").isNotFound();
  }

  @Test
  void showsAPictureAndSaysWhatCantBeTaken() {
    var picture = Objects.requireNonNull(Bundles.march().files().get("pictures/baenken.jpg"));
    form(alice, "PUBLIC", true).attach("picture", "mig.jpg", "image/jpeg", picture).post(OWN).redirectsTo(OWN);
    var address = Objects.requireNonNull(now("/skribenter/alice-vang").isOk().page().selectFirst("img.byline-portrait")).attr("src");
    assertThat(as(emil).get(address).isOk().header("Content-Type")).hasValue("image/jpeg");
    as(alice).fill("title", "x".repeat(200)).fill("about", "Det, jeg skrev").attach("picture", "x.jpg", "image/jpeg", "ingen".getBytes(java.nio.charset.StandardCharsets.UTF_8)).post(OWN).isRefused().says("Det, jeg skrev").says("Skriv højst 120 tegn");

    as(alice).post(OWN + "/billede/sletning").redirectsTo(OWN);
    Answer gone = now(address);
    gone.isNotFound();
    as(alice).post(OWN + "/sletning").redirectsTo(OWN);
    now("/skribenter/alice-vang").isNotFound();
    clock().move(Duration.ofSeconds(1));
  }
}
