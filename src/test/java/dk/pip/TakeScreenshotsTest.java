package dk.pip;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dk.pip.demo.DemoFiles;
import dk.pip.editions.BundleFiles;
import dk.pip.editions.FolderForm;
import dk.pip.editions.FolderPublisher;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Takes the pictures of the README from the program as it is. A picture is written anew only when one sees a
/// difference, so that running the tests leaves nothing changed.
class TakeScreenshotsTest extends PipTest {
  private static final Path PICTURES = Path.of("docs/pictures");
  private static final String EDITION = "2026-03";
  private static final Instant WHEN = Instant.parse("2026-03-16T08:00:00Z");

  /// Two pixels look different from here on, of 255; letters are not drawn quite the same everywhere.
  private static final int VISIBLE = 48;

  private static final double TOLERATED = 0.01;

  @TempDir
  private static Path folder;

  private static FolderForm publication;
  private static WebBrowser browser;

  @BeforeAll
  static void publishTheDemosEdition() throws IOException {
    var bundle = Files.write(folder.resolve("bundle.zip"), BundleFiles.of(DemoFiles.in(EDITION)).zip());
    publication = FolderPublisher.publish(bundle, Clock.fixed(WHEN, ZoneOffset.UTC));
    FolderPublisher.write(publication, folder.resolve("out"));
    browser = new WebBrowser();
  }

  @AfterAll
  static void closeTheBrowser() {
    browser.close();
  }

  @Test
  void takesTheEdition() throws IOException {
    var page = edition(1200);
    page.setViewportSize(1200, 1500);

    keep("edition.png", page.screenshot());
  }

  @Test
  void takesTheEditionOnAPhone() throws IOException {
    var page = edition(390);
    page.setViewportSize(390, 844);

    assertThat(WebBrowser.overflow(page)).isZero();
    keep("edition-phone.png", page.screenshot());
  }

  @Test
  void takesTheEditorsDesk() throws IOException {
    var answer = as(alice)
        .attach("bundle", "pip-2026-03.zip", "application/zip", BundleFiles.of(DemoFiles.in(EDITION)).zip())
        .post("/redaktion/udgaver");
    var page = browser.open(address() + "/log-ind", 1360, ColorScheme.LIGHT);
    WebBrowser.signIn(page, alice);
    page.navigate(address() + answer.location());
    page.setViewportSize(1360, 1100);

    assertThat(page.title()).contains("Marts 2026");
    keep("newsroom.png", page.screenshot());
  }

  @Test
  void takesThePrintedPages() throws IOException {
    var pdf = publication.files().get(FolderForm.PRINT);
    try (var document = Loader.loadPDF(pdf)) {
      var renderer = new PDFRenderer(document);
      var first = renderer.renderImageWithDPI(0, 84);
      var second = renderer.renderImageWithDPI(1, 84);
      var gap = 16;
      var both = new BufferedImage(first.getWidth() * 2 + gap * 3, first.getHeight() + gap * 2, BufferedImage.TYPE_INT_RGB);
      var g = both.createGraphics();
      g.setColor(new Color(0xd9dcdb));
      g.fillRect(0, 0, both.getWidth(), both.getHeight());
      g.drawImage(first, gap, gap, null);
      g.drawImage(second, first.getWidth() + gap * 2, gap, null);
      g.dispose();
      keep("print.png", both);
    }
  }

  private static Page edition(int width) {
    var page = browser.open(folder.resolve("out").resolve(FolderForm.PAGE).toUri().toString(), width, ColorScheme.LIGHT);
    assertThat(page.textContent("main")).contains("Bænken, der kan snakke");
    page.evaluate("document.fonts.ready.then(() => true)");
    return page;
  }

  private static void keep(String name, byte[] png) throws IOException {
    keep(name, ImageIO.read(new ByteArrayInputStream(png)));
  }

  private static void keep(String name, BufferedImage taken) throws IOException {
    var file = PICTURES.resolve(name);
    var before = Files.exists(file) ? ImageIO.read(file.toFile()) : null;
    if (before == null || looksDifferent(before, taken)) {
      Files.createDirectories(PICTURES);
      var plain = new BufferedImage(taken.getWidth(), taken.getHeight(), BufferedImage.TYPE_INT_RGB);
      plain.createGraphics().drawImage(taken, 0, 0, null);
      ImageIO.write(plain, "png", file.toFile());
    }
    assertThat(looksDifferent(ImageIO.read(file.toFile()), taken)).isFalse();
  }

  private static boolean looksDifferent(BufferedImage before, BufferedImage after) {
    if (before.getWidth() != after.getWidth() || before.getHeight() != after.getHeight()) {
      return true;
    }
    var different = 0L;
    for (var y = 0; y < after.getHeight(); y++) {
      for (var x = 0; x < after.getWidth(); x++) {
        different += differ(before.getRGB(x, y), after.getRGB(x, y)) ? 1 : 0;
      }
    }
    return different > TOLERATED * after.getWidth() * after.getHeight();
  }

  private static boolean differ(int one, int other) {
    for (var shift = 0; shift <= 16; shift += 8) {
      if (Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) > VISIBLE) {
        return true;
      }
    }
    return false;
  }
}
