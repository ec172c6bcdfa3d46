package dk.pip.newsroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import dk.pip.testing.Await;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Pictures in a story: above it and in its text, from the library or brought in right there, with and without scripts.
class PicturesInStoryTest extends PipTest {
  private static final String TEXT = "#body-text";

  @Test
  void putsAPictureAboveAStoryAndInItsTextWithoutScripts() {
    var story = WriteStoryTest.begin(charlie, "Uden programmer");
    as(charlie).fill("revision", "1").fill("headline", "Uden programmer").fill("body", "Det begyndte.").post(story + "/billedvalg?til=top").redirectsTo(story + "/billeder?til=top");
    as(charlie).get(story + "/billeder?til=top").says("Hent et nyt billede ind");
    as(charlie).attach("file", "brev.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)).fill("til", "top").post(story + "/billeder/nyt").isRefused().says("en PDF og ikke et billede");
    var chosen = as(charlie).attach("file", "Rød bænk.jpg", "image/jpeg", jpeg(0xaa1100)).fill("til", "top").post(story + "/billeder/nyt").location();
    var id = chosen.replaceFirst(".*billede=", "");
    as(charlie).get(chosen).says("Billedet over historien");
    as(charlie).fill("til", "top").fill("billede", id).fill("alt", "En rød bænk").fill("credit", "Foto: Karla").post(story + "/billeder").redirectsTo(story);
    var page = as(charlie).get(story).says("Billedet er sat ind").page();
    assertThat(page.select("[name=pictureFile]").val()).isEqualTo("pictures/roed-baenk.jpg");
    assertThat(page.select("[name=pictureAlt]").val()).isEqualTo("En rød bænk");
    as(charlie).get(page.select(".lead-shown").attr("src")).isOk();
    as(charlie).fill("til", "tekst").fill("billede", id).fill("alt", "Bænken [den røde]").fill("caption", "»Den« er \"ny\"").post(story + "/billeder").redirectsTo(story);
    assertThat(as(charlie).get(story).page().select("textarea[name=body]").text())
        .isEqualTo("Det begyndte.\n\n![Bænken \\[den røde\\]](pictures/roed-baenk.jpg \"»Den« er \\\"ny\\\"\")");
    as(charlie).get("/redaktion/billeder/" + id).says("Uden programmer").says("Historie");

    var typed = as(charlie).get(story).page();
    as(charlie).fill("revision", typed.select("[name=revision]").val()).fill("pictureFile", "pictures/roed-baenk.jpg").fill("pictureGone", "true").post(story).redirectsTo(story);
    assertThat(as(charlie).get(story).page().select("[name=pictureFile]").val()).isEmpty();
  }

  @Test
  void putsAStillToTheVideo() {
    var story = WriteStoryTest.begin(charlie, "Med stillbillede");
    as(charlie).fill("seen", "").fill("title", "Goddag").fill("url", "https://video.example/1").fill("videre", "billede").post(story + "/video").redirectsTo(story + "/billeder?til=video");
    var chosen = as(charlie).attach("file", "Stille.jpg", "image/jpeg", jpeg(0xaa1177)).fill("til", "video").post(story + "/billeder/nyt").location();
    as(charlie).get(chosen).says("Billedet, der står for videoen").says("Fotograf");
    as(charlie).fill("til", "video").fill("billede", chosen.replaceFirst(".*billede=", "")).fill("alt", "En, der vinker").post(story + "/billeder").redirectsTo(story + "/video");

    var video = as(charlie).get(story + "/video").page();
    as(charlie).get(video.select(".lead-shown").attr("src")).isOk();
    as(charlie).fill("seen", video.select("[name=seen]").val()).fill("title", "Goddag igen").fill("url", "https://video.example/1").post(story + "/video").redirectsTo(story);
    assertThat(as(charlie).get(story + "/video").page().select(".lead-shown").attr("src")).isEqualTo(video.select(".lead-shown").attr("src"));
  }

  @Test
  void keepsOthersFromAStorysPictures() {
    var story = WriteStoryTest.begin(alice, "Alices egen");
    var hers = as(alice).attach("file", "hemmelig.jpg", "image/jpeg", jpeg(0xbb1100)).fill("til", "top").post(story + "/billeder/nyt").location().replaceFirst(".*billede=", "");
    as(alice).fill("til", "top").fill("billede", hers).fill("alt", "Hemmeligt").post(story + "/billeder").redirectsTo(story);
    as(charlie).get(story + "/billeder").isNotFound();
    as(charlie).get(story + "/billeder/hemmelig.jpg").isNotFound();
    as(bob).get(story + "/billeder/hemmelig.jpg").isForbidden();
    as(emil).get(story + "/billeder/hemmelig.jpg").sendsToSignIn();
    var his = WriteStoryTest.begin(charlie, "Charlies egen");
    as(charlie).fill("til", "top").fill("billede", hers).post(his + "/billeder").isNotFound();
    as(charlie).fill("billede", hers).post(his + "/vedhaeftning").isNotFound();
  }

  @Test
  void choosesBringsInDropsAndPastesInTheEditor() {
    var story = WriteStoryTest.begin(charlie, "Med programmer");
    try (var browser = new WebBrowser()) {
      var page = browser.signedIn(charlie, address() + story);
      page.fill(TEXT, "Først.");
      page.locator("[data-choose-lead]").click();
      var dialog = page.locator(".picture-dialog");
      assertThat(dialog).containsText("Hent et nyt billede ind");
      assertThat(WebBrowser.axe(page)).isEmpty();
      dialog.locator("input[type=file]").setInputFiles(new FilePayload("Svane.jpg", "image/jpeg", jpeg(0x11aa00)));
      dialog.locator("[name=alt]").fill("En svane");
      dialog.locator("[name=credit]").fill("Foto: Ib");
      dialog.locator("button:has-text('Brug billedet')").click();
      assertThat(page.locator("#pictureAlt")).hasValue("En svane");
      assertThat(page.locator("#kept")).containsText("Gemt kl.");
      assertThat(as(charlie).get(story).page().select("[name=pictureFile]").val()).isEqualTo("pictures/svane.jpg");

      // A file that is dropped on the text.
      page.locator(TEXT).evaluate(
          "(text, data) => { const bytes = Uint8Array.from(atob(data), c => c.charCodeAt(0)); const files = new DataTransfer();"
              + " files.items.add(new File([bytes], 'slippet.jpg', {type: 'image/jpeg'}));"
              + " text.dispatchEvent(new DragEvent('drop', {dataTransfer: files, bubbles: true, cancelable: true})); }",
          Base64.getEncoder().encodeToString(jpeg(0x2200aa)));
      dialog.locator("[name=alt]").fill("Noget, der faldt ned");
      dialog.locator("button:has-text('Sæt ind')").click();
      assertThat(page.locator(TEXT + " .editor-picture img")).hasCount(1);
      assertThat(((Number) page.locator(TEXT + " .editor-picture img").evaluate("async image => { await image.decode(); return image.naturalWidth; }")).intValue()).isGreaterThan(0);

      // One that is there already, by the toolbar and the keyboard.
      page.locator(TEXT).click();
      page.locator("[data-tool=picture]").click();
      dialog.locator("[name=q]").fill("svane");
      page.keyboard().press("Enter");
      assertThat(dialog.locator(".pictures li")).hasCount(1);
      dialog.locator(".pictures a").focus();
      page.keyboard().press("Enter");
      assertThat(dialog.locator("[name=alt]")).hasValue("En svane");
      dialog.locator("button:has-text('Sæt ind')").click();
      assertThat(page.locator(TEXT + " .editor-picture img")).hasCount(2);
      assertThat(page.locator("#kept")).containsText("Gemt kl.");
      Await.until("both to be kept", () -> {
        var body = as(charlie).get(story).page().select("textarea[name=body]").text();
        return body.contains("![Noget, der faldt ned](pictures/slippet.jpg)") && body.contains("![En svane](pictures/svane.jpg)");
      });
      assertThat(WebBrowser.faults(page)).isEmpty();
    }
  }

  private static byte[] jpeg(int colour) {
    var image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
    var drawing = image.createGraphics();
    drawing.setColor(new Color(colour));
    drawing.fillRect(0, 0, 900, 600);
    drawing.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
