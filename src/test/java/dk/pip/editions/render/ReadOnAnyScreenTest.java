package dk.pip.editions.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dk.pip.testing.WebBrowser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReadOnAnyScreenTest {
  private static List<Path> pages = List.of();
  private static final WebBrowser BROWSER = new WebBrowser();

  @BeforeAll
  static void writePages() {
    pages = WebLook.write();
  }

  @AfterAll
  static void close() {
    BROWSER.close();
  }

  @Test
  void axeFindsNothingInLightAndDark() {
    for (var path : pages) {
      for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        var page = BROWSER.open(path.toUri().toString(), 1280, scheme);
        assertThat(WebBrowser.axe(page)).as("%s %s", path, scheme).isEmpty();
        WebBrowser.shot(page, shot(path, "1280-" + scheme));
        page.close();
      }
    }
  }

  @Test
  void fitsAPhone() {
    for (var path : pages) {
      for (var width : List.of(320, 390)) {
        var page = BROWSER.open(path.toUri().toString(), width, ColorScheme.LIGHT);
        assertThat(WebBrowser.overflow(page)).as("%s at %s", path, width).isZero();
        WebBrowser.shot(page, shot(path, String.valueOf(width)));
        if (width == 320) {
          assertThat(WebBrowser.axe(page)).as("%s at %s", path, width).isEmpty();
        }
        page.close();
      }
    }
  }

  @Test
  void fitsAtTwiceTheTextSize() {
    var page = BROWSER.open(pages.getFirst().toUri().toString(), 640, ColorScheme.LIGHT);
    page.addStyleTag(new com.microsoft.playwright.Page.AddStyleTagOptions().setContent("html{font-size:200%!important}"));

    assertThat(WebBrowser.overflow(page)).isZero();
    page.close();
  }

  @Test
  void startsWithALinkPastTheBar() {
    var page = BROWSER.open(pages.getFirst().toUri().toString(), 1280, ColorScheme.LIGHT);
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Gå til indholdet");
    page.keyboard().press("Enter");

    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
    page.close();
  }

  private static Path shot(Path page, String kind) {
    var name = WebLook.FOLDER.relativize(page).toString().replace('/', '-').replace(".html", "");
    return WebLook.FOLDER.resolve("shots").resolve(name + "-" + kind + ".png");
  }
}
