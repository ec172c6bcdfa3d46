package dk.pip.library;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.Addresses;
import dk.pip.editions.EditionMails;
import dk.pip.mailing.MailingId;
import dk.pip.mailing.Mailings;
import dk.pip.pictures.Pictures;
import dk.pip.readers.ListId;
import dk.pip.shared.MailAddress;
import dk.pip.testing.Answer;
import dk.pip.testing.Await;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Somebody objects to a picture: it is gone from all that readers see, at once and on both nodes, and comes back only by an
/// administrator.
class WithholdPictureTest extends LibraryTest {

  @Test
  void takesItAwayFromAllThatIsPublishedAndGivesItBack() throws IOException {
    var colour = 0xaa2211;
    var sha256 = picture(colour).sha256();
    published("2026-05", colour);
    var picture = brought(alice, "baenk.jpg", colour);
    var address = Addresses.picture(sha256, 960);
    var story = "/nyheder/2026/historie-2026-05";
    var there = elsewhere();
    var seen = as(emil).get(address).isOk();
    assertThat(seen.header("Cache-Control")).contains("public, max-age=31536000, immutable");
    assertThat(there.get(address).isOk().bytes()).isEqualTo(seen.bytes());
    assertThat(there.get(story).isOk().text()).contains(address, "Liva på en rød bænk");
    assertThat(as(emil).get("/").isOk().text()).contains(sha256);

    as(alice).get(picture + "/indsigelse").says("Det sker, når du fjerner det").says("2026-05").says("version 1, udgivet 10. marts 2026");
    as(alice).fill("why", " ").post(picture + "/indsigelse").isRefused().says("Skriv kort hvorfor");
    as(alice).fill("why", "Livas far vil ikke have det").fill("askedBy", "Bo Lind").post(picture + "/indsigelse").redirectsTo(picture);

    as(alice).get(picture).says("fordi nogen sagde fra").says("Livas far vil ikke have det").says("Spurgt af Bo Lind");
    for (var browser : List.of(as(emil), there)) {
      Await.until("the picture to be gone", () -> !Arrays.equals(browser.get(address).bytes(), seen.bytes()));
      var placeholder = browser.get(address).isOk();
      assertThat(placeholder.header("Cache-Control")).contains("no-cache");
      assertThat(size(placeholder)).isEqualTo(size(seen));
      assertThat(isGrey(placeholder)).isTrue();
      var again = browser.header("If-None-Match", seen.header("ETag").orElseThrow()).get(address).isOk();
      assertThat(again.bytes()).isEqualTo(placeholder.bytes());
      var page = browser.get(story).isOk();
      assertThat(page.text()).contains(address + "?fjernet").doesNotContain("Liva");
      assertThat(page.page().select("main img").attr("alt")).isEqualTo("Billedet er fjernet");
      assertThat(page.page().select("meta[property=og:image]").attr("content")).doesNotContain(sha256);
      assertThat(browser.get("/").isOk().text()).doesNotContain(sha256);
      assertThat(browser.get("/feed.atom").text()).doesNotContain(sha256);
    }
    // What mails have is scaled, and has an address of its own.
    var mailed = Pictures.scaledTo(picture(colour), Pictures.MAIL_WIDTH);
    assertThat(isGrey(as(emil).get(Addresses.picture(mailed.sha256(), Pictures.MAIL_WIDTH)).isOk())).isTrue();
    var edition = as(alice).get("/redaktion/udgaver").page().select("a[href^=/redaktion/udgaver/]:contains(Bænken)").attr("href");
    assertThat(as(alice).get(edition + "/versioner/1" + story).isOk().text()).contains("?fjernet").doesNotContain("Liva");
    var previewed = as(alice).get(edition + "/visning/index.html").isOk().page().select("main img").attr("src");
    assertThat(isGrey(as(alice).get(edition + "/visning/" + previewed).isOk())).isTrue();

    as(alice).post(picture + "/tilbage").isForbidden();
    as(agnes).post(picture + "/tilbage").redirectsTo(picture);
    for (var browser : List.of(as(emil), there)) {
      Await.until("the picture to be back", () -> Arrays.equals(browser.get(address).bytes(), seen.bytes()));
      assertThat(browser.get(story).text()).contains("Liva på en rød bænk").doesNotContain("?fjernet");
    }
    assertThat(as(agnes).get("/indstillinger/logbog").text()).contains("fjernede et billede, fordi nogen sagde fra", "hentede et fjernet billede frem igen");
  }

  @Test
  void takesItOutOfMailsThatNobodyHasGotYet() {
    var colour = 0xab3412;
    published("2026-01", colour);
    var list = new ListId(UUID.randomUUID());
    bean(JdbcClient.class)
        .sql(
            """
            insert into readers.list (id, slug, name, about, kind, mandatory, section, added_at)
            values (:id, 'uden-billede', 'Uden billede', '', 'PUBLIC', false, '', now())
            """)
        .param("id", list.value())
        .update();
    var edition = bean(EditionMails.class).ready().stream().filter(one -> one.slug().equals("2026-01")).findFirst().orElseThrow();
    var mailings = bean(Mailings.class);
    var mailing = ((Mailings.Made.Ok) mailings.make(staff(alice), edition.publication(), List.of(list))).id();
    var part = Base64.getEncoder().encodeToString(Pictures.scaledTo(picture(colour), Pictures.MAIL_WIDTH).bytes()).substring(400, 440);
    assertThat(unfolded(mailings, mailing)).contains(part);

    var picture = brought(alice, "baenk-7.jpg", colour);
    as(alice).fill("why", "Livas far vil ikke have det").post(picture + "/indsigelse").redirectsTo(picture);
    Await.until("the picture to be gone from the mail", () -> !unfolded(mailings, mailing).contains(part));
    as(agnes).post(picture + "/tilbage").redirectsTo(picture);
    Await.until("the picture to be back in the mail", () -> unfolded(mailings, mailing).contains(part));
  }

  private static String unfolded(Mailings mailings, MailingId mailing) {
    return new String(mailings.proof(mailing, MailAddress.parse("x@ellebaek.example").orElseThrow()), StandardCharsets.US_ASCII).replace("\r\n", "");
  }

  @Test
  void showsStaffWhatStandsInItsPlace() throws IOException {
    var picture = brought(charlie, "kat.jpg", 0xbb2211);
    as(charlie).post(picture + "/fjernelse").redirectsTo(picture);
    assertThat(isGrey(as(charlie).get(picture + "/vist/960").isOk())).isTrue();
    assertThat(as(charlie).get(picture + "/vist/960").header("Cache-Control")).contains("no-store");
    assertThat(isGrey(as(alice).get(picture + "/vist/960").isOk())).isTrue();
    assertThat(isGrey(as(agnes).get(picture + "/vist/960").isOk())).isFalse();
    as(charlie).get(PICTURES + "?vis=fjernet").says("kat.jpg");
    as(charlie).get(PICTURES).saysNot("kat.jpg");
    as(charlie).fill("alt", "En kat").post(picture).isRefused().says("kan ikke ændres nu");
    as(charlie).attach("files", "kat.jpg", "image/jpeg", jpeg(0xbb2211)).post(PICTURES).isRefused().says("Billedet er fjernet, og ingen må se det mere");
  }

  private static Map<String, Integer> size(Answer answer) throws IOException {
    var image = read(answer);
    return Map.of("width", image.getWidth(), "height", image.getHeight());
  }

  private static boolean isGrey(Answer answer) throws IOException {
    var colour = new Color(read(answer).getRGB(2, 2));
    return Math.abs(colour.getRed() - colour.getBlue()) < 12 && colour.getRed() > 200;
  }

  private static BufferedImage read(Answer answer) throws IOException {
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(answer.bytes())));
  }
}
