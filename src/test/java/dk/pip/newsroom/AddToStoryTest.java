package dk.pip.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.EditionId;
import dk.pip.editions.Editions;
import dk.pip.testing.Answer;
import dk.pip.testing.Bundles;
import dk.pip.testing.Documents;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stories bring along, added in the newsroom by those who write them.
class AddToStoryTest extends PipTest {
  private static final List<String> PAGES = List.of("/video", "/bilag", "/omtale", "/relaterede");

  private static Document page(String story) {
    return as(charlie).get(story).isOk().page();
  }

  private static String seen(String story, String page) {
    return as(charlie).get(story + page).isOk().page().select("[name=seen]").val();
  }

  private static Answer saveVideo(String story, String url, String transcript) {
    return as(charlie)
        .fill("seen", seen(story, "/video"))
        .fill("title", "Bænken siger goddag")
        .fill("url", url)
        .fill("transcript", transcript)
        .fill("duration", "2:40")
        .post(story + "/video");
  }

  private static Answer attach(String story, String name, byte[] bytes, String title) {
    return as(charlie).attach("file", name, "application/octet-stream", bytes).fill("title", title).post(story + "/bilag");
  }

  @Test
  void asksAFreshStoryForNothingMoreAndKeepsWhatIsTypedOnTheWay() {
    var story = WriteStoryTest.begin(charlie, "Frisk");

    assertThat(page(story).select("#tilvalg button").eachText()).containsExactly("Tilføj video", "Tilføj bilag", "Tilføj omtale i pressen", "Tilføj en anden historie");
    assertThat(page(story).select(".additions-list")).isEmpty();
    as(charlie).fill("revision", "1").fill("headline", "Frisk").fill("body", "Det begyndte.").post(story + "/tilvalg?til=video").redirectsTo(story + "/video");
    assertThat(page(story).select("textarea[name=body]").text()).isEqualTo("Det begyndte.");
    as(charlie).fill("revision", "2").fill("headline", "").post(story + "/tilvalg?til=video").hasStatus(307);
  }

  @Test
  void addsAVideoChangesItAndTakesItAway() {
    var story = WriteStoryTest.begin(charlie, "Med video");

    saveVideo(story, "video.example/1", "").redirectsTo(story);
    var silent = page(story).select("#tilvalg").text();
    assertThat(silent).contains("Bænken siger goddag", "video.example", "Mangler det, der bliver sagt").doesNotContain("Tilføj video");

    saveVideo(story, "https://video.example/1", "Sara:\r\n\r\n**Hej** 👩‍🚒").redirectsTo(story);
    assertThat(page(story).select("#tilvalg").text()).doesNotContain("Mangler det");
    assertThat(as(charlie).get(story + "/video").page().select("textarea[name=transcript]").first().wholeText()).isEqualTo("Sara:\n\n**Hej** 👩‍🚒");

    var gone = drop(story, "video", "");
    assertThat(page(story).select("#tilvalg").text()).doesNotContain("Bænken siger goddag").contains("Tilføj video");
    assertThat(as(charlie).get(gone).says("Videoen er taget væk.").page().select(".removed button").text()).isEqualTo("Fortryd");
    undo(story, gone);
    assertThat(as(charlie).get(story + "/video").page().select("textarea[name=transcript]").first().wholeText()).isEqualTo("Sara:\n\n**Hej** 👩‍🚒");
  }

  private static String drop(String story, String field, String key) {
    return drop(charlie, story, field, key);
  }

  private static String drop(Person person, String story, String field, String key) {
    var typed = as(person).get(story).page().select("#story [name=revision]").val();
    var answer = as(person).fill("revision", typed).post(story + "/fjernelse?felt=" + field + "&noegle=" + key);
    assertThat(answer.status()).as(answer::toString).isEqualTo(303);
    return answer.location();
  }

  private static void undo(String story, String shown) {
    var page = as(charlie).get(shown).page();
    var answer = as(charlie).fill("revision", page.select("#story [name=revision]").val()).fill("standfirst", "Skrevet imens").post(page.select(".removed button").attr("formaction"));
    assertThat(answer.location()).isEqualTo(story);
    assertThat(page(story).select("textarea[name=standfirst]").text()).isEqualTo("Skrevet imens");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://video.example/1", "javascript:alert(1)", "data:text/html,x", "https://", "https://bruger:kode@video.example"})
  void refusesWhatIsNoSecureAddressAndKeepsTheRest(String url) {
    var story = WriteStoryTest.begin(charlie, "Adresse");

    var again = saveVideo(story, url, "Hej").isRefused().says("Skriv hele adressen. Den skal begynde med https://").page();

    assertThat(again.select("[name=title]").val()).isEqualTo("Bænken siger goddag");
    assertThat(again.select("textarea[name=transcript]").text()).isEqualTo("Hej");
    assertThat(again.select("[name=url]").attr("aria-invalid")).isEqualTo("true");
  }

  @Test
  void losesNothingOfTwoWhoChangeAVideoAtOnce() {
    var story = WriteStoryTest.begin(charlie, "To på én gang");
    saveVideo(story, "https://video.example/1", "Først").redirectsTo(story);
    var early = seen(story, "/video");
    as(alice).fill("seen", early).fill("title", "Alices").fill("url", "https://video.example/2").fill("transcript", "Alices ord").post(story + "/video").redirectsTo(story);

    var late = as(charlie).fill("seen", early).fill("title", "Charlies").fill("url", "https://video.example/3").fill("transcript", "Charlies ord").post(story + "/video");

    var again = late.isRefused().says("En anden har rettet det imens til »Alices«.").page();
    assertThat(again.select("textarea[name=transcript]").text()).isEqualTo("Charlies ord");
    as(charlie).fill("seen", again.select("[name=seen]").val()).fill("title", "Charlies").fill("url", "https://video.example/3").fill("transcript", "Charlies ord").post(story + "/video").redirectsTo(story);
    as(charlie).get(story + "/versioner").says("[indsat] Charlies");
  }

  @Test
  void addsAnArticle() {
    var story = WriteStoryTest.begin(charlie, "I avisen");
    as(charlie).fill("source", "").fill("title", "x".repeat(161)).fill("date", "i går").fill("url", "https://avis.example/1").post(story + "/omtale").isRefused()
        .says("Skriv, hvem der har skrevet om os").says("højst 160 tegn").says("Vælg dagen, artiklen kom");

    as(charlie).fill("source", "Ellebæk Avis").fill("title", "En bænk: til alle 😀").fill("date", "2026-03-09").fill("url", "https://avis.example/1").post(story + "/omtale").redirectsTo(story);

    assertThat(page(story).select("#tilvalg").text()).contains("En bænk: til alle 😀", "Ellebæk Avis");
    drop(story, "press-mention", "");
    assertThat(page(story).select("#tilvalg").text()).contains("Tilføj omtale i pressen");
  }

  @Test
  void attachesFilesByTheirContentWhateverTheyAreCalled() {
    var story = WriteStoryTest.begin(charlie, "Med bilag");

    attach(story, "..\\..\\etc/Reglerne på én_side.exe", Documents.pdf("Regler"), "").redirectsTo(story);
    attach(story, "å".repeat(200) + ".docx", Documents.docx(), "Skema 👩‍🚒").redirectsTo(story);
    attach(story, "👩‍🚒.odt", Documents.odt(), "").redirectsTo(story);

    var links = page(story).select("#tilvalg a[download]");
    assertThat(links.eachText()).containsExactly("Reglerne på én side", "Skema 👩‍🚒", "👩‍🚒");
    assertThat(links.eachAttr("href")).containsExactly(story + "/bilag/reglerne-paa-en-side.pdf", story + "/bilag/" + "aa".repeat(30) + ".docx", story + "/bilag/bilag.odt");
    var answer = as(charlie).get(links.first().attr("href")).isOk();
    assertThat(answer.bytes()).isEqualTo(Documents.pdf("Regler"));
    assertThat(answer.header("Content-Disposition")).contains("attachment; filename=\"reglerne-paa-en-side.pdf\"");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'; sandbox");

    var titles = as(charlie).get(story + "/bilag").page();
    as(charlie).fill("file-1", titles.select("[name=file-1]").val()).fill("title-1", "").post(story + "/bilag/titler").isRefused().says("Skriv, hvad bilaget hedder");
    as(charlie).fill("file-1", titles.select("[name=file-1]").val()).fill("title-1", "Skemaet").post(story + "/bilag/titler").redirectsTo(story);
    assertThat(page(story).select("#tilvalg a[download]").eachText()).containsExactly("Reglerne på én side", "Skemaet", "👩‍🚒");

    var gone = drop(story, "attachments", "files/reglerne-paa-en-side.pdf");
    as(charlie).get(links.first().attr("href")).isNotFound();
    undo(story, gone);
    as(charlie).get(links.first().attr("href")).isOk();
  }

  @Test
  void refusesOtherFilesAndKeepsTheTitle() {
    var story = WriteStoryTest.begin(charlie, "Uden bilag");

    var program = attach(story, "regler.docx", "MZ\0 This program cannot be run".getBytes(StandardCharsets.UTF_8), "Reglerne").isRefused().says("Filen er hverken PDF, Word");
    assertThat(program.page().select("[name=title]").val()).isEqualTo("Reglerne");
    attach(story, "bombe.docx", Documents.bomb(), "").isRefused().says("Filen fylder alt for meget, når den pakkes ud");
    attach(story, "makro.docx", Documents.docxWith("word/vbaProject.bin", "x"), "").isRefused().says("Filen har makroer");
    attach(story, "stor.pdf", new byte[11 * 1024 * 1024], "").isRefused().says("Filen fylder over 10 MB");
    as(charlie).fill("title", "Reglerne").post(story + "/bilag").isRefused().says("Vælg en fil først");
    attach(story, "regler.pdf", Documents.pdf("x"), "R".repeat(161)).isRefused().says("højst 160 tegn");
    assertThat(page(story).select(".additions-list")).isEmpty();
    for (var i = 0; i < 10; i++) {
      attach(story, "bilag.pdf", Documents.pdf("Nr. " + i), "Nr. " + i).redirectsTo(story);
    }
    attach(story, "bilag.pdf", Documents.pdf("For meget"), "").isRefused().says("Historien har 10 bilag");
    assertThat(page(story).select("#tilvalg").text()).doesNotContain("Tilføj bilag");
  }

  @Test
  void namesStoriesThatAreOut() {
    var desk = as(alice).attach("bundle", "februar.zip", "application/zip", Bundles.smallOf("2026-02").zip()).post("/redaktion/udgaver").location();
    var story = WriteStoryTest.begin(charlie, "Med en anden");
    as(charlie).get(story + "/relaterede").saysNot("historie-2026-02");
    as(charlie).fill("adresse", "/nyheder/2026/historie-2026-02").post(story + "/relaterede").isNotFound();
    as(alice).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);

    as(charlie).get(story + "/relaterede?q=findes-ikke").says("Ingen historier passer");
    assertThat(as(charlie).get(story + "/relaterede?q=BÆNKEN").page().select("[name=adresse]").eachAttr("value")).contains("/nyheder/2026/historie-2026-02");
    as(charlie).fill("adresse", "/nyheder/2026/historie-2026-02").post(story + "/relaterede").redirectsTo(story);

    assertThat(page(story).select("#tilvalg a[href=/nyheder/2026/historie-2026-02]").text()).isEqualTo("Bænken vandt");
    assertThat(as(charlie).get(story + "/relaterede").page().select("[value=/nyheder/2026/historie-2026-02]")).isEmpty();
    as(charlie).fill("adresse", "/nyheder/2026/historie-2026-02").post(story + "/relaterede").isNotFound();
    drop(story, "related", "/nyheder/2026/historie-2026-02");
    assertThat(page(story).select(".additions-list")).isEmpty();
  }

  @Test
  void keepsOthersOutByGuessedAddressesToo() {
    var hers = WriteStoryTest.begin(alice, "Alices egen");
    as(alice).attach("file", "hemmeligt.pdf", "application/pdf", Documents.pdf("Hemmeligt")).post(hers + "/bilag").redirectsTo(hers);
    var his = WriteStoryTest.begin(charlie, "Charlies egen");
    for (var page : PAGES) {
      as(charlie).get(hers + page).isNotFound();
      as(charlie).post(hers + page).isNotFound();
      as(bob).get(hers + page).isForbidden();
      as(bob).post(hers + page).isForbidden();
      as(emil).get(hers + page).sendsToSignIn();
    }
    for (var act : List.of("/tilvalg?til=video", "/fjernelse?felt=attachments&noegle=files/hemmeligt.pdf", "/fortrydelse?felt=video&version=1", "/bilag/titler")) {
      as(charlie).post(hers + act).isNotFound();
      as(bob).post(hers + act).isForbidden();
    }
    as(charlie).get(hers + "/bilag/hemmeligt.pdf").isNotFound();
    as(charlie).get(his + "/bilag/hemmeligt.pdf").isNotFound();
    as(bob).get(hers + "/bilag/hemmeligt.pdf").isForbidden();
    as(emil).get(hers + "/bilag/hemmeligt.pdf").sendsToSignIn();
    as(alice).get(hers + "/bilag/hemmeligt.pdf").isOk();
    for (var guessed : List.of("/bilag/..%2f..%2fhemmeligt.pdf", "/bilag/andet.pdf", "/bilag/hemmeligt.pdf%00")) {
      assertThat(as(charlie).get(his + guessed).status()).as(guessed).isIn(400, 404);
    }
  }

  @Test
  void leavesAStoryAloneThatIsHandedIn() {
    var story = WriteStoryTest.begin(charlie, "Sendt ind");
    as(charlie).fill("revision", "1").fill("headline", "Sendt ind").fill("body", "Tekst.").post(story).redirectsTo(story);
    as(charlie).post(story + "/indsendelse").redirectsTo(story);

    for (var page : PAGES) {
      as(charlie).get(story + page).isNotFound();
    }
    attach(story, "regler.pdf", Documents.pdf("x"), "").isNotFound();
    assertThat(as(charlie).get(story).page().select("#tilvalg")).isEmpty();
  }

  @Test
  void comesOutWithItsEdition() {
    var story = WriteStoryTest.begin(alice, "Hele vejen");
    as(alice).fill("revision", "1").fill("headline", "Hele vejen").fill("body", "Det begyndte med en lap papir, og så gik det stærkt.").post(story).redirectsTo(story);
    as(alice).attach("file", "regler.pdf", "application/pdf", Documents.pdf("Hele vejen")).fill("title", "Reglerne").post(story + "/bilag").redirectsTo(story);
    as(alice).fill("seen", "").fill("title", "Se den").fill("url", "https://video.example/1").post(story + "/video").redirectsTo(story);
    as(alice).post(story + "/godkendelse").redirectsTo(story);
    var desk = as(alice).attach("bundle", "maj.zip", "application/zip", Bundles.smallOf("2026-05").zip()).post("/redaktion/udgaver").location();
    take(desk, story);
    as(alice).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
    as(alice).get(desk).says("Videoen »Se den« mangler det, der bliver sagt, på skrift.");
    as(emil).get("/udgaver/2026-05").isNotFound();

    var video = as(alice).get(story + "/video").page();
    as(alice).fill("seen", video.select("[name=seen]").val()).fill("title", "Se den").fill("url", "https://video.example/1").fill("transcript", "Goddag.").post(story + "/video").redirectsTo(story);
    as(alice).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);

    var page = as(emil).get("/nyheder/2026/hele-vejen").isOk().page();
    assertThat(page.select(".addition.video .transcript").text()).contains("Goddag.");
    assertThat(as(emil).get(page.select(".attachments a").attr("href")).isOk().bytes()).isEqualTo(Documents.pdf("Hele vejen"));
    as(alice).get(story).says("Hele vejen");
    drop(alice, story, "attachments", "files/regler.pdf");
    assertThat(as(emil).get(page.select(".attachments a").attr("href")).isOk().bytes()).isEqualTo(Documents.pdf("Hele vejen"));
  }

  private static void take(String desk, String story) {
    var edition = bean(Editions.class).find(new EditionId(UUID.fromString(desk.substring(desk.lastIndexOf('/') + 1)))).orElseThrow();
    as(alice).fill("revision", String.valueOf(edition.revision())).fill("story", story.substring(story.lastIndexOf('/') + 1)).post(desk + "/historier").hasStatus(302);
  }
}
