package dk.pip.comments;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// In a browser: a reader without scripts writes, an editor shows, answers and hides, and readers see it.
class ModerateCommentTest extends PipTest {
  private static final String STORY = "/nyheder/2026/baenken";

  @Test
  void isWrittenReadShownAnsweredAndHidden() {
    var desk = as(alice).attach("bundle", "udgave.zip", "application/zip", Bundles.small().zip()).post("/redaktion/udgaver").location();
    as(alice).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
    try (var browser = new WebBrowser()) {
      var editor = browser.signedIn(alice, address() + "/redaktion/kommentarer/historier");
      assertThat(WebBrowser.faults(editor)).isEmpty();
      editor.locator("select[name=hvem]").first().selectOption("public");
      editor.locator("form button", new Page.LocatorOptions().setHasText("Gem")).first().click();
      PlaywrightAssertions.assertThat(editor.locator("[role=status]").first()).containsText("Gemt for");

      var reader = browser.window(320, false);
      reader.navigate(address() + STORY);
      Await.until("the story to take comments", () -> reader.navigate(address() + STORY).text().contains("Skriv en kommentar"));
      reader.locator("button.reaction").first().press("Enter");
      reader.waitForURL(url -> url.contains("#reaktioner"));
      assertThat(reader.url()).endsWith(STORY + "#reaktioner");
      reader.locator(".comments a.button").press("Enter");
      reader.waitForURL(url -> url.contains("/kommentar?"));
      reader.locator("#text").fill("Hvornår kan man sidde på den?");
      reader.locator("#name").fill("Kirsten");
      clock().move(Duration.ofSeconds(20));
      reader.locator("form button").last().press("Enter");
      PlaywrightAssertions.assertThat(reader.locator("h1")).hasText("Tak for din kommentar");
      var own = reader.url().replaceFirst("\\?.*", "");
      assertThat(reader.context().cookies()).isEmpty();

      editor.navigate(address() + "/redaktion/kommentarer");
      assertThat(WebBrowser.faults(editor)).isEmpty();
      editor.locator("summary", new Page.LocatorOptions().setHasText("Svar")).first().click();
      editor.locator("textarea[name=answer]").first().fill("På torsdag.");
      editor.locator("button", new Page.LocatorOptions().setHasText("Svar og vis")).first().click();
      PlaywrightAssertions.assertThat(editor.locator("[role=status]").first()).containsText("Svaret er vist");

      var wide = browser.window(WebBrowser.WIDE, true);
      Await.until("the answer", () -> wide.navigate(address() + STORY).text().contains("På torsdag."));
      assertThat(WebBrowser.faults(wide)).isEmpty();
      wide.navigate(own);
      assertThat(WebBrowser.faults(wide)).isEmpty();
      wide.navigate(address() + "/kommentar?om=" + STORY);
      assertThat(WebBrowser.faults(wide)).isEmpty();

      editor.navigate(address() + "/redaktion/kommentarer?vis=vist");
      assertThat(WebBrowser.faults(editor)).isEmpty();
      hide(editor, " ");
      PlaywrightAssertions.assertThat(editor.locator(".errors")).containsText("Skriv, hvorfor kommentaren skal skjules");
      hide(editor, "Den handler om noget andet.");
      Await.until("the reason", () -> wide.navigate(address() + STORY).text().contains("En kommentar er skjult: Den handler om noget andet."));
      reader.navigate(own);
      PlaywrightAssertions.assertThat(reader.locator("main")).containsText("Den er ikke vist, fordi: Den handler om noget andet.");
      reader.locator("button", new Page.LocatorOptions().setHasText("Slet min kommentar")).press("Enter");
      PlaywrightAssertions.assertThat(reader.locator("h1")).hasText("Din kommentar er slettet");

      as(alice).fill("om", STORY).fill("hvem", "staff").post("/redaktion/kommentarer/historier").redirectsTo("/redaktion/kommentarer/historier");
      editor.navigate(address() + "/medarbejder/kommentar?om=" + STORY);
      assertThat(WebBrowser.faults(editor)).isEmpty();
    }
  }

  private static void hide(Page editor, String reason) {
    var field = editor.locator("input[name=reason]").first();
    if (!field.isVisible()) {
      editor.locator("summary", new Page.LocatorOptions().setHasText("Skjul")).first().click();
    }
    field.fill(reason);
    editor.locator("form", new Page.LocatorOptions().setHas(editor.locator("input[name=reason]"))).first().locator("button", new Locator.LocatorOptions().setHasText("Skjul")).click();
  }
}
