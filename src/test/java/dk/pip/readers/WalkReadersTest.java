package dk.pip.readers;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dk.pip.mail.Mailbox;
import dk.pip.mail.ReadMail;
import dk.pip.testing.Cast;
import dk.pip.testing.OtherServer;
import dk.pip.testing.WebBrowser;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A reader's way in Chromium, with scripts on a wide window and without them on a phone: signs up, confirms, changes,
/// stops, changes their mind, takes their data and erases everything; and an editor's, who makes a list, brings readers
/// in and takes them back.
class WalkReadersTest {
  /// Without scripts the browser can't tell when a button has come to rest.
  private static final Locator.ClickOptions NOT_WAITING_FOR_SCRIPTS = new Locator.ClickOptions().setForce(true);

  private final List<String> elsewhere = new ArrayList<>();
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
              elsewhere.add(request.url());
            }
          });
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") && !message.text().contains("422")) {
              complaints.add(message.text());
            }
          });
      edit(server, page, scripts);
      read(server, page, scripts);
      assertThat(elsewhere).isEmpty();
      assertThat(complaints).isEmpty();
    }
  }

  private static void edit(OtherServer server, Page page, boolean scripts) {
    page.navigate(server.address() + "/redaktion/laesere");
    WebBrowser.signIn(page, Cast.ALICE);
    says(page, "Her er ingen lister endnu");
    fine(page, scripts);
    for (var name : List.of("Borgere", "Kultur")) {
      page.navigate(server.address() + "/redaktion/laesere");
      follow(page, "Ny liste");
      fine(page, scripts);
      page.getByLabel("Navn").fill(name);
      page.getByLabel("Hvad får man?").fill("Nyt om " + name);
      press(page, "Gem");
      says(page, "Listen »" + name + "« er klar.");
    }
    fine(page, scripts);
    follow(page, "Hent læsere ind");
    fine(page, scripts);
    var csv = "Navn;E-mail\r\nSøren Ærø;soeren@borger.example\r\nBo;ingen\r\n".getBytes(Charset.forName("windows-1252"));
    page.getByLabel("Fil").setInputFiles(new FilePayload("læsere.csv", "text/csv", csv));
    press(page, "Se filen igennem");
    says(page, "Søren Ærø");
    fine(page, scripts);
    press(page, "Hent ind");
    says(page, "Skriv, hvor læserne har sagt ja.");
    page.getByLabel("Hvor har de sagt ja?").fill("På papir ved byfesten");
    press(page, "Hent ind");
    for (var i = 0; i < 60 && page.getByText("Nye læsere på").count() == 0; i++) {
      page.waitForTimeout(500);
      if (!scripts) {
        follow(page, "Se, hvor langt det er");
      }
    }
    says(page, "Nye læsere på »Kultur«: 1.", "Mailadressen er ikke hel");
    fine(page, scripts);
    page.navigate(server.address() + "/redaktion/laesere/soeg?q=soeren");
    fine(page, scripts);
    follow(page, "soeren@borger.example");
    says(page, "På papir ved byfesten");
    fine(page, scripts);
    page.navigate(server.address() + "/redaktion/laesere/formular");
    fine(page, scripts);
    var readers = server.bean(Readers.class);
    var now = server.bean(Clock.class).instant();
    readers.gone(readers.find("soeren@borger.example").orElseThrow().id(), "550 5.1.1 No such user", now);
    page.navigate(server.address() + "/redaktion/laesere/virker-ikke");
    says(page, "550 5.1.1 No such user");
    fine(page, scripts);
  }

  private static void read(OtherServer server, Page page, boolean scripts) {
    page.navigate(server.address() + "/tilmeld");
    fine(page, scripts);
    press(page, "Meld mig til");
    says(page, "Skriv en hel mailadresse");
    fine(page, scripts);
    page.getByLabel("Mailadresse").fill("bodil@borger.example");
    page.getByLabel("Borgere").check();
    press(page, "Meld mig til");
    says(page, "Kig i din indbakke");
    fine(page, scripts);
    var mailbox = server.bean(Mailbox.class);
    var mail = ReadMail.of(mailbox.message(mailbox.list().getFirst().id()).orElseThrow());
    var link = Pattern.compile("https://\\S+").matcher(mail.text());
    assertThat(link.find()).isTrue();
    page.navigate(server.address() + URI.create(link.group()).getPath());
    fine(page, scripts);
    press(page, "Ja, meld mig til");
    says(page, "Velkommen. Du er med nu.", "bodil@borger.example");
    fine(page, scripts);
    var own = page.url().replaceFirst("\\?.*", "");
    page.getByLabel("Højst én mail om måneden").check();
    page.getByLabel("Kultur").check();
    page.getByLabel("Navn").fill("Bodil Lund");
    press(page, "Gem");
    says(page, "Det er gemt.");
    assertThat(page.getByLabel("Kultur").isChecked()).isTrue();

    var readers = server.bean(Readers.class);
    var reader = readers.find("bodil@borger.example").orElseThrow();
    assertThat(reader.monthly()).isTrue();
    var list = readers.findList("borgere").orElseThrow().id();
    var stop = URI.create(server.bean(ReaderLinks.class).unsubscribe(reader.id(), list, 1)).getPath();
    page.navigate(server.address() + stop);
    fine(page, scripts);
    press(page, "Meld mig fra");
    says(page, "Er det dig, der trykker?");
    fine(page, scripts);
    press(page, "Meld mig fra");
    says(page, "Du er meldt fra");
    fine(page, scripts);
    press(page, "Fortryd, jeg vil gerne blive");
    says(page, "Du er med igen");
    follow(page, "Få hellere færre mails, eller hold pause");
    assertThat(page.getByLabel("Borgere").isChecked()).isTrue();

    page.navigate(own);
    follow(page, "Slet alt om mig");
    fine(page, scripts);
    press(page, "Slet alt");
    says(page, "Alt om dig er slettet");
    fine(page, scripts);
    assertThat(readers.find("bodil@borger.example")).isEmpty();
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).first().click(NOT_WAITING_FOR_SCRIPTS);
  }

  private static void follow(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().click(NOT_WAITING_FOR_SCRIPTS);
  }

  private static void says(Page page, String... words) {
    assertThat(page.locator("main").innerText()).contains(words);
  }

  private static void fine(Page page, boolean scripts) {
    if (!scripts) {
      return;
    }
    for (var scheme : ColorScheme.values()) {
      if (scheme != ColorScheme.NO_PREFERENCE) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        assertThat(WebBrowser.axe(page)).as(page.url() + " " + scheme).isEmpty();
      }
    }
    for (var width : new int[] {390, 1280}) {
      page.setViewportSize(width, 900);
      assertThat(WebBrowser.overflow(page)).as("wider than its window: " + page.url() + " at " + width).isLessThanOrEqualTo(0);
    }
  }
}
