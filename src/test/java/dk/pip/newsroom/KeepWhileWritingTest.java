package dk.pip.newsroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.pip.testing.Await;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import org.junit.jupiter.api.Test;

/// No word is lost: while one types, when the line is gone, when two write at once.
class KeepWhileWritingTest extends PipTest {

  private static final String TEXT = "#body-text";

  @Test
  void keepsWhatIsTypedWithoutAPress() {
    var story = WriteStoryTest.begin(charlie, "Gemmer selv");
    try (var browser = new WebBrowser()) {
      var page = browser.signedIn(charlie, address() + story);
      page.fill(TEXT, "Det begyndte med en lap papir.");
      assertThat(page.locator("#kept")).containsText("Gemt kl.");
      assertThat(as(charlie).get(story).page().select("textarea[name=body]").text()).isEqualTo("Det begyndte med en lap papir.");
      page.reload();
      assertThat(page.locator(".found")).hasCount(0);
      assertThat(WebBrowser.faults(page)).isEmpty();
    }
  }

  @Test
  void keepsItInTheBrowserWhileTheLineIsGone() {
    var story = WriteStoryTest.begin(charlie, "Uden forbindelse");
    try (var browser = new WebBrowser()) {
      var page = browser.signedIn(charlie, address() + story);
      page.context().setOffline(true);
      page.fill("#byline", "Charlie i toget");
      page.fill(TEXT, "Skrevet i toget.");
      assertThat(page.locator("#kept")).containsText("ikke forbindelse");
      assertThat(as(charlie).get(story).page().select("textarea[name=body]").text()).isEmpty();
      page.context().setOffline(false);
      assertThat(page.locator("#kept")).containsText("Gemt kl.", new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
      assertThat(as(charlie).get(story).page().select("textarea[name=body]").text()).isEqualTo("Skrevet i toget.");
    }
  }

  /// A battery that dies, or a session that ends in the middle of a sentence.
  @Test
  void offersWhatDidNotReachTheServer() {
    var story = WriteStoryTest.begin(charlie, "Fladt batteri");
    try (var browser = new WebBrowser()) {
      var page = browser.signedIn(charlie, address() + story);
      var window = page.context();
      window.setOffline(true);
      page.fill(TEXT, "Midt i en sæt");
      assertThat(page.locator("#kept")).containsText("ikke forbindelse");
      var again = window.newPage();
      page.close();
      window.setOffline(false);
      again.navigate(address() + story);
      assertThat(again.locator(TEXT)).hasText("");
      again.getByText("Brug den", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(again.locator(TEXT)).hasText("Midt i en sæt");
      assertThat(again.locator("#kept")).containsText("Gemt kl.");
      assertThat(as(charlie).get(story).page().select("textarea[name=body]").text()).isEqualTo("Midt i en sæt");
    }
  }

  @Test
  void showsBothWhoElseIsThereAndBothTexts() {
    var story = WriteStoryTest.begin(charlie, "To vinduer");
    try (var browser = new WebBrowser()) {
      var his = browser.signedIn(charlie, address() + story);
      var hers = browser.signedIn(alice, address() + story);
      assertThat(hers.locator("#present")).containsText("Charlie Krog");
      his.fill(TEXT, "Charlies ord.");
      assertThat(his.locator("#kept")).containsText("Gemt kl.");
      assertThat(his.locator("#present")).containsText("Alice Vang");
      hers.fill(TEXT, "Alices ord.");
      assertThat(hers.locator("#kept")).containsText("Charlie Krog har gemt en anden tekst imens");
      hers.getByText("Gem", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(hers.locator("#other")).containsText("Charlie Krog gemte en anden tekst");
      assertThat(hers.locator(".comparison")).containsText("Charlies");
      assertThat(hers.locator(TEXT)).hasText("Alices ord.");
      hers.fill(TEXT, "Charlies ord.\n\nAlices ord.");
      Await.until("her text to be kept", () -> as(alice).get(story).page().select("textarea[name=body]").text().contains("Alices ord."));
    }
  }
}
