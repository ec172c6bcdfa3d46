package dk.pip.mailing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mailing.Mailings;
import dk.pip.testing.Await;
import dk.pip.testing.OtherServer;
import dk.pip.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.jdbc.core.simple.JdbcClient;

class LoseDatabaseTest extends EngineTest {
  private static final int READERS = 1500;
  private static final Duration OUTAGE = Duration.ofSeconds(10);

  static boolean hasServer() {
    return Servers.hasDebian();
  }

  /// The server of Debian's packages stops as in a crash, while mails are on the wire, and comes back.
  @Test
  @EnabledIf("hasServer")
  void goesOnWhenTheDatabaseIsBack() throws IOException {
    try (var sink = new Sink(true, LoseDatabaseTest::slowly);
        var server = OtherServer.start(settings(sink), false)) {
      var mailings = server.bean(Mailings.class);
      var id = mailing(server.bean(JdbcClient.class), READERS);
      assertThat(mailings.start(null, id)).isTrue();
      Await.until("the sending to be under way", () -> total(sink) > READERS / 10);

      Servers.stopDebian();
      try {
        var back = System.nanoTime() + OUTAGE.toNanos();
        Await.until("ten seconds", () -> System.nanoTime() > back);
        assertThat(total(sink)).as("sent without a database").isLessThan(READERS);
      } finally {
        Servers.runDebian();
      }
      Await.until("the mailing's end", () -> mailings.find(id).orElseThrow().state().over());

      var account = addsUp(mailings, id, sink);
      assertThat(account.delivered() + account.uncertain()).isEqualTo(READERS);
      assertThat(account.uncertain()).isZero();
      assertThat(sink.taken()).hasSize(READERS).allSatisfy((reader, times) -> assertThat(times.get()).as(reader).isEqualTo(1));
    }
  }

  private static Map<String, String> settings(Sink sink) {
    return Map.of(
        "PIP_DATABASE_URL", Servers.emptyDatabaseOnDebian(),
        "PIP_MAIL_HOST", "127.0.0.1",
        "PIP_MAIL_PORT", String.valueOf(sink.port()),
        "PIP_MAIL_ENCRYPTION", "none",
        "PIP_MAIL_PER_SECOND", "0",
        "PIP_MAIL_CONNECTIONS", "4");
  }

  private static String slowly(Sink.Stage stage, int time, String line) throws InterruptedException {
    if (stage == Sink.Stage.END) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return null;
  }

  private static int total(Sink sink) {
    return sink.taken().values().stream().mapToInt(AtomicInteger::get).sum();
  }
}
