package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Client;
import dk.pip.testing.Db;
import dk.pip.testing.OtherServer;
import dk.pip.testing.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Pages that were published when they were kept whole, frame and all.
class CarryOverWholePagesTest {
  private static final String PAGE = "/udgaver/2026-03";
  private static final String STORY = "/nyheder/2026/baenken";
  private static final String STAFF_STORY = "/medarbejder/nyheder/2026/baenken";
  private static final String EDITION = "00000000-0000-7000-8000-00000000000";

  private static OtherServer server;
  private static Client reader;

  @BeforeAll
  static void upgrade() {
    var database = Db.asOf("0072");
    publish(database, 1, "PUBLIC");
    publish(database, 2, "STAFF");
    keep(database, 1, PAGE, whole("edition"));
    keep(database, 1, STORY, story());
    keep(database, 2, STAFF_STORY, whole("story").replaceAll("<meta property=.*>\n", "<meta name=\"robots\" content=\"noindex\">\n"));
    var pdf = "insert into editions.page values ('" + EDITION + "1', '" + PAGE + "/pip-2026-03.pdf', now(), 'application/pdf', '\\x25', null)";
    var calendar = "insert into editions.page values ('" + EDITION + "1', '" + PAGE + "/fest.ics', now(), 'text/calendar', '\\x42', null)";
    Servers.execute(database, pdf, calendar);
    server = OtherServer.start(Map.of("PIP_DATABASE_URL", database), false);
    reader = new Client(server.address());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void keepsTheirContentSignBySign() {
    assertThat(ChangeFrameTest.content(reader.get(PAGE).isOk())).isEqualTo(content(whole("edition")));
    assertThat(ChangeFrameTest.content(reader.get(STORY).isOk())).isEqualTo(content(story()));
    assertThat(reader.get(PAGE + "/fest.ics").isOk().text()).isEqualTo("B");
  }

  /// The pages are as they were, but for where their style sheets are, as those are of now.
  @Test
  void putsTheSameWordsAroundThem() {
    for (var page : Map.of(PAGE, whole("edition"), STORY, story()).entrySet()) {
      var now = reader.get(page.getKey()).isOk().page();
      var before = Jsoup.parse(page.getValue());
      before.select(".bar-name img").remove(); // the arms are those of the settings, and here there are none
      before.select("footer a[href=/feed.atom]").attr("href", "/feeds"); // which names it, and others
      now.select("footer a[href=/medarbejder], meta[property=og:image:type], header form[role=search], .bar-find").remove(); // nobody had these then
      before.select("footer a.button[href^=mailto]").attr("href", "/tip"); // tips went by mail then
      for (var part : new String[] {"header", "main", "footer"}) {
        assertThat(now.expectFirst(part).text()).isEqualTo(before.expectFirst(part).text());
        assertThat(now.expectFirst(part).select("[href]").eachAttr("href"))
            .isEqualTo(before.expectFirst(part).select("[href]").eachAttr("href"));
      }
      assertThat(meta(now)).isEqualTo(meta(before));
      assertThat(now.title()).isEqualTo(before.title());
      assertThat(now.select("h1").eachText()).isEqualTo(before.select("h1").eachText());
    }
  }

  @Test
  void givesThemTheFrameOfNow() {
    for (var page : new String[] {PAGE, STORY}) {
      var style = reader.get(page).isOk().page().expectFirst("link[rel=stylesheet]").attr("href");
      assertThat(style).doesNotContain("0123456789abcdef");
      reader.get(style).isOk();
    }
  }

  @Test
  void keepsThoseForStaffApart() {
    reader.get(STAFF_STORY).sendsToSignIn();
    var page = server.as(dk.pip.testing.Cast.BOB).get(STAFF_STORY).isOk().page();

    assertThat(page.title()).isEqualTo("Bænken, der kan snakke, vandt – pip");
    assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    assertThat(page.select("meta[property]")).isEmpty();
  }

  private static Map<String, String> meta(Document page) {
    var meta = new java.util.TreeMap<String, String>();
    page.select("meta[name], meta[property], link[rel=canonical]")
        .forEach(one -> meta.put(one.attr("name") + one.attr("property") + one.attr("rel"), one.attr("content") + one.attr("href")));
    return meta;
  }

  /// With signs that HTML writes otherwise, what the editors have added about the next issue, and no measures of the
  /// picture, as the oldest pages had none.
  private static String story() {
    return whole("story")
        .replaceAll("<meta property=\"og:image:(width|height)\".*>\n", "")
        .replace("Tre klasser slog", "Tre klasser &amp; &#34;én&#34; slog")
        .replace("<p>Frist for tips: fredag 27. marts.</p>", "<p>Frist &amp; tips &lt;snart&gt;.</p>\n<div class=\"prose\"><p>Se <a href=\"/tilmeld\">her</a></p>\n<ul><li>et</li></ul></div>");
  }

  private static String content(String html) {
    return html.substring(html.indexOf("<main"), html.indexOf("</main>"));
  }

  private static String whole(String name) {
    try (var file = CarryOverWholePagesTest.class.getResourceAsStream("/editions/whole-pages/" + name + ".html")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void publish(String database, int number, String audience) {
    var id = "'" + EDITION + number + "'";
    Servers.execute(
        database,
        "insert into editions.edition values (" + id + ", '" + audience + "', '2026-03', 3, '2026-03-01', 'Bænken', now())",
        """
        insert into editions.publication
               (id, edition_id, version, revision, published_at, published_by, title, number, language, mail_subject, mail_html,
                mail_text, mail_message, pdf, bundle)
        values (%s, %s, 1, 1, now(), 'Alice', 'Bænken', 3, 'DA', '', '', '', '', '', '')
        """
            .formatted(id, id));
  }

  private static void keep(String database, int number, String path, String html) {
    var bytes = HexFormat.of().formatHex(html.getBytes(StandardCharsets.UTF_8));
    Servers.execute(
        database,
        "insert into editions.page values ('" + EDITION + number + "', '" + path + "', now(), 'text/html;charset=utf-8', '\\x" + bytes + "', '\\x00')");
  }
}
