package dk.pip.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.pip.mail.MailboxServer;
import dk.pip.testing.Bundles;
import dk.pip.testing.Cast;
import dk.pip.testing.OtherServer;
import dk.pip.testing.WebBrowser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An editor's way with a mailing in Chromium, with scripts on a wide window and without them on a phone: makes it, tests
/// it, approves it, sends it, watches it, halts it on the way, and reads what it came to.
class WalkMailingTest {
  private static final int READERS = 120;
  private static final int PATIENCE_SECONDS = 60;

  private final List<String> complaints = new ArrayList<>();

  @Test
  void walksWithScripts() {
    walk(true, 1280);
  }

  @Test
  void walksWithoutScriptsOnAPhone() {
    walk(false, 390);
  }

  private void walk(boolean scripts, int width) {
    try (var server = OtherServer.start(Map.of(), true);
        var browser = new WebBrowser()) {
      var page = browser.window(width, scripts);
      page.onRequest(
          request -> {
            if (!request.url().startsWith(server.address())) {
              complaints.add("elsewhere: " + request.url());
            }
          });
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              complaints.add(message.text());
            }
          });
      make(server, page, scripts);
      watch(page, scripts);
      account(page, scripts);
      assertThat(complaints).isEmpty();
    }
  }

  private static void make(OtherServer server, Page page, boolean scripts) {
    page.navigate(server.address() + MailingDesk.PLACE);
    WebBrowser.signIn(page, Cast.ALICE);
    says(page, "Her kommer jeres udsendelser til at stå");
    fine(page, scripts);
    follow(page, "Ny udsendelse");
    says(page, "Der er ingen udgave at sende");

    var desk = new MailingDesk(server.as(Cast.ALICE), server.bean(JdbcClient.class));
    desk.edition(Bundles.march());
    var addresses =
        Stream.concat(
            IntStream.range(0, READERS).mapToObj(i -> "laeser" + i + "@borger.example"),
            Stream.of("a@" + MailboxServer.NOWHERE, "b@" + MailboxServer.NOWHERE));
    desk.list("Borgere", addresses.toList());

    page.reload();
    page.getByLabel("Borgere").check();
    if (!scripts) {
      press(page, "Regn ud, hvor mange den når");
    }
    page.getByText("Den når 122 læsere").waitFor();
    fine(page, scripts);
    press(page, "Gør klar");
    says(page, "Udsendelsen er gjort klar", "Udkast af Alice Vang");
    var picture = page.frameLocator("iframe.preview").locator("img").first();
    picture.scrollIntoViewIfNeeded();
    page.waitForCondition(() -> ((Number) picture.evaluate("picture => picture.naturalWidth")).intValue() > 0);
    fine(page, scripts);
    follow(page, "Send en prøve");
    fine(page, scripts);
    press(page, "Send prøven");
    says(page, "ligger i demoens postkasse");
    press(page, "Godkend");
    says(page, "Udsendelsen er godkendt");
    follow(page, "Send…");
    says(page, "Læserne bliver talt op i det øjeblik, I sender");
    assertThat(page.getByText("Der er ingen mailserver").count()).isZero();
    fine(page, scripts);
    press(page, "Send til 122 læsere");
    says(page, "Udsendelsen er sat i gang.", "Sendes nu.");
  }

  /// With scripts the page renews itself and is never asked for again; without, the editor does it.
  private static void watch(Page page, boolean scripts) {
    var before = delivered(page);
    comes(page, scripts, () -> delivered(page) > before);
    press(page, "Sæt på pause");
    says(page, "Udsendelsen er på pause", "På pause.");
    fine(page, scripts);
    press(page, "Fortsæt");
    says(page, "Udsendelsen fortsætter, hvor den slap.", "Sendes nu.");
    comes(page, scripts, () -> page.locator("main").innerText().contains("Sendt. Færdig"));
  }

  private static int delivered(Page page) {
    var row = page.locator("table.account tr", new Page.LocatorOptions().setHasText("Afleveret til mailserveren"));
    return Integer.parseInt(row.locator("td").innerText().replace(".", ""));
  }

  private static void comes(Page page, boolean scripts, BooleanSupplier there) {
    for (var i = 0; i < 2 * PATIENCE_SECONDS && !there.getAsBoolean(); i++) {
      page.waitForTimeout(500);
      if (!scripts) {
        page.reload();
      }
    }
    assertThat(there.getAsBoolean()).as(page.locator("main").innerText()).isTrue();
  }

  private static void account(Page page, boolean scripts) {
    assertThat(delivered(page)).isEqualTo(READERS);
    says(page, "122 af 122 er afgjort", "Hvorfor blev de afvist?", "Adressen findes ikke", "ikke, hvem der åbner mailen");
    fine(page, scripts);
    var mailing = page.url();
    follow(page, "2 læsere");
    says(page, "a@" + MailboxServer.NOWHERE, "b@" + MailboxServer.NOWHERE, "550 5.1.1");
    fine(page, scripts);
    follow(page, "Tilbage til udsendelsen");
    assertThat(page.url()).isEqualTo(mailing);
    page.getByLabel("Mailadresse").fill("LAESER7@borger.example");
    press(page, "Find");
    says(page, "laeser7@borger.example", "Afleveret til mailserveren i dag");
    fine(page, scripts);
    follow(page, "Udsendelser");
    says(page, "120 af 122 afleveret.");
    fine(page, scripts);
  }

  /// By the keyboard, as without scripts the browser can't tell when what is to be clicked has come to rest.
  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).first().press("Enter");
  }

  private static void follow(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().press("Enter");
  }

  private static void says(Page page, String... words) {
    assertThat(page.locator("main").innerText()).contains(words);
  }

  private static void fine(Page page, boolean scripts) {
    if (scripts) {
      assertThat(WebBrowser.faults(page)).as(page.url()).isEmpty();
    }
  }
}
