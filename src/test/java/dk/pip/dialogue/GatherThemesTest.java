package dk.pip.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dk.pip.municipality.Municipality;
import dk.pip.testing.Answer;
import dk.pip.testing.Client;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A side asks its own people, and shows the other what they said, never who said it.
class GatherThemesTest extends TalkCase {
  private static String talk = "";
  private static String dorte = "";
  private static String hanne = "";
  private static String tove = "";

  @BeforeAll
  static void aTalk() {
    bobRunsTheWheel();
    var dialogue = dialogue("Aftale med Lindely", "PUBLIC");
    dorte = contact(dialogue, "management", "Dorte Dam", "dorte@ellebaek.example");
    hanne = contact(dialogue, "counterpart", "Hanne Birk", "hanne@lindely.example");
    tove = contact(dialogue, "counterpart", "Tove Toft", "tove@lindely.example");
    talk = talk(dialogue, "Nattevagter");
  }

  private static Client sheet(String title) {
    return fresh().fill("title", title).fill("intro", "Vi vil gerne høre jer.").fill("questions", "Hvad giver ro om natten?\nHvad stjæler tiden?");
  }

  private static String made(String by, String title) {
    return sheet(title).postWithoutToken(by + talk + "/spoergeark").location().replace("?ok=made", "");
  }

  private static Answer gather(String leaflet, String words, String voices) {
    return fresh().fill("question", "0").fill("words", words).fill("voices", voices).postWithoutToken(leaflet + "/temaer");
  }

  @Test
  void isOneSheetThatIsReadOnThePhone() throws Exception {
    var leaflet = made(hanne, "Natten <b>hos</b> os");
    var page = fresh().get(leaflet).isOk();
    var path = page.page().select("a[href^=" + Leaflet.ADDRESS + "]").attr("href");
    var read = fresh().get(path).isOk().says("Hvad giver ro om natten?").says("Natten <b>hos</b> os");
    assertThat(read.header("X-Robots-Tag")).contains("noindex, nofollow");
    assertThat(read.page().select("main form, main input")).isEmpty();
    fresh().get(Leaflet.ADDRESS + "abcdefghjk").isNotFound();
    var sheet = fresh().get(leaflet + "/ark.pdf").isOk();
    assertThat(sheet.header("Cache-Control")).contains("no-store");
    try (var pdf = Loader.loadPDF(sheet.bytes())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", "")).contains("Hvadstjælertiden?").contains(path);
      var image = new PDFRenderer(pdf).renderImageWithDPI(0, 150);
      var code = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())))));
      assertThat(code.getText()).isEqualTo(bean(Municipality.class).imprint().site() + path);
    }
    try (var pdf = Loader.loadPDF(fresh().get(leaflet + "/kort.pdf").isOk().bytes())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(2);
    }
    fresh().postWithoutToken(leaflet + "/sletning").hasStatus(302);
    fresh().get(path).isNotFound();
  }

  @Test
  void refusesWhatIsMoreThanAPage() {
    var questions = "Et meget langt spørgsmål om natten og dagen ".repeat(6).strip();
    fresh().fill("title", "Langt").fill("intro", "Ord ".repeat(140)).fill("questions", (questions + "\n").repeat(8)).postWithoutToken(hanne + talk + "/spoergeark").isRefused()
        .says("mere, end der er plads til").says("Et meget langt spørgsmål");
    fresh().fill("title", " ").fill("questions", "x\n".repeat(9)).postWithoutToken(hanne + talk + "/spoergeark").isRefused().says("Skriv en overskrift").says("Højst 8 spørgsmål");
  }

  @Test
  void showsThemesWhenTwoOfTheSideHaveSeenThemAndNothingOfASingleVoice() {
    var leaflet = made(hanne, "Temaer");
    var theirs = leaflet.replace(hanne, dorte);
    gather(leaflet, " ", "0").isRefused().says("Skriv temaet").says("mindst 1");
    gather(leaflet, "Faste makkere 👩‍🚒 <i>", "7").hasStatus(302);
    gather(leaflet, "Kaffen", "1").hasStatus(302);
    fresh().fill("question", "1").fill("words", "Telefonen").fill("voices", "1").fill("single", "true").postWithoutToken(leaflet + "/temaer").hasStatus(302);
    fresh().fill("question", "9").fill("words", "Findes ikke").fill("voices", "1").postWithoutToken(leaflet + "/temaer").redirectsTo(leaflet + "?ok=not-now");
    fresh().get(theirs).isNotFound();
    fresh().get(dorte + talk + "/spoergeark").saysNot("Temaer");
    gather(theirs, "Ledelsens tema", "3").isNotFound();

    fresh().postWithoutToken(leaflet + "/visning").redirectsTo(leaflet + "?ok=waits");
    fresh().postWithoutToken(leaflet + "/visning").redirectsTo(leaflet + "?ok=waits");
    fresh().get(theirs).isNotFound();
    // What is changed has to be seen by both anew.
    gather(leaflet, "Lyset", "2").hasStatus(302);
    var toves = leaflet.replace(hanne, tove);
    fresh().get(toves).says("Lyset").says("Faste makkere 👩‍🚒 <i>").says("vises ikke for den anden side");
    fresh().postWithoutToken(toves + "/visning").redirectsTo(toves + "?ok=waits");
    fresh().postWithoutToken(leaflet + "/visning").redirectsTo(leaflet + "?ok=shown");
    fresh().get(theirs).says("Faste makkere").says("sagt af 7").says("Telefonen").saysNot("Kaffen").saysNot("Hanne").saysNot("Tove");
    gather(leaflet, "For sent", "3").redirectsTo(leaflet + "?ok=not-now");
    fresh().get(leaflet).says("Kaffen").saysNot("For sent");
  }

  @Test
  void keepsNeitherWhoNorWhen() {
    var columns =
        bean(org.springframework.jdbc.core.simple.JdbcClient.class)
            .sql("select column_name::text, data_type::text from information_schema.columns where table_schema = 'dialogue' and table_name = 'theme'")
            .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
            .list();
    assertThat(columns).extracting(Map.Entry::getKey).containsExactlyInAnyOrder("id", "leaflet_id", "question", "words", "voices", "single_shown");
    var leaflet = made(hanne, "Hvornår");
    gather(leaflet, "Et", "2");
    gather(leaflet, "To", "2");
    assertThat(
            bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select id::text from dialogue.theme")
                .query(String.class)
                .list())
        .allMatch(id -> id.charAt(14) == '4', "is drawn by lot and tells no time");
  }
}
