package dk.pip.newsroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.pip.testing.Await;
import dk.pip.testing.Cast;
import dk.pip.testing.Db;
import dk.pip.testing.OtherServer;
import dk.pip.testing.Servers;
import dk.pip.testing.WebBrowser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// No word is lost when the server is started anew under an open editor, when two write on two nodes, and when a session ends in
/// the middle of a sentence.
class KeepThroughRestartTest {
  private static final String TEXT = "#body-text";
  private static final String FIRST = "Det begyndte med en lap papir.";
  private static final String WHOLE = FIRST + " Så kom der seks bænke, og den ene kunne snakke.";

  @Test
  void keepsWhatIsTypedWhileTheServerStartsAnew() {
    var environment = Map.of("PIP_DATABASE_URL", Db.fresh(), "PIP_PORT", String.valueOf(Servers.freePort()));
    var first = OtherServer.start(environment, false);
    var story = begun(first, "Genstart");
    try (var browser = new WebBrowser()) {
      var page = browser.signedIn(Cast.CHARLIE, first.address() + story);
      write(page, FIRST);
      assertThat(page.locator("#kept")).containsText("Gemt kl.");
      first.close();
      write(page, WHOLE);
      assertThat(page.locator("#kept")).containsText("ikke forbindelse");

      try (var second = OtherServer.startAgain(environment)) {
        assertThat(page.locator("#kept")).containsText("Gemt kl.");
        assertThat(text(second, story)).isEqualTo(WHOLE);
      }
    }
  }

  @Test
  void keepsTheTextsOfTwoWhoWriteOnTwoNodes() {
    var database = Map.of("PIP_DATABASE_URL", Db.fresh());
    try (var one = OtherServer.start(database, false);
        var two = OtherServer.startAgain(database);
        var browser = new WebBrowser()) {
      var story = begun(one, "To noder");
      var his = browser.signedIn(Cast.CHARLIE, one.address() + story);
      var hers = browser.signedIn(Cast.ALICE, two.address() + story);
      assertThat(hers.locator("#present")).containsText("Charlie Krog");
      write(his, FIRST);
      assertThat(his.locator("#kept")).containsText("Gemt kl.");
      write(hers, "Alices ord.");
      assertThat(hers.locator("#kept")).containsText("Charlie Krog har gemt en anden tekst imens");
      hers.getByText("Gem", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(hers.locator("#other")).containsText("Charlie Krog gemte en anden tekst");
      assertThat(hers.locator(TEXT)).hasText("Alices ord.");
      assertThat(text(two, story)).isEqualTo(FIRST);
      write(hers, FIRST + " Alices ord.");
      Await.until("her text on his node", () -> text(one, story).equals(FIRST + " Alices ord."));
    }
  }

  @Test
  void keepsASentenceInWhoseMidstTheSessionEnds() {
    try (var server = OtherServer.start(Map.of(), false);
        var browser = new WebBrowser()) {
      var story = begun(server, "Logget ud");
      var page = browser.signedIn(Cast.CHARLIE, server.address() + story);
      write(page, FIRST);
      assertThat(page.locator("#kept")).containsText("Gemt kl.");
      server.bean(JdbcClient.class).sql("delete from people.session").update();
      write(page, WHOLE);
      assertThat(page.locator("#kept")).hasText("Gemt her i browseren, men du er logget ud. Hent siden igen, og log ind, så står teksten klar.");

      page.reload();
      WebBrowser.signIn(page, Cast.CHARLIE);
      page.getByText("Brug den", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator(TEXT)).hasText(WHOLE);
      assertThat(page.locator("#kept")).containsText("Gemt kl.");
      Await.until("the whole text to be kept", () -> text(server, story).equals(WHOLE));
    }
  }

  private static String begun(OtherServer server, String headline) {
    return server.as(Cast.CHARLIE).fill("headline", headline).post(WriteStoryTest.STORIES).location();
  }

  private static void write(Page page, String text) {
    WebBrowser.focus(page.locator(TEXT));
    page.fill(TEXT, text);
  }

  private static String text(OtherServer server, String story) {
    return server.as(Cast.AGNES).get(story).page().select("textarea[name=body]").text();
  }
}
