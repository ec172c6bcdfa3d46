package dk.pip.web;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Outage;
import dk.pip.testing.Answer;
import dk.pip.testing.Cast;
import dk.pip.testing.Client;
import dk.pip.testing.Db;
import dk.pip.testing.OtherServer;
import dk.pip.testing.RawRequest;
import dk.pip.testing.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServeCachedPagesTest {
  private static final Duration FOUND_OUT = Duration.ofSeconds(6);

  private static Wire wire;
  private static OtherServer server;
  private static Client reader;

  @BeforeAll
  static void start() {
    var database = Db.fresh();
    wire = new Wire(database);
    server =
        OtherServer.start(
            Map.of(
                "PIP_DATABASE_URL", wire.through(database),
                "PIP_BEHIND_PROXY", "true",
                "PIP_PROXIES", "127.0.0.1, 10.7.0.0/16",
                "PIP_HOSTS", "www.pip.ellebaek.example"),
            false);
    reader = new Client(server.address());
    reader.get("/").isOk(); // from the application, which puts it in the cache
  }

  @AfterAll
  static void stop() {
    server.close();
    wire.close();
  }

  @Test
  void servesWhatItHasWhenTheDatabaseIsSilent() {
    server.as(Cast.ALICE).get("/redaktion/udgaver").isOk();
    // What others changed before may have emptied the cache since.
    reader.get("/").isOk();
    wire.hold();
    try {
      servesWhatItHas();
    } finally {
      wire.letGo();
      isBack();
    }
  }

  @Test
  void servesWhatItHasWhenTheDatabaseIsKilled() {
    server.as(Cast.ALICE).get("/redaktion/udgaver").isOk();
    // What others changed before may have emptied the cache since.
    reader.get("/").isOk();
    wire.cut();
    try {
      servesWhatItHas();
    } finally {
      wire.mend();
      isBack();
    }
  }

  /// From the first moment on: the front page as it was, health within a second, and everything else in some seconds.
  private static void servesWhatItHas() {
    var editor = server.as(Cast.ALICE);
    var others = new ArrayList<CompletableFuture<Answer>>();
    for (var path : List.of("/tilmeld", "/log-ind", "/findes-ikke", "/udgaver/2031-01")) {
      others.add(CompletableFuture.supplyAsync(() -> new Client(server.address()).get(path)));
    }
    others.add(CompletableFuture.supplyAsync(() -> editor.get("/redaktion/udgaver")));
    var began = System.nanoTime();
    while (System.nanoTime() - began < FOUND_OUT.toNanos()) {
      assertThat(timed(Duration.ofSeconds(3), () -> reader.get("/")).status()).isEqualTo(200);
      assertThat(timed(Duration.ofSeconds(3), () -> reader.get("/?fbclid=x")).status()).isEqualTo(200);
      var health = timed(Duration.ofMillis(1_500), () -> reader.get("/health"));
      if (health.status() == 503) {
        assertThat(health.text()).contains("\"database\":\"down\"", "answeredLast").doesNotContain("127.0.0.1");
        break;
      }
    }
    reader.get("/health/ready").hasStatus(503);
    reader.get("/health/live").isOk();
    for (var other : others) {
      // Some need no database to be answered.
      assertThat(other.orTimeout(12, TimeUnit.SECONDS).join().status()).isIn(200, 404, 503);
    }
    awaitOutage();
    for (var path : List.of("/tilmeld", "/log-ind", "/findes-ikke", "/udgaver/2031-01", "/redaktion/udgaver")) {
      var answer = timed(Duration.ofSeconds(1), () -> reader.get(path)).hasStatus(503);
      answer.says("Vi kan ikke få fat i vores database").says("We can’t reach our database");
      assertThat(answer.header("Retry-After")).isPresent();
      assertThat(answer.header("Content-Security-Policy")).isPresent();
    }
    timed(Duration.ofSeconds(1), () -> editor.fill("mail", "x").postWithoutToken("/log-ind")).hasStatus(503);
    var style = reader.get("/").isOk().page().selectFirst("link[rel=stylesheet]").attr("href");
    timed(Duration.ofSeconds(1), () -> reader.get(style)).isOk();
  }

  private static void awaitOutage() {
    var until = System.nanoTime() + FOUND_OUT.toNanos();
    while (!server.bean(Outage.class).isOn()) {
      assertThat(System.nanoTime()).as("found out").isLessThan(until);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static void isBack() {
    var until = System.nanoTime() + FOUND_OUT.toNanos();
    while (reader.get("/health").status() != 200) {
      assertThat(System.nanoTime()).as("back").isLessThan(until);
    }
    reader.get("/tilmeld").isOk();
    server.as(Cast.ALICE).get("/redaktion/udgaver").isOk();
  }

  private static Answer timed(Duration most, Supplier<Answer> question) {
    var began = System.nanoTime();
    var answer = question.get();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).as(answer.toString()).isLessThan(most);
    return answer;
  }

  @Test
  void refusesNamesThatAreNotItsOwn() {
    for (var path : List.of("/", "/feed.atom", "/log-ind", "/findes-ikke")) {
      for (var host : List.of("evil.example", "pip.ellebaek.example.evil.example", "10.0.0.5:8080", "EVIL", "localhost.evil")) {
        assertThat(RawRequest.get(server.address(), path, "Host: " + host))
            .as(host + path)
            .startsWith("HTTP/1.1 421")
            .contains("Den adresse svarer vi ikke på", "https://pip.ellebaek.example")
            .doesNotContain(host);
      }
      for (var host : List.of("pip.ellebaek.example", "PIP.Ellebaek.example:443", "www.pip.ellebaek.example", "localhost:8080", "127.0.0.1", "[::1]:8080", "pip.ellebaek.example.")) {
        assertThat(RawRequest.get(server.address(), path, "Host: " + host)).as(host + path).doesNotStartWith("HTTP/1.1 421");
      }
    }
    assertThat(RawRequest.get(server.address(), "/health", "Host: 10.0.0.5:8080")).startsWith("HTTP/1.1 200");
    assertThat(RawRequest.get(server.address(), "/", "Host: pip.ellebaek.example", "X-Forwarded-Host: evil.example"))
        .startsWith("HTTP/1.1 200")
        .doesNotContain("evil");
  }

  @Test
  void linksToTheSiteHoweverItWasAskedFor() {
    var feed = RawRequest.get(server.address(), "/feed.atom", "Host: localhost", "X-Forwarded-Host: evil.example");

    assertThat(feed).contains("https://pip.ellebaek.example/").doesNotContain("localhost", "evil");
    var link = server.as(Cast.AGNES).fill("name", "Ny").fill("mail", "ny@ellebaek.example").fill("role", "READER");
    assertThat(link.post("/indstillinger/personer").isOk().text()).contains("https://pip.ellebaek.example/velkommen/");
  }

  @Test
  void saysThatAPageIsUnchanged() {
    var page = reader.get("/").isOk();

    var again = reader.header("If-None-Match", etag(page)).get("/").hasStatus(304);

    assertThat(again.bytes()).isEmpty();
    assertThat(etag(again)).isEqualTo(etag(page));
  }

  @Test
  void packsForThoseWhoCanUnpack() throws IOException {
    var page = reader.get("/").isOk();

    var packed = reader.header("Accept-Encoding", "br, gzip").get("/").isOk();
    var refused = reader.header("Accept-Encoding", "gzip;q=0, identity").get("/").isOk();

    assertThat(packed.header("Content-Encoding")).hasValue("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.bytes())).readAllBytes()).isEqualTo(page.bytes());
    assertThat(etag(packed)).isNotEqualTo(etag(page));
    assertThat(refused.header("Content-Encoding")).isEmpty();
    assertThat(refused.bytes()).isEqualTo(page.bytes());
  }

  @Test
  void keepsBrowsersOnHttps() {
    assertThat(reader.get("/").header("Strict-Transport-Security")).isEmpty();
    for (var path : new String[] {"/", "/log-ind"}) {
      assertThat(reader.header("X-Forwarded-Proto", "https").get(path).isOk().header("Strict-Transport-Security"))
          .as(path)
          .hasValue("max-age=31536000");
    }
  }

  @Test
  void setsNoCookieForReaders() {
    assertThat(reader.get("/").header("Set-Cookie")).isEmpty();
    assertThat(reader.get("/findes-ikke").header("Set-Cookie")).isEmpty();
  }

  private static String etag(Answer answer) {
    return answer.header("ETag").orElseThrow();
  }
}
