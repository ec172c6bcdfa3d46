package dk.pip.council;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dk.pip.people.People;
import dk.pip.people.StaffId;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Two pupils with a phone each write on the page of their class at once, lose the line, and have the page read to them.
class WriteTogetherInBrowserTest extends PipTest {
  private static final CouncilCase CASE = new CouncilCase(PipTest::bean);
  private static int year = 2080;

  /// Stands for the voices of the device, of which the Chromium of tests has none.
  private static final String VOICE =
      """
      const heard = [];
      window.heard = heard;
      const voices = { list: [%s] };
      Object.defineProperty(window, 'speechSynthesis', {value: {
        getVoices: () => voices.list,
        speak: said => heard.push(said),
        cancel: () => { heard.length = 0; },
        addEventListener: () => {},
      }});
      window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
      """;

  private static StaffId by() {
    return bean(People.class).list().stream().filter(it -> it.mail().equals(alice.mail())).findFirst().orElseThrow().id();
  }

  private record Writing(CouncilDayId day, DelegationId delegation, String path) {
    ProposalText text() {
      return CASE.days().get(day).proposalOf(delegation).orElseThrow().text();
    }
  }

  private static Writing writing() {
    var day = CASE.day(by(), year++);
    var delegation = CASE.joins(by(), day, "Søskolen", "6. b");
    return new Writing(day, delegation, CASE.days().classPath(CASE.days().get(day).delegation(delegation)));
  }

  private static Page opens(WebBrowser browser, String path) {
    return browser.open(address() + path, WebBrowser.PHONE, ColorScheme.LIGHT);
  }

  private static void types(Page page, String field, String text) {
    page.locator("#" + field).focus();
    page.keyboard().press("Control+End");
    page.keyboard().type(text);
  }

  private static final Pattern KEPT = Pattern.compile("Gemt kl\\.");

  @Test
  void seesWhatTheOtherWritesAndLosesNoWord() {
    var it = writing();
    try (var browser = new WebBrowser()) {
      var emma = opens(browser, it.path);
      var ali = opens(browser, it.path);
      types(emma, "what", "Vi vil have gynger i søen.");
      assertThat(emma.locator("#kept")).containsText(KEPT);
      assertThat(ali.locator("#what")).hasValue("Vi vil have gynger i søen.");

      // Both write before either has seen the other's words.
      types(ali, "what", " De skal være til alle.");
      types(emma, "what", " De skal være røde.");
      types(ali, "title", "Gynger i søen");
      for (var page : List.of(emma, ali)) {
        assertThat(page.locator("#what")).hasValue(Pattern.compile("^Vi vil have gynger i søen\\. (De skal være til alle\\. De skal være røde\\.|De skal være røde\\. De skal være til alle\\.)$"));
        assertThat(page.locator("#title")).hasValue("Gynger i søen");
      }
      assertThat(it.text().title()).isEqualTo("Gynger i søen");
      assertThat(WebBrowser.faults(emma)).isEmpty();
    }
  }

  @Test
  void keepsTheCursorWhereOneWritesWhenTheOthersWordsCome() {
    var it = writing();
    try (var browser = new WebBrowser()) {
      var emma = opens(browser, it.path);
      types(emma, "why", "Fordi søen er vores.");
      assertThat(emma.locator("#kept")).containsText(KEPT);
      var ali = opens(browser, it.path);
      ali.locator("#why").focus();
      ali.keyboard().press("Control+End");
      emma.locator("#why").focus();
      emma.keyboard().press("Control+Home");
      emma.keyboard().type("Kære byråd! ");
      assertThat(ali.locator("#why")).hasValue("Kære byråd! Fordi søen er vores.");
      ali.keyboard().type(" Og den er dyb.");
      assertThat(emma.locator("#why")).hasValue("Kære byråd! Fordi søen er vores. Og den er dyb.");
    }
  }

  @Test
  void keepsWhatIsTypedWhileTheLineIsLost() {
    var it = writing();
    try (var browser = new WebBrowser()) {
      var emma = opens(browser, it.path);
      types(emma, "what", "Første linje.");
      assertThat(emma.locator("#kept")).containsText(KEPT);
      emma.context().setOffline(true);
      types(emma, "what", " Skrevet uden net.");
      assertThat(emma.locator("#kept")).containsText("forbindelse");
      assertThat(it.text().what()).isEqualTo("Første linje.");

      // The page is closed before the line is back, and another pupil goes on meanwhile.
      var closed = emma.context();
      emma.close();
      var ali = opens(browser, it.path);
      types(ali, "what", " Skrevet af Ali.");
      assertThat(ali.locator("#kept")).containsText(KEPT);
      closed.setOffline(false);
      var again = closed.newPage();
      again.navigate(address() + it.path);
      for (var page : List.of(again, ali)) {
        assertThat(page.locator("#what")).hasValue("Første linje. Skrevet af Ali. Skrevet uden net.");
      }
      assertThat(it.text().what()).isEqualTo("Første linje. Skrevet af Ali. Skrevet uden net.");
    }
  }

  @Test
  void writesNothingTwiceWhenOnlyTheAnswerIsLost() {
    var it = writing();
    try (var browser = new WebBrowser()) {
      var emma = opens(browser, it.path);
      // What she sends arrives, but she is not told.
      var lost = new boolean[] {true};
      emma.route(
          "**/kladde",
          route -> {
            if (lost[0]) {
              route.fetch();
              route.abort();
            } else {
              route.resume();
            }
          });
      types(emma, "what", "Et tårn med udsigt");
      assertThat(emma.locator("#kept")).containsText("forbindelse");
      assertThat(it.text().what()).isEqualTo("Et tårn med udsigt");
      lost[0] = false;
      emma.locator("#what").fill("Et højt tårn med god udsigt");
      assertThat(emma.locator("#kept")).containsText(KEPT);
      assertThat(emma.locator("#what")).hasValue("Et højt tårn med god udsigt");
      assertThat(it.text().what()).isEqualTo("Et højt tårn med god udsigt");
    }
  }

  @Test
  void isReadAloudByAVoiceOfTheDeviceAlone() {
    var it = writing();
    try (var browser = new WebBrowser()) {
      var page = browser.window(WebBrowser.PHONE, true);
      page.addInitScript(VOICE.formatted("{lang: 'da-DK', localService: true, name: 'Naja'}"));
      page.navigate(address() + it.path);
      page.locator("#title").fill("Gynger i søen");
      var button = page.locator("[data-aloud] button");
      button.click();
      assertThat(button).hasText("Stop oplæsning");
      var texts = (List<?>) page.evaluate("heard.map(each => each.text)");
      assertThat(texts.stream().map(String.class::cast)).contains("Gynger i søen", "Hvad hedder jeres forslag?").anyMatch(text -> text.contains("Vores by, vores vand"));
      assertThat(page.evaluate("heard.every(each => each.lang === 'da' && each.voice.name === 'Naja')")).isEqualTo(true);
      page.evaluate("heard.at(-1).dispatchEvent(new Event('end'))");
      assertThat(button).not().hasText("Stop oplæsning");

      // A voice that sends the text to somebody else is none.
      var without = browser.window(WebBrowser.PHONE, true);
      without.addInitScript(VOICE.formatted("{lang: 'da-DK', localService: false, name: 'Sky'}, {lang: 'en-GB', localService: true, name: 'Tom'}"));
      without.navigate(address() + it.path);
      assertThat(without.locator("[data-aloud]")).isHidden();
    }
  }
}
