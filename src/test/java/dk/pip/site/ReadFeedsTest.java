package dk.pip.site;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The news in people's own feed readers.
class ReadFeedsTest extends SiteTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @BeforeAll
  static void publish() {
    published(
        Bundles.march()
            .replacing("stories/baenken.md", "headline: ", "headline: »Så & så« <b>")
            .replacing("stories/aftalen.md", "date: 2026-03-12", "date: 2026-03-12\nlanguage: ar"));
    publishedForStaff(
        Bundles.smallOf("2026-01").replacing("stories/historie-2026-01.md", "headline: Bænken vandt", "headline: Lønnen stiger\nsection: Løn og pension"));
  }

  private static Document atom(String path) {
    return Jsoup.parse(as(emil).get(path).isOk().text(), "", Parser.xmlParser());
  }

  private static JsonNode json(String path) {
    return JSON.readTree(as(emil).get(path).isOk().text());
  }

  @Test
  void tellsTheSameInBothFormats() {
    var atom = atom("/feed.atom");
    var json = json("/feed.json");

    assertThat(atom.selectFirst("feed").attr("xml:lang")).isEqualTo("da");
    assertThat(json.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(json.get("feed_url").asString()).endsWith("/feed.json");
    assertThat(as(emil).get("/feed.json").header("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/feed+json"));
    var entries = atom.select("entry");
    assertThat(entries).hasSizeGreaterThan(3).hasSize(json.get("items").size());
    for (var i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      var item = json.get("items").get(i);
      assertThat(item.get("title").asString()).isEqualTo(entry.selectFirst("title").text());
      assertThat(item.get("url").asString()).isEqualTo(entry.selectFirst("link[rel=alternate]").attr("href")).isEqualTo(item.get("id").asString());
      assertThat(item.get("language").asString()).isEqualTo(entry.attr("xml:lang"));
      assertThat(item.get("date_published").asString()).isEqualTo(entry.selectFirst("published").text());
      assertThat(item.get("content_text").asString()).isNotBlank();
    }
    var bench = json.get("items").get(0);
    assertThat(bench.get("title").asString()).startsWith("»Så & så« <b>");
    assertThat(bench.get("image").asString()).isEqualTo(entries.getFirst().selectFirst("link[rel=enclosure]").attr("href")).contains("/billeder/");
    assertThat(bench.get("summary").asString()).isEqualTo(entries.getFirst().selectFirst("summary").text());
    assertThat(entries.stream().map(entry -> entry.attr("xml:lang"))).contains("ar");
  }

  @Test
  void saysWhenNothingIsNew() {
    var first = as(emil).get("/feed.json").isOk();
    var etag = first.header("ETag").orElseThrow();

    assertThat(as(emil).header("If-None-Match", etag).get("/feed.json").status()).isEqualTo(304);
    assertThat(as(emil).header("If-None-Match", "\"other\"").get("/feed.json").status()).isEqualTo(200);
  }

  @Test
  void hasAFeedForEachSection() {
    var page = as(emil).get("/feeds").isOk().page();
    var links = page.select("main a[href$=.atom]").eachAttr("href");
    assertThat(links).contains("/feed.atom").hasSizeGreaterThan(1).noneMatch(link -> link.contains("loen"));

    for (var link : links.stream().filter(each -> each.startsWith("/feeds/")).toList()) {
      var sections = atom(link).select("entry category").eachAttr("term");
      assertThat(sections.stream().distinct().count()).as(link).isLessThanOrEqualTo(1);
      as(emil).get(link.replace(".atom", ".json")).isOk();
    }
    for (var other : List.of("/feeds/findes-ikke.atom", "/feeds/x.rss", "/feeds/%00.atom", "/feeds/loen-og-pension.atom", "/feeds/loen-og-pension.json")) {
      assertThat(as(emil).get(other).status()).as(other).isBetween(400, 404);
    }
  }

  @Test
  void isFoundByBrowsers() {
    var head = as(emil).get("/").isOk().page().head();

    assertThat(head.select("link[rel=alternate][type=application/atom+xml]").attr("href")).isEqualTo("/feed.atom");
    assertThat(head.select("link[rel=alternate][type=application/feed+json]").attr("href")).isEqualTo("/feed.json");

    var story = atom("/feed.atom").select("entry:has(category)").getFirst();
    var path = URI.create(Objects.requireNonNull(story.selectFirst("link[rel=alternate]")).attr("href")).getPath();
    var feeds = as(emil).get(path).isOk().page().head().select("link[rel=alternate][type^=application/]").eachAttr("href");
    assertThat(feeds).hasSize(4).contains("/feed.atom");
    feeds.forEach(feed -> as(emil).get(feed).isOk());
  }

  @Test
  void keepsWhatIsForStaffFromAllOthers() {
    for (var path : List.of("/feed.atom", "/feed.json")) {
      assertThat(as(bob).get(path).text()).doesNotContain("Lønnen").doesNotContain("/medarbejder/");
      as(emil).get("/medarbejder" + path).sendsToSignIn();
      assertThat(as(bob).get("/medarbejder" + path).isOk().text()).contains("Lønnen stiger").contains("Så &");
    }
    as(emil).get("/medarbejder/feeds/loen-og-pension.atom").sendsToSignIn();
    as(emil).get("/medarbejder/feeds/findes-ikke.atom").sendsToSignIn();
    as(bob).get("/medarbejder/feeds/loen-og-pension.atom").isOk().says("Lønnen stiger").saysNot("Så &");
    as(bob).get("/medarbejder/feeds/findes-ikke.atom").isNotFound();
  }

  private static String ownAddress() {
    var address = Objects.requireNonNull(as(charlie).get("/konto/feed").isOk().page().selectFirst("input#own-address")).val();
    return address.replaceFirst("^https?://[^/]+", "");
  }

  @Test
  void givesFeedReadersAnAddressOfTheirOwn() {
    as(charlie).post("/konto/feed").redirectsTo("/konto/feed");
    var address = ownAddress();

    var answer = as(emil).get(address).isOk().says("Lønnen stiger");
    assertThat(answer.header("Cache-Control").orElse("")).contains("private");
    assertThat(answer.header("X-Robots-Tag").orElse("")).contains("noindex");
    assertThat(as(emil).header("If-None-Match", answer.header("ETag").orElseThrow()).get(address).status()).isEqualTo(304);
    as(emil).get(address.replace("alt.atom", "loen-og-pension.json")).isOk().says("Lønnen stiger").saysNot("Så &");
    as(emil).get(address.replaceFirst("[a-z2-7]{4}/alt", "aaaa/alt")).isNotFound().saysNot("Lønnen");

    as(charlie).post("/konto/feed").redirectsTo("/konto/feed");
    var renewed = ownAddress();
    assertThat(renewed).isNotEqualTo(address);
    as(emil).get(address).isNotFound().says("fornyet");
    as(emil).get(renewed).isOk();

    var person = as(agnes).get("/indstillinger/personer").page().select("a[href^=/indstillinger/personer/]").stream().filter(link -> link.attr("aria-label").contains("Charlie")).findFirst().orElseThrow().attr("href");
    as(agnes).post(person + "/lukning").redirectsTo(person);
    as(emil).get(renewed).isNotFound();
    as(agnes).post(person + "/genaabning").redirectsTo(person);
    as(emil).get(renewed).isOk();
  }

  @Test
  void takesTheAddressAway() {
    as(bob).post("/konto/feed");
    var address = Objects.requireNonNull(as(bob).get("/konto/feed").page().selectFirst("input#own-address")).val().replaceFirst("^https?://[^/]+", "");
    as(emil).get(address).isOk();

    as(bob).post("/konto/feed/sletning").redirectsTo("/konto/feed");

    as(emil).get(address).isNotFound();
    as(bob).post("/konto/feed");
    as(emil).get(address).isNotFound();
  }
}
