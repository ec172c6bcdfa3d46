package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import dk.pip.testing.Bundles;
import dk.pip.testing.Cast;
import dk.pip.testing.Person;
import dk.pip.testing.WebBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An edition's way through the newsroom without a mouse. Wherever the keyboard stops, one can see where it is.
class WalkDeskByKeyboardTest extends EditionTest {
  /// More stops than any page has.
  private static final int MOST = 80;

  /// What has the focus, in the frame that has it, how it looks there and how it looks when it hasn't.
  private static final String LOOK =
      """
      () => {
        let it = document.activeElement;
        while (it.contentDocument) {
          it = it.contentDocument.activeElement;
        }
        const look = () => [it, ...(it.labels || [])].map(each => {
          const style = getComputedStyle(each);
          return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join(' ');
        }).join(';');
        const focused = look();
        const body = it === it.ownerDocument.body;
        const parts = it.matches('input[type=date], input[type=time]'); // their focus stands on day, month or year
        if (!body && !parts) {
          it.blur();
        }
        const plain = parts ? 'none' : look();
        if (!parts) {
          it.focus();
        }
        const label = it.labels && it.labels.length > 0 ? it.labels[0] : it;
        const box = it.getBoundingClientRect();
        return {
          name: body ? '' : label.textContent.trim(), html: it.outerHTML.slice(0, 200), seen: body || !focused.startsWith(plain),
          inside: body || it.ownerDocument !== document || box.bottom > 0 && box.top < innerHeight && box.width > 1
        };
      }
      """;

  @TempDir Path folder;

  @Test
  void importsLooksPublishesAndWithdraws() throws IOException {
    var zip = Files.write(folder.resolve("udgave.zip"), Bundles.smallOf("2026-02").zip());
    try (var browser = new WebBrowser()) {
      var page = browser.window(WebBrowser.WIDE, true);
      // So that the window is where it goes at once.
      page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
      // The browser is told at once that a test chooses the files; told at the key press, it may open its own window first.
      page.onFileChooser(_ -> {});
      page.navigate(address() + DESK);
      press(page, "Tab");
      assertThat(focused(page)).isEqualTo("Gå til indholdet");
      press(page, "Enter");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
      press(page, "Tab");
      assertThat(focused(page)).isEqualTo("Mailadresse");
      page.keyboard().type(Cast.ALICE.mail());
      write(page, "Kodeord", Person.PASSWORD);
      go(page, "Tab", "Log ind", "Enter");
      go(page, "Tab", "Hent en udgave ind", "Enter");

      to(page, "Tab", "Udgavepakke (zip)");
      page.waitForFileChooser(() -> press(page, "Space")).setFiles(zip);
      go(page, "Tab", "Hent ind", "Enter");
      says(page, "Udgaven er hentet ind");

      to(page, "Tab", "Tekst");
      press(page, "Enter");
      page.locator("#form-tekst[aria-current=page]").waitFor();
      assertThat(focused(page)).isEqualTo("Tekst");
      go(page, "Shift+Tab", "Udgiv…", "Enter");
      to(page, "Tab", "Nu");
      press(page, "Space");
      go(page, "Tab", "Udgiv", "Space");
      says(page, "Udgaven er udgivet");

      go(page, "Shift+Tab", "Træk tilbage", "Enter");
      write(page, "Hvorfor?", "Prøve");
      go(page, "Tab", "Træk tilbage", "Space");
      says(page, "Trukket tilbage");
      as(emil).get("/udgaver/2026-02").isGone();
    }
  }

  private static void write(Page page, String field, String text) {
    to(page, "Tab", field);
    page.keyboard().type(text);
  }

  /// Goes to what has the name and presses it, which leads to another page.
  private static void go(Page page, String key, String name, String press) {
    to(page, key, name);
    page.evaluate("document.documentElement.dataset.left = ''");
    press(page, press);
    page.locator("html:not([data-left])").waitFor();
    page.waitForLoadState();
  }

  private static void to(Page page, String key, String name) {
    for (var stop = 0; stop < MOST; stop++) {
      press(page, key);
      if (focused(page).equals(name)) {
        return;
      }
    }
    throw new AssertionError("No way to »" + name + "« on " + page.url());
  }

  private static String focused(Page page) {
    var look = (Map<?, ?>) page.evaluate(LOOK);
    assertThat(look.get("seen")).as("one sees the focus on %s at %s", look.get("html"), page.url()).isEqualTo(true);
    assertThat(look.get("inside")).as("%s is in the window at %s", look.get("html"), page.url()).isEqualTo(true);
    return String.valueOf(look.get("name"));
  }

  private static void press(Page page, String key) {
    page.keyboard().press(key);
  }

  private static void says(Page page, String words) {
    page.locator("main").getByText(words).first().waitFor();
  }
}
