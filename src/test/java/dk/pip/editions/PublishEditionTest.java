package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Answer;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import dk.pip.testing.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class PublishEditionTest extends EditionTest {

  @Test
  void bringsAnEditionToReaders() throws IOException {
    var desk = imported(Bundles.march());
    as(emil).get(PAGE).isNotFound();
    as(alice).get(desk).isOk().says("Udgaven er hentet ind").says("Bænken, der kan snakke, vandt");
    for (var form : List.of("web", "telefon", "mail", "tekst", "pdf")) {
      var shown = as(alice).get(desk + "?form=" + form).isOk().page().selectFirst("iframe");
      as(alice).get(shown.attr("src")).isOk();
    }
    as(alice).get(desk + "/udgivelse").isOk().says("Udgiv marts 2026");

    publish(as(alice), desk).redirectsTo(desk);

    as(alice).get(desk).says("Udgaven er udgivet og kan læses på nettet og som PDF.").says("Udgivet").says("Version 1");
    as(emil).get("/").isOk().says("Bænken, der kan snakke, vandt");
    as(emil).get("/udgaver").isOk().says("Bænken, der kan snakke, vandt");
    as(emil).get("/nyheder").isOk().says("Bænken, der kan snakke, vandt");
    var edition = as(emil).get(PAGE).isOk().says("Rådhuset åbner senere");
    as(emil).get(STORY_PAGE).isOk().says("»Ellebæk skal have en bænk, der kan snakke.«");
    assertThat(feed().select("entry title").eachText()).anyMatch(title -> title.contains("Bænken"));
    assertThat(link(edition, ".ics").text()).contains("SUMMARY:Koncert i musikskolens gård");
    var print = link(edition, ".pdf");
    try (var pdf = Loader.loadPDF(print.bytes())) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ")).contains("Bænken, der kan snakke, vandt");
    }
    for (var picture : edition.page().select("main img")) {
      as(emil).get(picture.attr("src")).isOk();
    }
    for (var path : edition.page().select("main a[href^=/]").eachAttr("href")) {
      as(emil).get(path).isOk();
    }
  }

  @Test
  void keepsAnEditionForStaffFromOthers() {
    var bundle = Bundles.small().replacing(Bundles.EDITION, "number: 3", "number: 3\naudience: staff");
    published(bundle);

    as(bob).get("/medarbejder" + PAGE).isOk().says("Bænken vandt");
    assertThat(as(bob).get("/medarbejder" + PAGE).header("Cache-Control")).hasValue("private, no-cache");
    as(emil).get("/medarbejder" + PAGE).sendsToSignIn();
    as(emil).get("/medarbejder" + STORY_PAGE).sendsToSignIn();
  }

  @Test
  void doesNotSayALanguageThatOnlyTheBrowserHas() {
    published(Bundles.smallOf("2026-04"));

    assertThat(as(emil).header("Accept-Language", "en").get("/udgaver/2026-04").header("Content-Language")).isEmpty();
  }

  @Test
  void publishesNothingThatFailsACheck() {
    var desk =
        imported(
            Bundles.smallOf("2026-06")
                .replacing("stories/historie-2026-06.md", "lap papir.", "[lap papir](javascript:alert(1))."));

    publish(as(alice), desk).redirectsTo(desk);

    as(alice).get(desk).says("Udgaven er ikke udgivet. Ret først det, der er mærket med kryds.");
  }

  @Test
  void refusesOthersThanEditors() {
    var desk = imported(Bundles.smallOf("2026-05"));
    for (Person person : List.of(bob, charlie)) {
      send(as(person), Bundles.small()).isForbidden();
      publish(as(person), desk).isForbidden();
      as(person).get(desk).isForbidden();
      as(person).get(desk + "/visning/index.html").isForbidden();
    }
    publish(fresh(), desk).sendsToSignIn();
    fresh().get(desk).sendsToSignIn();
    as(emil).get("/udgaver/2026-05").isNotFound();
  }

  private static Answer link(Answer page, String ending) {
    var link = page.page().selectFirst("a[href$=" + ending + "]");
    assertThat(link).as("link to " + ending).isNotNull();
    return as(emil).get(link.attr("href")).isOk();
  }

  private static Document feed() {
    return Jsoup.parse(as(emil).get("/feed.atom").isOk().text(), "", Parser.xmlParser());
  }

  @Test
  void comesOutOnceHoweverOftenTheButtonIsPressed() throws Exception {
    var desk = imported(Bundles.smallOf("2026-09"));
    var browsers = new ArrayList<Client>();
    for (var i = 0; i < 4; i++) {
      browsers.add(browserOf(alice, i % 2 == 0 ? fresh() : elsewhere()));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(browsers.stream().map(one -> (Callable<Answer>) () -> publish(one, desk)).toList())) {
        assertThat(answer.get().status()).as(answer.get()::toString).isIn(302, 422);
      }
    }
    publish(as(alice), desk).isRefused().says("Skriv, hvad der er rettet");

    assertThat(bean(Editions.class).versions(idOf(desk))).hasSize(1);
  }

  @Test
  void keepsWhatWasTypedWhenTheTimeIsNone() {
    var desk = imported(Bundles.smallOf("2026-10"));

    var again =
        as(alice).fill("when", "later").fill("day", "31/12-2026").fill("time", "otte").post(desk + "/udgivelse").isRefused().page();

    assertThat(again.select("input[name=day]").val()).isEqualTo("31/12-2026");
    assertThat(again.select("input[name=time]").val()).isEqualTo("otte");
    assertThat(again.select("input[value=later]").hasAttr("checked")).isTrue();
    assertThat(again.select("[role=alert] a[href=#day]")).hasSize(1);
    assertThat(bean(Editions.class).find(idOf(desk)).orElseThrow().isPlanned()).isFalse();
  }

  @Test
  void knowsNoEditionThatWasTakenAway() {
    var gone = imported(Bundles.smallOf("2026-11"));
    as(alice).post(gone + "/fortrydelse").redirectsTo(DESK);

    for (var page : List.of("", "/udgivelse", "/tilbagetraekning", "/proeve", "/udgave.zip", "/visning/index.html", "/versioner/1/x")) {
      as(alice).get(gone + page).isNotFound();
    }
    publish(as(alice), gone).isNotFound();
    as(alice).fill("reason", "Fordi").post(gone + "/tilbagetraekning").isNotFound();
    for (var act : List.of("/plan/annullering", "/genoptagelse", "/proeve")) {
      as(alice).post(gone + act).isNotFound();
    }
    as(alice).post(gone + "/fortrydelse").redirectsTo(DESK);
  }

  @Test
  void bringsInNoFileThatIsNoBundle() {
    var before = bean(Editions.class).list().size();

    as(alice).attach("bundle", "april.docx", "application/zip", "Ikke en zip".getBytes(StandardCharsets.UTF_8)).post(DESK)
        .isRefused().says("april.docx");
    as(alice).attach("bundle", "", "application/zip", new byte[0]).post(DESK).redirectsTo(DESK + "/ny");

    assertThat(bean(Editions.class).list()).hasSize(before);
  }
}
