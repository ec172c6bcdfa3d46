package dk.pip.site;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.PublishedPages;
import dk.pip.editions.WithheldPictures;
import dk.pip.library.BroughtIn;
import dk.pip.library.Library;
import dk.pip.library.LibraryPicture;
import dk.pip.municipality.Municipality;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.testing.Answer;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What other sites and search engines show of a story.
class ShareStoryTest extends SiteTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern PICTURE = Pattern.compile("/billeder/([0-9a-f]{64})-");
  private static final String STORY = "/nyheder/2026/baenken";
  private static final String HOSTILE = "/nyheder/2025/historie-2025-11";

  private static Bundles march;

  @BeforeAll
  static void publish() {
    march = Bundles.march();
    published(march);
    published(
        Bundles.smallOf("2025-11")
            .replacing("stories/historie-2025-11.md", "headline: Bænken vandt", "headline: \"</script><script>alert(1)</script> & 🎉 »fest«\"\nsection: Fest"));
    publishedForStaff(Bundles.smallOf("2026-01").replacing("stories/historie-2026-01.md", "Bænken vandt", "Lønnen stiger"));
  }

  private static Document page(String path) {
    return now(path).isOk().page();
  }

  private static String meta(Document page, String property) {
    return page.select("meta[property=" + property + "]").attr("content");
  }

  private static String card(String path) {
    return meta(page(path), "og:image").substring(root().length());
  }

  private static String root() {
    return String.valueOf(bean(Municipality.class).imprint().site());
  }

  private static BufferedImage drawn(Answer answer) {
    try {
      return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(answer.isOk().bytes())));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Staff editor() {
    var people = bean(People.class);
    return people.list().stream().filter(account -> account.mail().equals(alice.mail())).findFirst().flatMap(account -> people.find(account.id())).orElseThrow();
  }

  @Test
  void drawsAPictureForEachStory() {
    var page = page(STORY);

    assertThat(meta(page, "og:image")).startsWith(root() + "/dele/").endsWith(".jpg");
    assertThat(meta(page, "og:image:width")).isEqualTo("1200");
    assertThat(meta(page, "og:image:height")).isEqualTo("630");
    assertThat(meta(page, "og:image:type")).isEqualTo("image/jpeg");
    assertThat(meta(page, "og:image:alt")).contains(meta(page, "og:title"));
    assertThat(meta(page, "og:type")).isEqualTo("article");
    assertThat(meta(page, "article:section")).isEqualTo(page.selectFirst("p.section").text());
    var address = card(STORY);
    for (var browser : List.of(as(emil), elsewhere())) {
      var answer = browser.get(address).isOk();
      assertThat(answer.header("Content-Type")).hasValue("image/jpeg");
      assertThat(drawn(answer)).satisfies(image -> assertThat(image.getWidth() + "x" + image.getHeight()).isEqualTo("1200x630"));
      assertThat(answer.bytes().length).isLessThan(300_000);
    }
    var etag = as(emil).get(address).header("ETag").orElseThrow();
    assertThat(as(emil).header("If-None-Match", etag).get(address).status()).isEqualTo(304);
    assertThat(drawn(as(emil).get(card(HOSTILE)))).isNotNull();
    var hash = address.substring(address.lastIndexOf('-') + 1, address.lastIndexOf('.'));
    assertThat(bean(JdbcClient.class).sql("select count(*) from site.share_card where hash = :hash").param("hash", hash).query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  void drawsNoneOfWhatIsForStaff() {
    var address = card(STORY);
    var hash = address.substring(address.lastIndexOf('-'));
    for (var other :
        List.of(
            "/dele/nyheder/2026/historie-2026-01" + hash,
            "/dele/medarbejder/nyheder/2026/historie-2026-01" + hash,
            "/dele/nyheder/2026/findes-ikke" + hash,
            "/dele/nyheder/2026/historie-2026-01.jpg",
            "/dele/nyheder/2026/-",
            "/dele/nyheder/2026/x.jpg")) {
      assertThat(as(bob).get(other).status()).as(other).isEqualTo(404);
    }
    var staff = as(bob).get("/medarbejder/nyheder/2026/historie-2026-01").isOk();
    assertThat(staff.page().select("meta[property^=og:], script[type=application/ld+json]")).isEmpty();
  }

  @Test
  void cutsThePictureWhereItMattersMost() {
    var before = drawn(as(emil).get(card(STORY)));
    var sha256 = PICTURE.matcher(page(STORY).select("main img").attr("src")).results().findFirst().orElseThrow().group(1);
    var library = bean(Library.class);
    var brought = library.bringIn(editor(), "baenken.jpg", Objects.requireNonNull(march.files().get("pictures/baenken.jpg")));
    var picture =
        switch (brought) {
          case BroughtIn.Taken(var taken) -> taken;
          case BroughtIn.Known(var known) -> known;
          default -> throw new AssertionError(brought);
        };
    assertThat(picture.sha256()).isEqualTo(sha256);
    var old = card(STORY);

    library.focus(editor(), picture.id(), picture.revision(), new LibraryPicture.Focus(0, 0));
    bean(PublishedPages.class).forget();

    var other = card(STORY);
    assertThat(other).isNotEqualTo(old);
    as(emil).get(old).redirectsTo(other);
    var after = drawn(as(emil).get(other));
    assertThat(difference(before, after)).isGreaterThan(1_000);
  }

  private static int difference(BufferedImage one, BufferedImage other) {
    var different = 0;
    for (var y = 0; y < one.getHeight(); y += 3) {
      for (var x = 0; x < one.getWidth(); x += 3) {
        different += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
      }
    }
    return different;
  }

  @Test
  void showsNoPictureThatWasTakenAway() {
    var address = card(STORY);
    var with = as(emil).get(address).isOk();
    var sha256 = PICTURE.matcher(page(STORY).select("main img").attr("src")).results().findFirst().orElseThrow().group(1);
    var withheld = bean(WithheldPictures.class);

    var transaction = bean(TransactionTemplate.class);

    transaction.executeWithoutResult(_ -> withheld.withhold(List.of(sha256), clock().instant()));
    bean(PublishedPages.class).forget();

    var other = card(STORY);
    assertThat(other).isNotEqualTo(address);
    as(emil).get(address).redirectsTo(other);
    assertThat(as(emil).get(other).isOk().bytes()).isNotEqualTo(with.bytes());
    assertThat(meta(page(STORY), "og:image:alt")).isEqualTo(meta(page(STORY), "og:title"));
    Await.until("what was drawn of it to be gone", () -> bean(JdbcClient.class).sql("select count(*) from site.share_card where picture is not null").query(Integer.class).single() == 0);

    transaction.executeWithoutResult(_ -> withheld.giveBack(List.of(sha256)));
    bean(PublishedPages.class).forget();
    assertThat(card(STORY)).isEqualTo(address);
    assertThat(as(emil).get(address).isOk().bytes()).isEqualTo(with.bytes());
  }

  private static JsonNode linked(Document page, String type) {
    var data = JSON.readTree(page.select("script[type=application/ld+json]").getFirst().data());
    assertThat(data.get("@context").asString()).isEqualTo("https://schema.org");
    for (var thing : data.get("@graph")) {
      if (thing.get("@type").asString().equals(type)) {
        return thing;
      }
    }
    throw new AssertionError("No " + type + " in " + data);
  }

  @Test
  void tellsSearchEnginesWhatThePageSays() {
    var page = page(STORY);
    var article = linked(page, "NewsArticle");

    assertThat(article.get("headline").asString()).isEqualTo(page.selectFirst("h1").text().replace("\u00ad", ""));
    assertThat(article.get("articleSection").asString()).isEqualTo(page.selectFirst("p.section").text());
    assertThat(page.selectFirst(".byline").text()).contains(article.get("creditText").asString());
    assertThat(article.get("mainEntityOfPage").asString()).isEqualTo(page.select("link[rel=canonical]").attr("href"));
    assertThat(article.get("image").get("url").asString()).isEqualTo(meta(page, "og:image"));
    assertThat(article.get("datePublished").asString()).isEqualTo(meta(page, "article:published_time"));
    assertThat(article.get("inLanguage").asString()).isEqualTo("da");
    var organization = linked(page, "GovernmentOrganization");
    assertThat(organization.get("name").asString()).isEqualTo("Ellebæk Kommune");
    assertThat(article.get("publisher").get("@id")).isEqualTo(organization.get("@id"));
    var crumbs = linked(page, "BreadcrumbList").get("itemListElement");
    assertThat(crumbs.size()).isEqualTo(3);
    for (var crumb : crumbs) {
      as(emil).get(crumb.get("item").asString().substring(root().length())).isOk();
    }
    assertThat(linked(page("/"), "WebSite").get("name").asString()).isEqualTo("pip");
    assertThat(linked(page("/udgaver/2026-03"), "BreadcrumbList").get("itemListElement").size()).isEqualTo(2);
  }

  @Test
  void letsNoHeadlineOutOfTheData() {
    var answer = now(HOSTILE).isOk();

    assertThat(answer.page().select("script:not([type])")).isEmpty();
    assertThat(linked(answer.page(), "NewsArticle").get("headline").asString()).isEqualTo("</script><script>alert(1)</script> & 🎉 »fest«");
    assertThat(answer.header("Content-Security-Policy").orElseThrow()).contains("script-src 'self'").doesNotContain("unsafe");
    assertThat(meta(answer.page(), "og:title")).isEqualTo("</script><script>alert(1)</script> & 🎉 »fest«");
  }
}
