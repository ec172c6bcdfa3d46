package dk.pip.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The newest stories within a page of another site.
class EmbedStoriesTest extends PipTest {
  private static final String EMBED = "/indlejring/historier";

  private static HttpServer other;
  private static WebBrowser browser;

  @BeforeAll
  static void publish() throws IOException {
    PublishedForApi.publish(Bundles.smallOf("2024-05"));
    PublishedForApi.publishForStaff("2026-01");
    PublishedForApi.publish(Bundles.march());
    Await.until("the stories", () -> fresh().get(EMBED + "?antal=20").page().select("li").size() > 3);
    other = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          var width = exchange.getRequestURI().getPath().substring(1);
          var html =
              "<!doctype html><html lang=\"da\"><head><title>Kommunen</title></head><body><h1>Kommunen</h1><iframe title=\"Nyt\" width=\"%s\" height=\"600\" src=\"%s\"></iframe><iframe title=\"Forsiden\" src=\"%s/nyheder\"></iframe></body></html>"
                  .formatted(width, address() + EMBED, address());
          var bytes = html.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html;charset=utf-8");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    other.start();
    browser = new WebBrowser();
  }

  @AfterAll
  static void stop() {
    browser.close();
    other.stop(0);
  }

  private static Page open(int width) {
    var page = browser.window(WebBrowser.WIDE, false);
    page.navigate("http://localhost:" + other.getAddress().getPort() + "/" + width);
    return page;
  }

  @Test
  void showsTheNewestWithinAPageOfAnotherSiteAndLeadsOutOfIt() {
    var page = open(240);
    FrameLocator frame = page.frameLocator("iframe[title=Nyt]");
    var newest = fresh().get(EMBED).isOk().page().select("h2").first().text();
    assertThat(frame.locator("h2").first().innerText()).isEqualTo(newest);
    assertThat(frame.locator("li").count()).isEqualTo(5);
    assertThat(page.frameLocator("iframe[title=Forsiden]").locator("h1").count()).as("no other page may be framed").isZero();

    frame.locator("h2 a").first().click();

    page.waitForURL(url -> url.contains("/nyheder/2026/"));
    assertThat(page.mainFrame().url()).startsWith(address());
  }

  @Test
  void looksRightInANarrowColumnAndInTheDark() {
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      var page = browser.open(address() + EMBED + "?antal=20", 240, scheme);
      assertThat(WebBrowser.overflow(page)).isZero();
      assertThat(WebBrowser.axe(page)).isEmpty();
    }
  }

  @Test
  void usesNoScriptAndNoCookieAndIsTheOnlyPageThatMayBeFramed() {
    for (var again = 0; again < 2; again++) {
      for (var path : List.of(EMBED, EMBED + "?antal=5", EMBED + "?antal=7&x=1")) {
        var answer = fresh().get(path).isOk();
        assertThat(answer.header("Content-Security-Policy").orElseThrow()).contains("frame-ancestors *").contains("default-src 'none'");
        assertThat(answer.header("X-Frame-Options")).isEmpty();
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.page().select("script, form, [style], img")).isEmpty();
        assertThat(answer.page().select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(answer.page().select("a")).allSatisfy(link -> assertThat(link.attr("target")).isEqualTo("_top"));
        assertThat(answer.text()).doesNotContain(PublishedForApi.SECRET_HEADLINE);
      }
      for (var path : List.of("/", "/nyheder", "/api", "/api/v1/historier", "/tilmeld", "/log-ind")) {
        assertThat(fresh().get(path).header("Content-Security-Policy").orElseThrow()).as(path).contains("frame-ancestors 'self'");
        assertThat(fresh().get(path).header("X-Frame-Options")).as(path).contains("SAMEORIGIN");
      }
    }
  }

  @Test
  void showsSomethingWhateverIsAskedFor() {
    for (var asked : List.of("?antal=0", "?antal=-1", "?antal=99999", "?antal=mange", "?sektion=findes-ikke", "?sektion=%3Cscript%3E", "?nej", "?antal=1&antal=2")) {
      var items = fresh().get(EMBED + asked).isOk().page().select("li");
      assertThat(items.size()).as(asked).isBetween(1, 20);
    }
    assertThat(fresh().get(EMBED + "?antal=1").page().select("li")).hasSize(1);
    assertThat(fresh().get(EMBED + "?antal=2").page().select("li")).hasSize(2);
  }

  @Test
  void givesEditorsALineToCopyThatShowsWhatThePreviewShows() {
    var section = as(alice).get("/redaktion/indlejring").isOk().page().select("#sektion option").last().val();
    var page = as(alice).get("/redaktion/indlejring?antal=3&sektion=" + URLEncoder.encode(section, StandardCharsets.UTF_8)).isOk().page();
    var snippet = Jsoup.parseBodyFragment(page.select("#snippet").val()).select("iframe").first();
    var address = page.select("iframe.embed-preview").attr("src");
    assertThat(snippet.attr("src")).isEqualTo("https://pip.ellebaek.example" + address);
    var shown = fresh().get(address).isOk().page();
    assertThat(shown.select(".embed-section").text()).isEqualTo(section);
    assertThat(shown.select("li").size()).isBetween(1, 3);
    as(charlie).get("/redaktion/indlejring").isForbidden();
    as(emil).get("/redaktion/indlejring").sendsToSignIn();
  }
}
