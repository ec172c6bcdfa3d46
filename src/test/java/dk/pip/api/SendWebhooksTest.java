package dk.pip.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dk.pip.hold.Hold;
import dk.pip.shared.Audience;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.PipTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SendWebhooksTest extends PipTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static int month = 1;

  private final List<Got> got = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile int status = 200;
  private String secret = "";
  private String hook = "";

  private record Got(String id, String time, String signature, String body) {
    JsonNode json() {
      return JSON.readTree(body);
    }
  }

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/pip", this::answer);
    server.start();
    bean(JdbcClient.class).sql("delete from api.hook").update();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    got.add(new Got(headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"), headers.getFirst("webhook-signature"), body));
    var words = "Det\u0000 <b>gik</b>".getBytes(UTF_8);
    if (status == 302) {
      exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/pip");
    }
    exchange.sendResponseHeaders(status, words.length);
    exchange.getResponseBody().write(words);
    exchange.close();
  }

  private String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/pip";
  }

  private void makeHook(String reach) {
    var form = as(agnes).get("/indstillinger/api/webhooks/ny").isOk().page();
    var shown =
        as(agnes)
            .fill("id", form.select("input[name=id]").val())
            .fill("name", "Hjemmesiden")
            .fill("address", url())
            .fill("events", "PUBLISHED")
            .fill("events", "CORRECTED")
            .fill("events", "WITHDRAWN")
            .fill("reach", reach)
            .post("/indstillinger/api/webhooks")
            .isOk()
            .page();
    secret = shown.select("#secret").val();
    hook = shown.select("p.buttons a").attr("href");
  }

  private static String nextMonth() {
    return "2023-%02d".formatted(month++);
  }

  /// Whoever hears of it has heard of it by then.
  private static void heard() {
    var jdbc = bean(JdbcClient.class);
    Await.until("the event to be heard", () -> jdbc.sql("select count(*) from events.delivery where subscriber like 'api.%'").query(Integer.class).single() == 0);
  }

  private static void send() {
    bean(SendHooks.class).sendDue();
  }

  private void sendUntilGot(int count) {
    Await.until(count + " messages", () -> {
      send();
      return got.size() >= count;
    });
  }

  private String shown() {
    return as(agnes).get(hook).isOk().page().select("main").text();
  }

  @Test
  void tellsWhatCameOutSignedAndOnce() throws Exception {
    makeHook("PUBLIC");
    var slug = nextMonth();
    var desk = PublishedForApi.publish(Bundles.smallOf(slug));
    heard();
    sendUntilGot(1);
    send();
    beanElsewhere(SendHooks.class).sendDue();

    assertThat(got).hasSize(1);
    var message = got.getFirst();
    assertThat(message.json().get("type").asString()).isEqualTo("edition.published");
    assertThat(message.json().get("data").get("edition").get("id").asString()).isEqualTo(slug);
    var story = message.json().get("data").get("stories").get(0);
    assertThat(fresh().get(PublishedForApi.local(story.get("apiUrl").asString())).isOk().text()).contains("Bænken vandt");
    assertThat(message.body()).doesNotContain("Bænken").doesNotContain("Alice");
    assertThat(message.signature()).isEqualTo(signature(message));
    assertThat(shown()).contains("Ankommet").contains("svarede 200").contains("»Det <b>gik</b>«");

    as(alice).fill("reason", "Prøve").post(desk + "/tilbagetraekning").redirectsTo(desk);
    heard();
    sendUntilGot(2);
    assertThat(got.getLast().json().get("type").asString()).isEqualTo("edition.withdrawn");
    assertThat(got.getLast().json().get("data").get("stories").get(0).get("id")).isEqualTo(story.get("id"));
  }

  /// HMAC by hand (RFC 2104), as somebody would who has read the description and has none of our code.
  private String signature(Got message) throws Exception {
    var key = new byte[64];
    var bytes = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
    System.arraycopy(bytes, 0, key, 0, bytes.length);
    var inner = MessageDigest.getInstance("SHA-256");
    var outer = MessageDigest.getInstance("SHA-256");
    for (var one : key) {
      inner.update((byte) (one ^ 0x36));
      outer.update((byte) (one ^ 0x5c));
    }
    inner.update((message.id() + "." + message.time() + "." + message.body()).getBytes(UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(outer.digest(inner.digest()));
  }

  @Test
  void saysNothingOfWhatIsForStaffToWhoMayNotHear() {
    makeHook("PUBLIC");
    PublishedForApi.publishForStaff(nextMonth());
    heard();
    send();
    assertThat(got).isEmpty();
    assertThat(shown()).contains("Den har ikke fået nogen beskeder endnu");

    bean(JdbcClient.class).sql("delete from api.hook").update();
    makeHook("STAFF");
    PublishedForApi.publishForStaff(nextMonth());
    heard();
    sendUntilGot(1);
    assertThat(got.getFirst().json().get("data").get("edition").get("audience").asString()).isEqualTo("staff");
    assertThat(got.getFirst().body()).doesNotContain(PublishedForApi.SECRET_HEADLINE);
  }

  @Test
  void triesAgainWithLongerPausesAndTheSameId() {
    makeHook("PUBLIC");
    status = 500;
    something();
    sendUntilGot(1);
    assertThat(shown()).contains("Svarer ikke, som den skal").contains("svarede 500").contains("Prøves igen");
    send();
    assertThat(got).hasSize(1);
    clock().move(Duration.ofSeconds(5));
    sendUntilGot(2);
    clock().move(Duration.ofSeconds(30));
    send();
    assertThat(got).hasSize(2);
    clock().move(Duration.ofMinutes(5));
    status = 204;
    sendUntilGot(3);

    assertThat(got.stream().map(Got::id).distinct()).hasSize(1);
    assertThat(got.getLast().time()).isNotEqualTo(got.getFirst().time());
    Await.until("all to be well", () -> shown().contains("Alt vel"));
  }

  /// Something comes out that the hook is to hear of.
  private static void something() {
    var about = Map.of("edition", "2026-03");
    bean(Webhooks.class).tell(Hook.What.PUBLISHED, "edition.published", Audience.PUBLIC, clock().instant(), about);
  }

  /// What waits goes where it was meant to go, and only to those who may hear of it still.
  @Test
  void sendsNothingThatItMayNotHearOfAnyMore() {
    makeHook("STAFF");
    bean(Webhooks.class).tell(Hook.What.PUBLISHED, "edition.published", Audience.STAFF, clock().instant(), Map.of("edition", "hemmelig"));
    change(url(), "PUBLIC");
    send();
    assertThat(got).isEmpty();
    var page = as(agnes).get(hook).says("Noget, der ventede, bliver ikke sendt").says("Ikke ankommet").page();
    assertThat(page.select("form[action$=/gentagelse]")).isEmpty();
    var message = bean(JdbcClient.class).sql("select id from api.message").query(UUID.class).single();
    as(agnes).post(hook + "/beskeder/" + message + "/gentagelse").isNotFound();

    something();
    change(url() + "/andet", "PUBLIC");
    send();
    assertThat(got).isEmpty();
    // By hand it goes to the new address.
    as(agnes).post(as(agnes).get(hook).page().select("form[action$=/gentagelse]").attr("action")).redirectsTo(hook);
    sendUntilGot(1);
    assertThat(got.getFirst().body()).contains("2026-03");
  }

  private void change(String address, String reach) {
    as(agnes).fill("name", "Hjemmesiden").fill("address", address).fill("events", "PUBLISHED").fill("reach", reach).post(hook).redirectsTo(hook);
  }

  /// A story that stands there in an edition, too, is still out when one of both is withdrawn.
  @Test
  void namesOnlyWhatIsGone() {
    var story = story("Svanerne");
    var leftOut = story("Gæssene");
    var other = story("Ænderne");
    var single = as(alice).post(story + "/udgivelse").location();
    as(alice).fill("when", "now").post(single + "/udgivelse").redirectsTo(single);
    var month = "2026-03";
    var desk = as(alice).fill("month", month).fill("audience", "PUBLIC").fill("title", "Marts").fill("skeleton", "none").post("/redaktion/udgaver/begynd").location();
    for (var one : List.of(story, leftOut, other)) {
      into(desk, one);
    }
    as(alice).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
    heard();
    makeHook("PUBLIC");

    as(alice).fill("revision", revision(desk)).post(desk + "/blokke/1/fjernelse").redirectsTo(desk);
    as(alice).fill("when", "now").fill("correction", "Gæssene er fløjet").post(desk + "/udgivelse").redirectsTo(desk);
    heard();
    sendUntilGot(1);
    assertThat(got.getFirst().json().get("type").asString()).isEqualTo("edition.corrected");
    assertThat(ids(got.getFirst(), "stories")).containsExactlyInAnyOrder("2026/svanerne", "2026/aenderne");
    assertThat(ids(got.getFirst(), "gone")).containsExactly("2026/gaessene");

    as(alice).fill("reason", "Prøve").post(desk + "/tilbagetraekning").redirectsTo(desk);
    heard();
    sendUntilGot(2);
    assertThat(got.getLast().json().get("type").asString()).isEqualTo("edition.withdrawn");
    assertThat(ids(got.getLast(), "stories")).containsExactly("2026/aenderne");
  }

  private static List<String> ids(Got message, String list) {
    return message.json().get("data").get(list).valueStream().map(one -> one.get("id").asString()).toList();
  }

  private static String story(String headline) {
    clock().move(Duration.ofSeconds(1));
    var story = as(alice).fill("headline", headline).post("/redaktion/historier").location();
    as(alice).fill("revision", "1").fill("headline", headline).fill("body", "En kort tekst, som alle kan læse.").post(story);
    as(alice).post(story + "/godkendelse").redirectsTo(story);
    return story;
  }

  private static void into(String desk, String story) {
    as(alice).fill("revision", revision(desk)).fill("story", story.replaceFirst(".*/", "")).fill("full", "yes").post(desk + "/historier").redirectsTo(desk);
  }

  private static String revision(String desk) {
    var revision = as(alice).get(desk).page().select("[name=revision]").first();
    return revision == null ? "1" : revision.val();
  }

  private void test() {
    as(agnes).post(hook + "/proeve").redirectsTo(hook);
  }

  @Test
  void sendsOnceMoreByHand() {
    makeHook("PUBLIC");
    test();
    sendUntilGot(1);
    var again = as(agnes).get(hook).isOk().page().select("form[action$=/gentagelse]").attr("action");

    as(agnes).post(again).redirectsTo(hook);
    sendUntilGot(2);

    assertThat(got.get(1).id()).isEqualTo(got.get(0).id());
    assertThat(got.get(1).body()).isEqualTo(got.get(0).body());
    as(agnes).post(again.replaceFirst("beskeder/.*/", "beskeder/00000000-0000-7000-8000-000000000000/")).isNotFound();
  }

  @Test
  void followsNobodyElsewhereAndStopsWhereItIsNotWanted() {
    makeHook("PUBLIC");
    status = 302;
    something();
    sendUntilGot(1);
    send();
    assertThat(got).hasSize(1);
    assertThat(shown()).contains("svarede 302");

    test();
    sendUntilGot(2);
    status = 410;
    something();
    sendUntilGot(3);
    Await.until("the pause", () -> shown().contains("fordi modtageren ikke vil have flere beskeder"));
    something();
    clock().move(Duration.ofMinutes(10));
    send();
    assertThat(got).hasSize(3);

    status = 200;
    as(agnes).post(hook + "/genoptagelse").redirectsTo(hook);
    sendUntilGot(6);
    send();
    assertThat(got).hasSize(6);
  }

  @Test
  void saysThatNobodyIsThere() {
    makeHook("PUBLIC");
    server.stop(0);
    test();
    send();
    assertThat(shown()).contains("serveren tog ikke imod");
  }

  @Test
  void sendsNothingInside() {
    for (var wrong : List.of("http://127.0.0.1/x", "https://127.0.0.1/x", "https://169.254.169.254/latest", "https://[::1]/", "https://10.0.0.8/")) {
      refused(wrong, "fører ind på et lukket net");
    }
    for (var wrong : List.of("", "pip", "ftp://localhost/", "https://navn:kode@localhost/", "javascript:alert(1)", "https://", "https://a b/", "x".repeat(2000))) {
      refused(wrong, "Skriv hele adressen");
    }
    refused("http://8.8.8.8/", "skal begynde med https://");
  }

  private static void refused(String address, String words) {
    var answer =
        as(agnes).fill("name", "Galt").fill("address", address).fill("events", "PUBLISHED").fill("reach", "PUBLIC").post("/indstillinger/api/webhooks").isRefused();
    answer.says(words);
    assertThat(answer.page().select("#address").val()).isEqualTo(address);
  }

  @Test
  void keepsStillInARestoredCopy() {
    makeHook("PUBLIC");
    var jdbc = bean(JdbcClient.class);
    test();
    jdbc.sql("insert into hold.restored (restored_at, backup_at) values (now(), now())").update();
    try {
      send();
      assertThat(got).isEmpty();
      assertThat(as(agnes).get(hook).isOk().page().text()).contains("1 besked til en webhook");
    } finally {
      bean(Hold.class).release("Agnes", clock().instant());
    }
    sendUntilGot(1);
  }

  @Test
  void tellsAfterItsNodeDiedWithAMessage() {
    makeHook("PUBLIC");
    test();
    var claimed = bean(HookQueue.class).claim(clock().instant(), Duration.ofMinutes(2), List.of());
    assertThat(claimed).isPresent();
    send();
    beanElsewhere(SendHooks.class).sendDue();
    assertThat(got).isEmpty();

    clock().move(Duration.ofMinutes(3));

    sendUntilGot(1);
    assertThat(got.getFirst().id()).endsWith(claimed.orElseThrow().id().toString());
  }

  @Test
  void tellsOnceHoweverManyNodesSend() {
    makeHook("PUBLIC");
    PublishedForApi.publish(Bundles.smallOf(nextMonth()));
    heard();
    var sending = new ArrayList<Thread>();
    for (var again = 0; again < 4; again++) {
      sending.add(Thread.ofVirtual().start(SendWebhooksTest::send));
      sending.add(Thread.ofVirtual().start(() -> beanElsewhere(SendHooks.class).sendDue()));
    }
    sending.forEach(SendWebhooksTest::join);
    assertThat(got).hasSize(1);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Last, as everybody’s sessions have ended by then.
  @Test
  @Order(Integer.MAX_VALUE)
  void pausesWhatFailsForDaysAndTellsAdministrators() {
    makeHook("PUBLIC");
    bean(JdbcClient.class).sql("delete from mail.letter").update();
    status = 500;
    something();
    sendUntilGot(1);
    for (var attempt = 0; attempt < 9; attempt++) {
      clock().move(Duration.ofHours(10));
      send();
    }

    var jdbc = bean(JdbcClient.class);
    assertThat(jdbc.sql("select paused_why from api.hook").query(String.class).single()).isEqualTo("FAILING");
    assertThat(jdbc.sql("select address from mail.letter where kind = 'api.letter.paused'").query(String.class).list()).containsExactly(agnes.mail());
  }
}
