package dk.pip.editions.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dk.pip.testing.WebBrowser;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// With `-Dpip.look=FOLDER` it leaves pictures there of what it saw.
class ReadOnAnyScreenTest {
  private static final @Nullable String PICTURES = System.getProperty("pip.look");

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
    var page = BROWSER.open("about:blank", 1280, ColorScheme.LIGHT);
    for (var path : pages) {
      page.navigate(path.toUri().toString());
      for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        assertThat(WebBrowser.axe(page)).as("%s %s", path, scheme).isEmpty();
        shoot(page, path, "1280-" + scheme);
      }
    }
    page.close();
  }

  @Test
  void fitsAPhone() {
    var page = BROWSER.open("about:blank", 320, ColorScheme.LIGHT);
    for (var path : pages) {
      page.navigate(path.toUri().toString());
      for (var width : List.of(390, 320)) {
        page.setViewportSize(width, 900);
        assertThat(WebBrowser.overflow(page)).as("%s at %s", path, width).isZero();
        shoot(page, path, String.valueOf(width));
      }
      assertThat(WebBrowser.axe(page)).as("%s at 320", path).isEmpty();
    }
    page.close();
  }

  @Test
  void fitsAtTwiceTheTextSize() {
    var page = BROWSER.open(pages.getFirst().toUri().toString(), 640, ColorScheme.LIGHT);
    page.addStyleTag(new Page.AddStyleTagOptions().setContent("html{font-size:200%!important}"));

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

  /// Nobody looks at pictures that nobody asked for.
  private static void shoot(Page page, Path path, String kind) {
    if (PICTURES != null) {
      var name = WebLook.FOLDER.relativize(path).toString().replace('/', '-').replace(".html", "");
      WebBrowser.shot(page, Path.of(PICTURES).resolve(name + "-" + kind + ".png"));
    }
  }
}
