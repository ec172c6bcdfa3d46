package dk.pip.council.floor;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dk.pip.testing.WebBrowser;
import java.nio.file.Path;

/// Pressing and looking on the screens of a day. With `-Dpip.look=FOLDER` it leaves pictures of them there.
final class FloorPages {
  private FloorPages() {}

  static void press(Page page, String words) {
    page.locator("#floor button").filter(new Locator.FilterOptions().setHasText(words)).first().click();
  }

  static void look(Page page, String name) {
    var folder = System.getProperty("pip.look");
    if (folder != null) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
    }
    assertThat(WebBrowser.axe(page)).as(name).isEmpty();
    assertThat(WebBrowser.overflow(page)).as(name + " is wider than its window").isLessThanOrEqualTo(0);
  }
}
