package dk.pip.library;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Answer;
import dk.pip.testing.Person;
import dk.pip.testing.WebBrowser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// A part of a picture: by numbers, with a pointer and by keyboard; and all of it again.
class CutPictureTest extends LibraryTest {

  @Test
  void cutsByNumbers() throws IOException {
    var picture = brought(charlie, "hus.jpg", 0x771177);
    as(charlie).get(picture + "/beskaering").says("Det, man skal se");
    cut(charlie, picture, "fri", "50", "25", "25", "50").redirectsTo(picture);
    assertThat(shown(charlie, picture)).satisfies(image -> assertThat(image.getWidth() + " × " + image.getHeight()).isEqualTo("300 × 400"));
    as(charlie).get(picture).says("300 × 400 pixel · beskåret");

    cut(charlie, picture, "1-1", "0", "0", "50", "100").redirectsTo(picture);
    as(charlie).get(picture).says("600 × 600 pixel");
    fillAgain(as(charlie), Objects.requireNonNull(as(charlie).get(picture + "/beskaering").page().selectFirst("#cut-form")));
    as(charlie).fill("whole", "true").post(picture + "/beskaering").redirectsTo(picture);
    as(charlie).get(picture).says("1200 × 800 pixel").saysNot("pixel · beskåret");
  }

  @Test
  void saysWhatIsAmissWithTheNumbers() {
    var picture = brought(charlie, "traed.jpg", 0x881177);
    cut(charlie, picture, "fri", "80", "0", "50", "50").isRefused().says("når ud over kanten");
    cut(charlie, picture, "fri", "0", "0", "1", "1").isRefused().says("for lille");
    var typed = cut(charlie, picture, "fri", "en tredjedel", "0", "50", "50").isRefused().says("Skriv et tal fra 0 til 100");
    assertThat(typed.page().select("[name=left]").val()).isEqualTo("en tredjedel");
    as(bob).get(picture + "/beskaering").isForbidden();
    var hers = brought(alice, "hendes.jpg", 0x991177);
    as(charlie).get(hers + "/beskaering").isNotFound();
  }

  @Test
  void keepsWhatMattersMost() {
    var picture = brought(charlie, "fokus.jpg", 0x661177);
    var revision = as(charlie).get(picture + "/beskaering").page().select("#focus-form [name=revision]").val();
    as(charlie).fill("revision", revision).fill("x", "33,3").fill("y", "70").post(picture + "/midtpunkt").redirectsTo(picture);
    assertThat(as(charlie).get(picture + "/beskaering").page().select("#focus-form [name=x]").val()).isEqualTo("33.3");
  }

  @Test
  void drawsAFrameWithPointerAndKeys() {
    var picture = brought(charlie, "ramme.jpg", 0x551177);
    try (var browser = new WebBrowser()) {
      var page = browser.signedIn(charlie, address() + picture + "/beskaering");
      var box = page.locator(".cut").boundingBox();
      var mouse = page.mouse();
      mouse.move(box.x + box.width - 12, box.y + box.height - 12);
      mouse.down();
      mouse.move(box.x + box.width / 2 - 12, box.y + box.height / 2 - 12);
      mouse.up();
      assertThat(page.locator("#cut-now")).containsText("600 × 400 pixel");
      page.locator(".cut-frame").focus();
      page.keyboard().press("Shift+ArrowRight");
      page.keyboard().press("ArrowDown");
      assertThat(page.locator("#left")).hasValue("10");
      assertThat(page.locator("#top")).hasValue("1");
      page.locator("label[for=ratio-1-1]").click();
      assertThat(page.locator("#cut-now")).containsText("600 × 600 pixel");
      assertThat(WebBrowser.faults(page)).isEmpty();
      page.locator("#cut-form button.button").first().click();
      page.waitForURL("**" + picture);
      assertThat(page.locator("main")).containsText("600 × 600 pixel");
      assertThat(WebBrowser.faults(page)).isEmpty();
    }
  }

  private static Answer cut(Person person, String picture, String ratio, String left, String top, String width, String height) {
    var revision = as(person).get(picture + "/beskaering").page().select("#cut-form [name=revision]").val();
    var browser = as(person);
    browser.fill("revision", revision).fill("ratio", ratio).fill("left", left).fill("top", top).fill("width", width).fill("height", height);
    return browser.post(picture + "/beskaering");
  }

  private static BufferedImage shown(Person person, String picture) throws IOException {
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(as(person).get(picture + "/vist/1600").isOk().bytes())));
  }
}
