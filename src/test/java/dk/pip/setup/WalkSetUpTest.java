package dk.pip.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.pip.municipality.Municipality;
import dk.pip.testing.NotSetUp;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import org.junit.jupiter.api.Test;

/// The set-up and the sign-in as somebody sees them in Chromium.
@NotSetUp
class WalkSetUpTest extends PipTest {
  /// Without scripts the browser can't tell when a button has come to rest.
  private static final Locator.ClickOptions NOT_WAITING_FOR_SCRIPTS = new Locator.ClickOptions().setForce(true);

  private static final String PASSWORD = "gule sko under klaveret";

  @Test
  void walksWithScriptsAndWithout() {
    try (var browser = new WebBrowser()) {
      var bare = browser.window(390, false);
      bare.navigate(address() + "/opsaetning/" + bean(Municipality.class).newSetUpLink());
      fillMunicipality(bare);
      bare.getByLabel("Hovedfarve").fill("#fff3b0");
      press(bare, "Se farverne");
      assertThat(bare.locator("#colours").innerText()).contains("#fff3b0");

      var page = browser.window(390, true);
      page.navigate(address() + "/opsaetning/" + bean(Municipality.class).newSetUpLink());
      assertThat(page.getByLabel("Kommunens navn").inputValue()).isEqualTo("Ellebæk Kommune");
      isFine(page);
      page.getByLabel("Kommunens navn").fill("");
      press(page, "Gem og gå videre");
      isFine(page);
      page.locator("[role=alert] a").first().click();
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("name");
      fillMunicipality(page);
      page.getByLabel("Hovedfarve").fill("#fff3b0");
      page.locator("#colours").getByText("#fff3b0").first().waitFor();
      isFine(page);
      page.getByLabel("Hovedfarve").fill("#0b4a44");
      press(page, "Gem og gå videre");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tilbage")).click();
      press(page, "Gem og gå videre");
      isFine(page);
      page.getByLabel("Navn").fill("Agnes Dahl");
      page.getByLabel("Mailadresse").fill("agnes@ellebaek.example");
      page.getByLabel("Kodeord").fill(PASSWORD);
      press(page, "Gør Pip klar");
      assertThat(page.locator("main").innerText()).contains("Ellebæk Kommune er sat op");
      for (var path : new String[] {"/indstillinger", "/indstillinger/udseende", "/indstillinger/personer",
        "/indstillinger/personer/ny", "/kodeord", "/sprog", "/findes-ikke"}) {
        page.navigate(address() + path);
        isFine(page);
      }
      page.navigate(address() + "/indstillinger/personer");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ret Agnes Dahl")).click();
      isFine(page);
      press(page, "Log ud");
      isFine(page);

      signIn(page);
      bare.navigate(address() + "/log-ind?videre=/kodeord");
      signIn(bare);
      assertThat(bare.url()).endsWith("/kodeord");
    }
  }

  private static void signIn(Page page) {
    WebBrowser.signIn(page, "agnes@ellebaek.example", PASSWORD);
    assertThat(page.locator("header").innerText()).contains("Agnes Dahl");
  }

  private static void fillMunicipality(Page page) {
    page.getByLabel("Kommunens navn").fill("Ellebæk Kommune");
    page.getByLabel("Adressen på nettet").fill("https://pip.ellebaek.example");
    page.getByLabel("Mails sendes fra").fill("pip@ellebaek.example");
    page.getByLabel("Læserne skriver til").fill("redaktion@ellebaek.example");
    page.getByLabel("Postadresse").fill("Rådhustorvet 1, 9999 Ellebæk");
    press(page, "Gem og gå videre");
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click(NOT_WAITING_FOR_SCRIPTS);
  }

  private static void isFine(Page page) {
    assertThat(WebBrowser.faults(page)).as(page.url()).isEmpty();
  }
}
