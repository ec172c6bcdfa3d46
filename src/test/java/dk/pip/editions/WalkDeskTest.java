package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dk.pip.demo.DemoFiles;
import dk.pip.testing.Cast;
import dk.pip.testing.WebBrowser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An edition's way through the newsroom in Chromium: brought in, looked at, published, read on a phone, corrected,
/// withdrawn, brought back and taken out.
class WalkDeskTest extends EditionTest {
  /// Without scripts the browser can't tell when a button has come to rest.
  private static final Locator.ClickOptions NOT_WAITING_FOR_SCRIPTS = new Locator.ClickOptions().setForce(true);

  @TempDir Path folder;

  @Test
  void walksWithScripts() throws IOException {
    walk(true, "2026-03");
  }

  @Test
  void walksWithoutScripts() throws IOException {
    walk(false, "2026-01");
  }

  private void walk(boolean scripts, String month) throws IOException {
    var elsewhere = new ArrayList<String>();
    var complaints = new ArrayList<String>();
    try (var browser = new WebBrowser()) {
      var page = browser.window(1360, scripts);
      page.onRequest(
          request -> {
            if (!request.url().startsWith(address()) && !request.url().startsWith("blob:") && !request.url().startsWith("data:")) {
              elsewhere.add(request.url());
            }
          });
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") && !message.text().contains("410") && !message.text().contains("422")) {
              complaints.add(message.text());
            }
          });
      page.navigate(address() + DESK);
      WebBrowser.signIn(page, Cast.ALICE);
      fine(page, scripts);
      page.getByRole(AriaRole.LINK, named("Hent en udgave ind")).first().click();
      fine(page, scripts);
      bringIn(page, bundle(month, ""));
      assertThat(page.locator("main").innerText()).contains("Udgaven er hentet ind", "Klar til udgivelse?");
      fine(page, scripts);
      for (var form : new String[] {"Telefon", "Mail", "Tekst"}) {
        page.getByRole(AriaRole.LINK, named(form).setExact(true)).click();
        page.locator(".tabs a[aria-current=page]", new Page.LocatorOptions().setHasText(form)).waitFor();
        assertThat(page.locator("iframe.preview").count()).isEqualTo(1);
      }
      page.getByRole(AriaRole.LINK, named("Udgiv…")).click();
      fine(page, scripts);
      press(page, "Udgiv");
      assertThat(page.locator("main").innerText()).contains("Udgaven er udgivet og kan læses på nettet og som PDF.");
      var desk = page.url();

      var phone = browser.window(390, scripts);
      phone.navigate(address() + "/udgaver/" + month);
      fine(phone, scripts);
      assertThat(phone.locator("h1, h2").first().isVisible()).isTrue();

      page.navigate(address() + DESK + "/ny");
      bringIn(page, bundle(month, "\n\nEn linje mere.\n"));
      page.getByRole(AriaRole.LINK, named("Udgiv rettelse…")).click();
      press(page, "Udgiv");
      assertThat(page.locator("[role=alert]").innerText()).contains("Skriv, hvad der er rettet");
      fine(page, scripts);
      page.getByLabel("Hvad er rettet?").fill("Der manglede en linje.");
      press(page, "Udgiv");
      phone.reload();
      assertThat(phone.locator("main").innerText()).contains("Der manglede en linje.");

      page.getByRole(AriaRole.LINK, named("Træk tilbage")).click();
      fine(page, scripts);
      page.getByLabel("Hvorfor?").fill("Prøve");
      press(page, "Træk tilbage");
      fine(page, scripts);
      assertThat(phone.reload().status()).isEqualTo(410);
      press(page, "Læg ud igen");
      assertThat(phone.reload().status()).isEqualTo(200);

      assertThat(page.url()).isEqualTo(desk);
      Download saved = page.waitForDownload(() -> page.getByRole(AriaRole.LINK, named("Gem som udgavepakke")).click());
      assertThat(BundleFiles.read(saved.path()).files()).containsOnlyKeys(DemoFiles.in(month).keySet());
      assertThat(elsewhere).isEmpty();
      assertThat(complaints).isEmpty();
    }
  }

  /// Nothing is wider than its window and axe finds nothing, light and dark. axe itself needs scripts.
  private static void fine(Page page, boolean scripts) {
    if (!scripts) {
      return;
    }
    for (var scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      assertThat(WebBrowser.axe(page)).as("%s, %s", page.url(), scheme).isEmpty();
    }
    assertThat(WebBrowser.overflow(page)).as(page.url()).isLessThanOrEqualTo(0);
  }

  private static void bringIn(Page page, Path zip) {
    page.getByLabel("Udgavepakke").setInputFiles(zip);
    press(page, "Hent ind");
  }

  /// One of the demo's editions, with something added to its first story.
  private Path bundle(String month, String more) throws IOException {
    var files = new TreeMap<>(DemoFiles.in(month));
    var story = files.tailMap("stories/").firstKey();
    var text = new String(files.get(story), StandardCharsets.UTF_8) + more;
    files.put(story, text.getBytes(StandardCharsets.UTF_8));
    return Files.write(folder.resolve("udgave" + more.length() + ".zip"), BundleFiles.of(files).zip());
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, named(button).setExact(true)).click(NOT_WAITING_FOR_SCRIPTS);
    page.waitForLoadState();
  }
}
