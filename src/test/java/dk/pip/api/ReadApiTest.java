package dk.pip.api;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Answer;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.PipTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadApiTest extends PipTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String STORIES = "/api/v1/historier";

  @BeforeAll
  static void publish() {
    PublishedForApi.publish(Bundles.smallOf("2024-05"));
    PublishedForApi.publishForStaff("2026-01");
    clock().move(Duration.ofMinutes(10));
    PublishedForApi.publish(Bundles.march());
    Await.until("the stories", () -> json(fresh().get(STORIES)).get("total").asInt() > 3);
  }

  private static JsonNode json(Answer answer) {
    assertThat(answer.header("Content-Type").orElse("")).contains("json");
    return JSON.readTree(answer.bytes());
  }

  private static JsonNode json(String path) {
    return json(get(path).isOk());
  }

  private static Answer get(String address) {
    return fresh().get(PublishedForApi.local(address));
  }

  private static List<String> ids(JsonNode page) {
    var ids = new ArrayList<String>();
    page.get("items").forEach(item -> ids.add(item.get("id").asString()));
    return ids;
  }

  private static HttpResponse<byte[]> send(String method, String path, String... headers) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address() + path)).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void tellsAStoryWithAllThatWasPublished() {
    var brief = json(STORIES).get("items").valueStream().filter(one -> one.get("id").asString().equals("2026/baenken")).findFirst().orElseThrow();
    var story = json(brief.get("apiUrl").asString());

    assertThat(story.get("headline")).isEqualTo(brief.get("headline"));
    assertThat(brief.get("edition").get("id").asString()).isEqualTo("2026-03");
    var page = get(brief.get("url").asString()).isOk().page();
    assertThat(page.select("h1").text()).isEqualTo(story.get("headline").asString());
    var html = Jsoup.parseBodyFragment(story.get("html").asString());
    assertThat(html.select("p").size()).isEqualTo(page.select(".prose-story p").size());
    assertThat(html.select("[class], [style], script")).isEmpty();
    assertThat(story.get("text").asString()).contains(page.select(".prose-story > p").first().text().substring(0, 30)).doesNotContain("<");
    assertThat(story.get("pictures").size()).isEqualTo(page.select("article img").size());
  }

  @Test
  void tellsAllPicturesWithWordsAndSizes() {
    var pictured = json(STORIES + "?antal=100").get("items").valueStream().filter(story -> !story.get("picture").isNull()).findFirst().orElseThrow();
    var pictures = json(pictured.get("apiUrl").asString()).get("pictures");

    assertThat(pictures.get(0).get("alt").asString()).isNotBlank();
    for (var size : pictures.get(0).get("sizes")) {
      assertThat(get(size.get("url").asString()).isOk().header("Content-Type").orElse("")).startsWith("image/");
    }
    for (var size : pictured.get("picture").get("sizes")) {
      get(size.get("url").asString()).isOk();
    }
  }

  @Test
  void turnsPagesThatStayRightWhileSomethingIsPublished() {
    var all = ids(json(STORIES + "?antal=100"));
    var seen = new ArrayList<String>();
    var page = json(STORIES + "?antal=2");
    seen.addAll(ids(page));
    clock().move(Duration.ofMinutes(1));
    var desk = PublishedForApi.publish(Bundles.smallOf("2026-02"));
    Await.until("the new story", () -> ids(json(STORIES + "?antal=1")).contains("2026/historie-2026-02"));
    while (!page.get("next").isNull()) {
      page = json(page.get("next").asString());
      seen.addAll(ids(page));
    }

    assertThat(seen).containsExactlyElementsOf(all);
    as(alice).fill("reason", "Prøve").post(desk + "/tilbagetraekning");
    Await.until("the story to be gone", () -> fresh().get(STORIES + "/2026/historie-2026-02").status() == 410);
    assertThat(ids(json(STORIES + "?antal=100"))).containsExactlyElementsOf(all);
    fresh().get("/api/v1/udgaver/2026-02").hasStatus(410);
  }

  @Test
  void choosesStories() {
    assertThat(ids(json(STORIES + "?aar=2024"))).containsExactly("2024/historie-2024-05");
    assertThat(ids(json(STORIES + "?aar=1999"))).isEmpty();
    assertThat(ids(json(STORIES + "?siden=2031-01-01"))).isEmpty();
    assertThat(ids(json(STORIES + "?siden=2020-01-01T00:00:00Z&antal=100"))).hasSameSizeAs(ids(json(STORIES + "?antal=100")));
    for (var section : json("/api/v1/sektioner").get("items")) {
      var stories = json(section.get("storiesUrl").asString() + "&antal=100");
      assertThat(stories.get("total").asInt()).isEqualTo(section.get("stories").asInt());
      assertThat(stories.get("items").get(0).get("section").asString()).isEqualToIgnoringCase(section.get("name").asString());
    }
    assertThat(ids(json("/api/v1/udgaver?aar=2024"))).containsExactly("2024-05");
    get(json("/api/v1/udgaver/2026-03").get("pdfUrl").asString()).isOk();
  }

  @Test
  void saysWhatIsWrong() {
    for (var wrong : List.of("sektoin=a", "aar=tyve", "antal=0", "antal=101", "antal=-1", "antal=1e3", "siden=i%20g%C3%A5r", "efter=%C3%A6", "efter=MTIz", "sektion=", "aar=2024&aar=2026", "%3Cb%3E=1")) {
      var answer = fresh().get(STORIES + "?" + wrong).hasStatus(400);
      assertThat(answer.header("Content-Type")).as(wrong).contains("application/problem+json");
      var name = URI.create("?" + wrong).getQuery().replaceFirst("=.*", "");
      assertThat(json(answer).get("parameter").asString()).as(wrong).isEqualTo(name);
      assertThat(json(answer).get("detail").asString()).contains(name);
    }
    assertThat(json(fresh().get(STORIES + "?sektoin=a")).get("detail").asString()).contains("antal, efter, sektion, siden").contains("kendes ikke");
    assertThat(json(fresh().header("Accept-Language", "en-GB, da;q=0.5").get(STORIES + "?sektoin=a")).get("detail").asString()).contains("is not known");
    for (var nothing : List.of("/api/v1/findes-ikke", STORIES + "/2024/findes-ikke", STORIES + "/2024", "/api/v1/udgaver/2026-01", STORIES + "/2026/historie-2026-01", "/api/v1/lister/..%2f", "/api/v1/a/b/c/d")) {
      var answer = fresh().get(nothing);
      assertThat(answer.status()).as(nothing).isIn(400, 404);
    }
    assertThat(json(fresh().get("/api/v1/a/b/c")).get("title").asString()).isEqualTo("Her er ikke noget");
  }

  @Test
  void canOnlyBeRead() throws Exception {
    for (var method : List.of("POST", "PUT", "DELETE", "PATCH", "TRACE")) {
      var answer = send(method, STORIES);
      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    }
    var options = send("OPTIONS", STORIES, "Origin", "https://www.ellebaek.example", "Access-Control-Request-Method", "GET");
    assertThat(options.statusCode()).isEqualTo(204);
    assertThat(options.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(options.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    var head = send("HEAD", STORIES);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void letsPagesOfOthersReadAndSparesThemWhatTheyHave() throws Exception {
    for (var path : List.of(STORIES, STORIES + "?antal=3", "/api/v1", "/api/v1/openapi.json", STORIES + "?nej=1")) {
      for (var again = 0; again < 2; again++) {
        assertThat(send("GET", path).headers().firstValue("Access-Control-Allow-Origin")).as(path).contains("*");
        assertThat(send("GET", path).headers().firstValue("Set-Cookie")).as(path).isEmpty();
      }
    }
    for (var path : List.of(STORIES, STORIES + "?antal=3")) {
      var first = send("GET", path);
      var etag = first.headers().firstValue("ETag").orElseThrow();
      assertThat(send("GET", path, "If-None-Match", etag).statusCode()).isEqualTo(304);
      assertThat(send("GET", path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
      var packed = send("GET", path, "Accept-Encoding", "gzip");
      assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
      assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes()).isEqualTo(first.body());
    }
  }

  @Test
  void tellsNobodyWithoutAKeyOfWhatIsForStaff() throws Exception {
    var walked = new HashSet<String>();
    var toDo = new ArrayList<>(List.of("/api", "/api/v1", "/api/v1/openapi.json", STORIES + "?antal=2", "/api/v1/udgaver", "/api/v1/sektioner", "/api/v1/lister"));
    while (!toDo.isEmpty()) {
      var path = toDo.removeLast();
      if (walked.add(path)) {
        var text = fresh().get(path).isOk().text();
        assertThat(text).as(path).doesNotContain(PublishedForApi.SECRET_HEADLINE).doesNotContain("historie-2026-01").doesNotContain("\"staff\":");
        if (!path.equals("/api") && !path.endsWith(".json")) {
          links(JSON.readTree(text), toDo);
        }
      }
    }
    assertThat(walked).hasSizeGreaterThan(10);
    var answers = new HashSet<String>();
    for (var path : List.of("", "/historier", "/historier/2026/historie-2026-01", "/historier/2026/findes-ikke", "/findes-ikke", "/historier?antal=tusind")) {
      for (var credentials : List.of("Bearer pip_forkert", "Basic YTpi", "Bearer", "pip_x")) {
        var answer = send("GET", "/api/v1/medarbejder" + path, "Authorization", credentials);
        assertThat(answer.statusCode()).as(path).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        answers.add(new String(answer.body(), StandardCharsets.UTF_8));
      }
      answers.add(as(alice).get("/api/v1/medarbejder" + path).hasStatus(401).text());
    }
    assertThat(answers).hasSize(1);
  }

  private static void links(JsonNode node, List<String> found) {
    if (node.isString() && PublishedForApi.local(node.asString()).startsWith("/api/")) {
      found.add(PublishedForApi.local(node.asString()));
    }
    node.forEach(child -> links(child, found));
  }

  @Test
  void tellsOfListsThatOneCanSignUpForAndOfNobodyOnThem() {
    var lists = json("/api/v1/lister");
    assertThat(lists.get("total").asInt()).isEqualTo(lists.get("items").size());
    lists.get("items").forEach(list -> assertThat(get(list.get("signUpUrl").asString()).isOk().text()).contains(list.get("name").asString()));
  }

  @Test
  void hasAPageForThoseWhoMakePrograms() {
    var page = fresh().get("/api").isOk().page();
    for (var link : page.select(".prose a[href^=/]")) {
      fresh().get(link.attr("href")).isOk();
    }
    for (var example : page.select("pre code")) {
      if (example.text().startsWith("curl") && !example.text().contains("Bearer")) {
        get(example.text().replaceAll("^.*'([^']*/api/v1[^']*)'$", "$1")).isOk();
      }
    }
    var example = page.select("pre code").stream().map(code -> code.wholeText()).filter(code -> code.contains("headline")).findFirst().orElseThrow();
    assertThat(JSON.readTree(example)).isEqualTo(json(STORIES + "?antal=1").get("items").get(0));
  }
}
