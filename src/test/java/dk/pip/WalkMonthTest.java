package dk.pip;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dk.pip.testing.Cast.AGNES;
import static dk.pip.testing.Cast.ALICE;
import static dk.pip.testing.Cast.CHARLIE;
import static dk.pip.testing.Cast.EMIL;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import dk.pip.mailing.MailingDesk;
import dk.pip.testing.Hand;
import dk.pip.testing.OtherServer;
import dk.pip.testing.Person;
import dk.pip.testing.WebBrowser;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A whole month with three people at once: an editor's idea, written by a contributor on a phone, sent back and answered,
/// approved, arranged, approved by an administrator, published, mailed, thanked for, and what came of it.
class WalkMonthTest {
  private static final String HEADLINE = "Svanerne er tilbage";

  @Test
  void walksWithPointers() {
    walk(Hand.POINTER, true);
  }

  @Test
  void walksByKeyboardAlone() {
    walk(Hand.KEYBOARD, true);
  }

  /// The writing part.
  @Test
  void writesWithoutScripts() {
    walk(Hand.POINTER, false);
  }

  private static void walk(Hand hand, boolean scripts) {
    try (var pip = OtherServer.start(Map.of("PIP_APPROVAL", "public"), true);
        var browser = new WebBrowser()) {
      new MailingDesk(pip.as(ALICE), pip.bean(JdbcClient.class)).list("Borgere", List.of("bodil@borger.example", "karl@borger.example"));
      var alice = signedIn(pip, browser.window(WebBrowser.WIDE, true), ALICE, hand);
      var agnes = signedIn(pip, browser.window(WebBrowser.WIDE, true), AGNES, hand);
      var charlie = signedIn(pip, browser.window(WebBrowser.PHONE, scripts), CHARLIE, hand);

      var story = written(pip, alice, charlie, hand, scripts);
      if (scripts) {
        published(pip, alice, agnes, hand);
        mailed(pip, alice, hand);
        charlie.navigate(story);
        says(charlie, "Udgivet");
      }
    }
  }

  /// @return the story's address
  private static String written(OtherServer pip, Page alice, Page charlie, Hand hand, boolean scripts) {
    hand.follow(alice, "Ny historie");
    hand.write(alice, "Overskrift", HEADLINE);
    hand.press(alice, AriaRole.CHECKBOX, "Det er en idé, som en anden kan skrive");
    hand.press(alice, "Begynd");
    says(alice, "Hvem skriver den");
    alice.getByLabel("Hvem skriver den").selectOption(new SelectOption().setLabel(CHARLIE.name()));
    hand.press(alice, "Gem opgaven");
    says(alice, "Det er gemt.");

    charlie.navigate(pip.address() + "/redaktion");
    says(charlie, "En idé, du er bedt om at skrive");
    follow(charlie, hand);
    hand.write(charlie, "Manchet", "To svaner har fundet tilbage til søen.");
    body(charlie, hand, scripts, "De kom en tirsdag.");
    hand.press(charlie, "Gem");
    says(charlie, "Historien er gemt");
    hand.press(charlie, "Send ind");
    says(charlie, "Historien er sendt ind");

    alice.navigate(pip.address() + "/redaktion");
    says(alice, "Sendt ind");
    follow(alice, hand);
    hand.write(alice, "Hvad skal der ske med den?", "Hvor mange unger er der?");
    hand.press(alice, "Send tilbage");
    says(alice, "Historien er sendt tilbage");

    charlie.navigate(pip.address() + "/redaktion");
    says(charlie, "Sendt tilbage til dig");
    follow(charlie, hand);
    says(charlie, "Hvor mange unger er der?");
    open(charlie, hand, "Svar: Hvor mange unger er der?");
    hand.write(charlie, "Dit svar", "Fem, og de er grå.");
    hand.press(charlie, "Send");
    says(charlie, "Noten er skrevet");
    body(charlie, hand, scripts, " Ungerne er fem.");
    hand.press(charlie, "Gem");
    says(charlie, "Historien er gemt");
    hand.press(charlie, "Send ind");
    says(charlie, "Historien er sendt ind");

    alice.navigate(pip.address() + "/redaktion");
    follow(alice, hand);
    says(alice, "Fem, og de er grå.");
    hand.press(alice, "Godkend");
    says(alice, "Historien er godkendt");
    assertThat(alice.locator("#body")).hasValue(Pattern.compile("De kom en tirsdag\\. Ungerne er fem\\."));
    return alice.url().replaceFirst("[?#].*", "");
  }

  private static void published(OtherServer pip, Page alice, Page agnes, Hand hand) {
    alice.navigate(pip.address() + "/redaktion/udgaver");
    hand.follow(alice, "Ny udgave");
    hand.write(alice, "Titellinje", "Svaner og andet godt");
    hand.press(alice, "Begynd");
    hand.press(alice, AriaRole.BUTTON, "Hele: " + HEADLINE);
    assertThat(alice.locator(".block-row .row-title", new Page.LocatorOptions().setHasText(HEADLINE))).isVisible();
    hand.follow(alice, "+ Citat");
    hand.write(alice, alice.locator("textarea[name=quote]"), "Vi talte dem to gange");
    hand.write(alice, "Hvem sagde det?", "Parkvagten");
    hand.press(alice, "Gem");
    alice.waitForURL(Pattern.compile(".*/redaktion/udgaver/[0-9a-f-]{36}(\\?hurtig=ja)?(#.*)?$"));
    says(alice, "Bed en kollega om at se udgaven igennem");

    agnes.navigate(pip.address() + "/redaktion/udgaver");
    hand.follow(agnes, "Svaner og andet godt");
    hand.press(agnes, "Godkend udgaven");
    says(agnes, "Du har godkendt udgaven");

    alice.reload();
    hand.follow(alice, "Udgiv…");
    hand.press(alice, "Udgiv");
    says(alice, "Udgaven er udgivet");
    pip.as(EMIL).get(alice.locator("a", new Page.LocatorOptions().setHasText("Læs på siden")).first().getAttribute("href")).says(HEADLINE).says("Ungerne er fem.").says("Vi talte dem to gange");
  }

  private static void mailed(OtherServer pip, Page alice, Hand hand) {
    var desk = alice.url();
    hand.follow(alice, "Send som mail…");
    hand.press(alice, AriaRole.CHECKBOX, "Borgere 2 læsere");
    hand.press(alice, "Gør klar");
    says(alice, "Udsendelsen er gjort klar");
    hand.press(alice, "Godkend");
    says(alice, "Udsendelsen er godkendt");
    hand.follow(alice, "Send…");
    hand.press(alice, "Send til 2 læsere");
    alice.getByText("Sendt. Færdig").first().waitFor();

    alice.navigate(desk);
    hand.follow(alice, "Hvad kom der ud af den?");
    says(alice, "2 af 2 afleveret");
    hand.follow(alice, "Sig tak til skribenterne");
    hand.press(alice, "Send tak");
    says(alice, "Tak er på vej til én");
  }

  /// From the desk to the story.
  private static void follow(Page page, Hand hand) {
    hand.follow(page, HEADLINE);
    page.waitForURL(Pattern.compile(".*/redaktion/historier/.*"));
  }

  /// Into the editor, or into the field that stands in its place where scripts are off.
  private static void body(Page page, Hand hand, boolean scripts, String text) {
    hand.write(page, scripts ? page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Tekst").setExact(true)) : page.locator("#body"), text);
  }

  private static void open(Page page, Hand hand, String summary) {
    Locator there = page.locator("summary", new Page.LocatorOptions().setHasText(summary));
    if (hand == Hand.POINTER) {
      there.click();
    } else {
      there.focus();
      page.keyboard().press("Enter");
    }
  }

  private static Page signedIn(OtherServer pip, Page page, Person person, Hand hand) {
    page.navigate(pip.address() + "/log-ind");
    hand.write(page, "Mailadresse", person.mail());
    hand.write(page, page.getByLabel("Kodeord", new Page.GetByLabelOptions().setExact(true)), Person.PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL(Pattern.compile(".*/redaktion.*"));
    return page;
  }

  private static void says(Page page, String words) {
    assertThat(page.locator("body")).containsText(words);
  }
}
