package dk.pip.language;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.pip.people.Audit;
import dk.pip.testing.Await;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Advice beside a story: seen, followed, let stand.
class HelpWithLanguageTest extends PipTest {
  private static final String STORIES = "/redaktion/historier";

  private static String begin(Person by, String headline) {
    return Objects.requireNonNull(as(by).fill("headline", headline).post(STORIES).location());
  }

  private static String written(String headline, String body) {
    var story = begin(charlie, headline);
    as(charlie).fill("revision", "1").fill("body", body).post(story).redirectsTo(story);
    return story;
  }

  @Test
  void showsTheSavedTextsAdviceWithoutScripts() {
    var story = written("Uden scripts", "Vi fremsender planen, såfremt det regner. Skriv til 070761-4285.\n\nSkemaet skal afleveres. Det foretages af [klik her](https://ellebaek.example).");
    var page = as(charlie).get(story).isOk().page();
    var titles = page.select("#sprog .language > .advice .advice-title").eachText();
    assertThat(titles.getFirst()).isEqualTo("Her står et cpr-nummer");
    assertThat(titles).hasSize(3).element(1).asString().startsWith("Linket »klik her«");
    assertThat(page.select("#sprog summary").text()).startsWith("Vis alle (");
    assertThat(page.select("#sprog .advice-civil-number form")).isEmpty();
    assertThat(page.select("#sprog").text()).contains("Skriv hellere: sende");
  }

  @Test
  void looksAtATextWithoutKeepingIt() {
    var story = written("Ingenting gemt", "Kort.");
    as(charlie).fill("body", "Vi iværksætter\r\nplanen.").post(story + "/sprog").isOk().says("iværksætter").saysNot("<html");
    assertThat(as(charlie).get(story).page().select("textarea[name=body]").text()).isEqualTo("Kort.");
    as(charlie).fill("body", "Vi er. ".repeat(20_000)).post(story + "/sprog").isOk();
    as(charlie).fill("body", "Vi iværksætter planen.").fill("language", "en").post(story + "/sprog").isOk().saysNot("iværksætter");
  }

  @Test
  void letsThingsStandForAllWhoOpenTheStory() {
    var story = written("Ladt stå", "Vi fremsender planen. De imødeser den.");
    var key = as(charlie).get(story).page().select("#sprog form[action$=staa] input[name=key]").eachAttr("value").stream().filter(each -> each.contains("fremsender")).findFirst().orElseThrow();
    as(charlie).fill("key", key).post(story + "/sprog/staa").redirectsTo(story);
    var hers = as(alice).get(story).page();
    assertThat(hers.select("#sprog .language > .advice .advice-title").eachText()).containsExactly("»imødeser«");
    assertThat(hers.select("#sprog summary").text()).isEqualTo("Ladt stå (1)");
    // Elsewhere the same words are advised on as before.
    as(charlie).get(written("En anden", "Vi fremsender den.")).says("»fremsender«");
    as(alice).fill("key", key).post(story + "/sprog/frem").redirectsTo(story);
    assertThat(as(charlie).get(story).page().select("#sprog .language > .advice .advice-title").eachText()).hasSize(2);
  }

  @Test
  void letsNoCivilRegistrationNumberStandAndTakesNoNonsense() {
    var story = written("Nummer", "Skriv til 070761-4285.");
    for (var key : new String[] {"civil-number …skriv til", "nonsense x", "", "officialese " + "x".repeat(500)}) {
      as(charlie).fill("key", key).post(story + "/sprog/staa").redirectsTo(story);
    }
    as(charlie).get(story).says("Her står et cpr-nummer").saysNot("Ladt stå");
  }

  @Test
  void isThereOnlyForThoseWhoMayWrite() {
    var own = begin(alice, "Alices egen");
    for (var act : new String[] {"", "/staa", "/frem"}) {
      as(charlie).fill("body", "x").fill("key", "officialese x").post(own + "/sprog" + act).isNotFound();
      as(bob).post(own + "/sprog" + act).isForbidden();
    }
    as(charlie).fill("word", "snurretop").post(own + "/sprog/ord").isForbidden();
    as(charlie).get("/redaktion/ord").isForbidden();
    var story = written("Sendt ind", "Vi fremsender planen.");
    as(charlie).post(story + "/indsendelse").redirectsTo(story);
    as(charlie).fill("body", "x").post(story + "/sprog").isNotFound();
    as(charlie).get(story).isOk().saysNot("id=\"sprog\"");
    as(alice).get(story).says("»fremsender«");
  }

  @Test
  void spellsWithCompoundsNamesAndOurOwnWords() {
    var story = written("Stavning", "Alle medarbejdder i byggesagsbehandlingsteamet kender budgetaftalen og qvisteluren. Hanne Xylofsen spiller med.");
    Await.until("the dictionary to be read", () -> as(charlie).get(story).text().contains("Mener du medarbejder"));
    var said = as(charlie).get(story).saysNot("»budgetaftalen").saysNot("»byggesagsbehandlingsteamet").says("»qvisteluren« står ikke i ordbogen");
    assertThat(said.page().select("#sprog form[action$=ord]")).isEmpty();
    as(alice).fill("word", "qvisteluren").post(story + "/sprog/ord").redirectsTo(story);
    as(charlie).get(story).saysNot("»qvisteluren");

    as(alice).fill("word", "to ord").post("/redaktion/ord").isRefused().says("Skriv ét ord");
    as(alice).fill("word", "Qvisteluren").post("/redaktion/ord").isRefused().says("Ordet står der allerede");
    as(alice).fill("word", "fnuglab").post("/redaktion/ord").redirectsTo("/redaktion/ord");
    as(alice).get("/redaktion/ord").says("Ordet er føjet til").says("fnuglab");
    as(alice).fill("word", "fnuglab").post("/redaktion/ord/sletning").redirectsTo("/redaktion/ord");
    assertThat(as(alice).get("/redaktion/ord").page().select(".own-words li > span").eachText()).containsExactly("qvisteluren");
    assertThat(bean(Audit.class).latest(5)).extracting(Audit.Entry::act).contains("language.audit.word-added", "language.audit.word-removed");
  }

  @Test
  void showsThePlaceAndFollowsWhatIsTyped() {
    var story = written("I browseren", "Først lidt om noget helt andet.\n\n".repeat(40) + "Vi **glæder** os. Så fremsender vi planen.\n\nVi fremsender også kortet.");
    try (var browser = new WebBrowser()) {
      var page = browser.signedIn(charlie, address() + story);
      var show = page.locator("#sprog [data-places][data-words=fremsender]");
      assertThat(page.locator("#body-text")).isVisible();
      show.click();
      assertThat(page.locator("#language-told")).hasText("Stedet er markeret i teksten.");
      assertThat(selected(page)).isEqualTo("fremsender");
      assertThat(page.locator("#body-text p", new Page.LocatorOptions().setHasText("Så fremsender vi"))).isInViewport();
      show.press("Enter");
      Await.until("the next place", () -> String.valueOf(page.evaluate("getSelection().anchorNode.textContent")).contains("også kortet"));

      WebBrowser.focus(page.locator("#body-text"));
      page.fill("#body-text", "Vi imødeser jer.\n\nSkriv **altid** til [os](https://ellebaek.example), og kom ind i varmen, når I har tid og lyst til at se, hvad vi har lavet hele den lange vinter her i huset.");
      assertThat(page.locator("#sprog .advice-officialese .advice-title")).hasText("»imødeser«");
      var stand = page.locator("#sprog .advice-officialese form[action$=staa] button");
      stand.click();
      assertThat(page.locator("#sprog summary")).hasText("Ladt stå (1)");
      assertThat(page.locator("#body-text")).containsText("Vi imødeser jer.");
      page.locator("#sprog").scrollIntoViewIfNeeded();
      assertThat(WebBrowser.faults(page)).isEmpty();
      page.setViewportSize(320, 900);
      assertThat(WebBrowser.overflow(page)).isZero();
    }
  }

  @Test
  void looksAtTheHeadlineTheShortTitleAndTheStandfirst() {
    var story = begin(charlie, "Vi fremsender planen");
    as(charlie).fill("revision", "1").fill("headline", "Vi fremsender planen").fill("shortTitle", "Planen imødeses").fill("standfirst", "Skriv til 070761-4285, såfremt det regner.").fill("body", "Vi glæder os.").post(story).redirectsTo(story);
    var advice = as(charlie).get(story).page().select("#sprog .advice-title").eachText();
    assertThat(advice.getFirst()).isEqualTo("Her står et cpr-nummer I manchetten");
    assertThat(advice).contains("»fremsender« I overskriften").anyMatch(title -> title.startsWith("»såfremt«") && title.endsWith("I manchetten"));

    try (var browser = new WebBrowser()) {
      var page = browser.signedIn(charlie, address() + story);
      page.locator("#sprog [data-places][data-words=fremsender]").click();
      assertThat(page.locator("#headline")).isFocused();
      assertThat(inField(page)).isEqualTo("fremsender");
      page.locator("#sprog [data-places][data-words=såfremt]").click();
      assertThat(page.locator("#standfirst")).isFocused();
      assertThat(inField(page)).isEqualTo("såfremt");
      page.fill("#shortTitle", "Planen iværksættes snart, vi iværksætter");
      assertThat(page.locator("#sprog [data-places][data-words=iværksætter]")).isAttached();
      page.locator("#sprog summary").first().click();
      page.locator("#sprog [data-places][data-words=iværksætter]").click();
      assertThat(page.locator("#shortTitle")).isFocused();
      assertThat(inField(page)).isEqualTo("iværksætter");
      assertThat(page.locator("#language-told")).hasText("Stedet er markeret i teksten.");
    }
  }

  private static String inField(Page page) {
    return String.valueOf(page.evaluate("(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.activeElement)"));
  }

  /// The first word of a sentence is spelt, too, and names are left alone.
  @Test
  void spellsTheFirstWordOfASentence() {
    var story = begin(charlie, "Kommunnen bygger om");
    as(charlie).fill("revision", "1").fill("body", "Medarbejdderne glæder sig til det. Xylofsen er der også. Krestjan Vestergaard siger ja. Det gør Bænkk, og Bænkk bor her.\n\nBænkk er hans navn.").post(story).redirectsTo(story);
    Await.until("the dictionary to be read", () -> as(charlie).get(story).text().contains("Mener du Medarbejderne"));
    Await.until("the headline to be read", () -> as(charlie).get(story).text().contains("»Kommunnen«: Mener du Kommunen"));
    as(charlie).get(story).saysNot("»Xylofsen").saysNot("»Krestjan").saysNot("»Vestergaard").saysNot("»Bænkk");
  }

  private static String selected(Page page) {
    return String.valueOf(page.evaluate("getSelection().toString()"));
  }
}
