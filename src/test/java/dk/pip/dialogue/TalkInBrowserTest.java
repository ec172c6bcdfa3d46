package dk.pip.dialogue;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dk.pip.testing.WebBrowser;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The two sides in browsers of their own. With `-Dpip.look=FOLDER` it leaves pictures of the pages there.
class TalkInBrowserTest extends TalkCase {
  private static final Set<String> ASKED = Set.of("talk-prepare", "talk-opened", "talk-live", "talk-words", "leaflet", "arrange-form-wrong", "arrange");
  private static WebBrowser browser;
  private static String dialogue = "";
  private static String dorte = "";
  private static String hanne = "";

  @BeforeAll
  static void aDialogue() {
    browser = new WebBrowser();
    bobRunsTheWheel();
    dialogue = dialogue("Aftale med Plejehjemmet Lindely", "PARTIES");
    dorte = contact(dialogue, "management", "Dorte Dam", "dorte@ellebaek.example");
    hanne = contact(dialogue, "counterpart", "Hanne Birk", "hanne@lindely.example");
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }

  /// Those that `LookAtEveryPageTest` sees in the same state are looked at only for the pictures.
  private static void look(Page page, String name) {
    var folder = System.getProperty("pip.look");
    if (folder == null && !ASKED.contains(name)) {
      return;
    }
    if (folder != null) {
      WebBrowser.shot(page, Path.of(folder, name + "-" + page.viewportSize().width + ".png"));
    }
    assertThat(WebBrowser.faults(page)).isEmpty();
    if (folder != null) {
      WebBrowser.shot(page, Path.of(folder, name + "-wide.png"));
    }
    page.setViewportSize(390, 844);
  }

  private static void go(Page page, String path) {
    page.navigate(address() + path);
  }

  private static void type(Page page, String field, String text) {
    page.locator("#" + field).fill(text);
  }

  @Test
  void isPreparedAloneHeldTogetherAndClosedByBoth() {
    var talk = talk(dialogue, "Midtvejssamtale om nattevagterne");
    var a = browser.window(390, true);
    var b = browser.phone();
    go(a, dorte);
    look(a, "member");
    go(a, dorte + talk);
    look(a, "talk-before");
    go(a, dorte + talk + "/forberedelse");
    type(a, "answer0", "Beboerne er trygge om aftenen.\n\nFaldene er halveret.");
    assertThat(a.locator("#kept")).containsText("Gemt kl.");
    a.reload();
    assertThat(a.locator("#answer0")).hasValue("Beboerne er trygge om aftenen.\n\nFaldene er halveret.");
    look(a, "talk-prepare");
    press(a, "Aflever");
    assertThat(a.locator("main")).containsText("I har afleveret");
    look(a, "talk-handed-in");

    go(b, hanne + talk);
    assertThat(b.locator("main")).not().containsText("Faldene er halveret");
    go(b, hanne + talk + "/forberedelse");
    assertThat(b.locator("main")).not().containsText("Faldene er halveret");
    type(b, "answer0", "Vi mangler hænder om natten.");
    press(b, "Aflever");
    assertThat(b.locator("main")).containsText("Faldene er halveret");
    type(b, "item", "Nattevagter");
    type(b, "minutes", "70");
    press(b, "Sæt på dagsordenen");
    assertThat(b.locator("main")).containsText("Find 10 minutter");
    look(b, "talk-opened");

    go(b, hanne + talk + "/spoergeark");
    look(b, "leaflets");
    press(b, "Lav arket");
    type(b, "words", "Faste makkere");
    type(b, "voices", "7");
    press(b, "Skriv op");
    type(b, "words", "Kaffen");
    type(b, "voices", "1");
    press(b, "Skriv op");
    look(b, "leaflet");
    var read = b.locator("a[href^='/spoerg/']").getAttribute("href");
    go(a, read);
    look(a, "leaflet-read");

    go(a, dorte + talk + "/referat");
    go(b, hanne + talk + "/referat");
    type(b, "note", "Vi begyndte med nætterne.");
    press(b, "Skriv");
    assertThat(b.locator("#talk-now")).containsText("Vi begyndte med nætterne.");
    assertThat(b.locator("#note")).hasValue("");
    assertThat(a.locator("#talk-now")).containsText("Vi begyndte med nætterne.", soon());
    type(a, "agreed", "Lindely prøver tre vagter om natten til september");
    a.locator("#does-counterpart").check();
    type(a, "due", "2027-09-01");
    press(a, "Foreslå");
    var yes = b.locator("#talk-now button:has-text('Det er vi enige i')");
    assertThat(yes).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
    yes.click();
    assertThat(b.locator("#talk-now")).containsText("Begge sider er enige");
    type(b, "disagreed", "Vi kan ikke nå det med de samme penge.");
    press(b, "Skriv det op");
    var own = a.locator("a:has-text('Skriv jeres egne ord')");
    assertThat(own).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
    own.click();
    look(a, "talk-words");
    type(a, "disagreed", "Rammen er den samme for alle.");
    press(a, "Gem");
    assertThat(a.locator(".talk-sides")).containsText("Rammen er den samme for alle.");
    look(a, "talk-live");

    // A lost connection takes nothing that was typed, and what it missed comes when it is back.
    b.context().setOffline(true);
    type(b, "note", "Skrevet uden forbindelse");
    press(b, "Skriv");
    assertThat(b.locator("#talk-status")).containsText("Forbindelsen er væk");
    assertThat(b.locator("#note")).hasValue("Skrevet uden forbindelse");
    b.context().setOffline(false);
    press(b, "Skriv");
    assertThat(b.locator("#talk-now")).containsText("Skrevet uden forbindelse", soon());
    assertThat(b.locator("#talk-now")).containsText("Rammen er den samme for alle.");

    press(a, "Vi er færdige");
    go(b, hanne + talk + "/referat");
    press(b, "Vi er færdige");
    assertThat(b.locator("h1")).hasText("Referat");
    look(b, "talk-record");
    go(a, dorte + "/samtaler");
    look(a, "talks-mine");
  }

  private static LocatorAssertions.ContainsTextOptions soon() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(15_000);
  }

  private static void press(Page page, String name) {
    page.locator("main button").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(name)).first().click();
  }

  @Test
  void worksWithoutScripts() {
    var talk = talk(dialogue, "Uden scripts");
    var page = browser.window(390, false);
    go(page, hanne + talk + "/forberedelse");
    type(page, "answer1", "Alt er svært");
    press(page, "Aflever");
    assertThat(page.locator("main")).containsText("Afleveret.");
    go(page, hanne + talk + "/referat");
    type(page, "note", "Skrevet uden scripts");
    press(page, "Skriv");
    assertThat(page.locator("main")).containsText("Noten er skrevet.");
    assertThat(page.locator("#talk-now")).containsText("Skrevet uden scripts");
    var other = browser.window(390, false);
    go(other, dorte + talk + "/referat");
    assertThat(other.locator("#talk-now")).containsText("Skrevet uden scripts");
  }

  @Test
  void isArrangedOnPagesWithoutFaults() {
    var page = browser.signedIn(bob, address() + "/log-ind");
    go(page, dialogue + "/samtaler");
    look(page, "arranged-none");
    go(page, dialogue + "/samtaler/ny");
    look(page, "arrange-form");
    type(page, "title", "");
    press(page, "Gem");
    look(page, "arrange-form-wrong");
    type(page, "title", "Samtale om kerneopgaven");
    press(page, "Gem");
    look(page, "arrange");
    press(page, "Send til begge sider");
    look(page, "arrange-sent");
    for (var path : List.of(dialogue, dialogue + "/samtaler")) {
      go(page, path);
      look(page, path.endsWith("samtaler") ? "arranged" : "dialogue");
    }
  }
}
