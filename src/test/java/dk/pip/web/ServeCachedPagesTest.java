package dk.pip.web;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Answer;
import dk.pip.testing.Client;
import dk.pip.testing.OtherServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServeCachedPagesTest {
  private static OtherServer server;
  private static Client reader;

  @BeforeAll
  static void start() {
    server = OtherServer.start(Map.of("PIP_BEHIND_PROXY", "true"), false);
    reader = new Client(server.address());
    reader.get("/").isOk(); // from the application, which puts it in the cache
  }

  @AfterAll
  static void stop() {
    server.close();
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
