package dk.pip.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Documents;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Somebody without an account reads one story, comments on it and says yes.
class ReadByLinkTest extends PipTest {
  private static final String BODY = "Sara byggede bænken.\n\n## Hun savede selv\n\n[Se mere](javascript:alert) og <script>alert(1)</script>";

  @Test
  void readsCommentsAndSaysYes() {
    var story = written("Sara bygger en bænk");
    var link = link(story, "Sara Holm");
    var page = as(emil).get(link).isOk().says("Sara byggede bænken").says("Kære Sara Holm");
    assertThat(page.page().select("article h2").text()).isEqualTo("Hun savede selv");
    assertThat(page.page().select("script:not([type])").text()).doesNotContain("alert");
    assertThat(page.page().select("article a").attr("href")).doesNotContain("javascript");
    assertThat(page.header("Cache-Control")).contains("no-store");
    as(charlie).get(story).says("Åbnet");

    as(emil).fill("comment", " ").postWithoutToken(link + "/kommentar").isRefused().says("Skriv din besked");
    as(emil).fill("comment", "Jeg hedder Sara med h.").postWithoutToken(link + "/kommentar").redirectsTo(link + "?sagt=ja");
    as(charlie).get(story).says("Jeg hedder Sara med h.").says("Sara Holm (uden konto)");
    as(charlie).get("/redaktion").says("1 note");

    as(emil).postWithoutToken(link + "/ja").redirectsTo(link);
    as(emil).get(link).says("Du har sagt ja");
    as(charlie).get(story).says("Sagde ja");
    as(charlie).fill("revision", "2").fill("body", "Sarah byggede bænken.").post(story).redirectsTo(story);
    as(charlie).get(story).says("men til en tidligere tekst");
    as(emil).get(link).says("Ja, det må den godt").says("Sarah byggede bænken");
  }

  @Test
  void readsWhatTheStoryBringsAlong() {
    var story = written("Sara og reglerne");
    as(charlie).fill("seen", "").fill("title", "Sara saver").fill("url", "https://video.example/sara").fill("transcript", "**Sara:** Hej.").post(story + "/video").redirectsTo(story);
    as(charlie).attach("file", "regler.pdf", "application/pdf", Documents.pdf("Regler")).fill("title", "Reglerne").post(story + "/bilag").redirectsTo(story);
    var link = link(story, "Sara Holm");

    var page = as(emil).get(link).isOk().says("Video: Sara saver").says("Sara: Hej.").page();
    assertThat(page.select("article a[href=https://video.example/sara]").text()).startsWith("video.example");
    var file = page.select("a[download]");
    assertThat(file.text()).isEqualTo("Reglerne");
    assertThat(as(emil).get(file.attr("href")).isOk().bytes()).isEqualTo(Documents.pdf("Regler"));
    as(emil).get(link + "/bilag/andet.pdf").isNotFound();
    as(emil).get("/laes/" + UUID.randomUUID() + "/bilag/regler.pdf").isNotFound();
    as(alice).post(as(charlie).get(story).page().select("form[action$=lukning]").first().attr("action")).redirectsTo(story);
    as(emil).get(file.attr("href")).isNotFound();
  }

  @Test
  void endsAfterSevenDaysOrWhenItIsClosed() {
    var story = written("Syv dage");
    var first = link(story, "Første læser");
    var second = link(story, "Anden læser");
    var close = as(charlie).get(story).page().select("form[action$=lukning]").first().attr("action");
    as(alice).post(close).redirectsTo(story);
    assertThat(java.util.stream.Stream.of(first, second).filter(link -> as(emil).get(link).status() == 410)).hasSize(1);
    clock().move(Duration.ofDays(7).plusSeconds(1));
    as(emil).get(first).isGone().says("Linket virker ikke længere");
    as(emil).fill("comment", "For sent").postWithoutToken(first + "/kommentar").isGone();
    as(emil).postWithoutToken(second + "/ja").isGone();
    as(emil).get("/laes/" + UUID.randomUUID()).isGone();
  }

  @Test
  void isGivenByThoseWhoseStoryItIs() {
    var story = WriteStoryTest.begin(alice, "Kun Alices");
    as(charlie).fill("reader", "Sara").post(story + "/laeselinks").isNotFound();
    as(charlie).post(story + "/laeselinks/" + UUID.randomUUID() + "/lukning").isNotFound();
    as(bob).fill("reader", "Sara").post(story + "/laeselinks").isForbidden();
    as(alice).fill("reader", " ").post(story + "/laeselinks").redirectsTo(story);
    as(alice).get(story).says("Skriv, hvem linket er til");
    as(alice).fill("reader", "Sara").fill("mail", "ikke en adresse").post(story + "/laeselinks").redirectsTo(story);
    as(alice).get(story).says("ligner ikke en mailadresse");
  }

  @Test
  void isFineOnAPhone() {
    var link = link(written("På telefonen"), "Sara");
    try (var browser = new WebBrowser()) {
      var page = browser.window(WebBrowser.PHONE, true);
      page.navigate(address() + link);
      assertThat(WebBrowser.faults(page)).isEmpty();
    }
  }

  private static String written(String headline) {
    var story = WriteStoryTest.begin(charlie, headline);
    as(charlie).fill("revision", "1").fill("headline", headline).fill("body", BODY).post(story).redirectsTo(story);
    return story;
  }

  private static String link(String story, String name) {
    var page = as(charlie).fill("reader", name).post(story + "/laeselinks").isOk();
    return URI.create(page.page().select(".message").text()).getPath();
  }
}
