package dk.pip.mailing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mailing.DeliveryState;
import dk.pip.testing.Await;
import dk.pip.testing.OtherJava;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillNodesTest extends EngineTest {
  private static final int KILLS = 20;
  private static final int READERS = 3000;

  @TempDir Path folder;

  /// Two nodes send one mailing, and now one and now the other is killed in the midst of it. Others stand ready to take
  /// their place.
  @Test
  void missesNobodyAndDoublesNobodyUnnamed() throws Exception {
    var slow = new AtomicBoolean(true);
    try (var sink =
        new Sink(
            true,
            (stage, _, _) -> {
              if (stage == Sink.Stage.END && slow.get()) {
                TimeUnit.MILLISECONDS.sleep(15);
              }
              return null;
            })) {
      var id = begun(READERS);
      var spare = new ArrayDeque<Process>();
      for (var i = 0; i < 4; i++) {
        spare.add(node(sink, "waits"));
      }
      var nodes = new Process[] {go(spare.removeFirst()), go(spare.removeFirst())};
      try {
        for (var kill = 0; kill < KILLS; kill++) {
          var before = total(sink);
          var way = Math.min(40, (READERS - before) / (KILLS - kill + 1));
          Await.until("the sending to be under way", () -> total(sink) >= before + way);
          assertThat(find(id).state().over()).as("sent before kill " + kill).isFalse();
          nodes[kill % 2].destroyForcibly().waitFor();
          spare.add(node(sink, "waits"));
          nodes[kill % 2] = go(spare.removeFirst());
        }
        slow.set(false);
        awaitEnd(id);
      } finally {
        spare.addAll(List.of(nodes));
        for (var node : spare) {
          node.destroyForcibly().waitFor();
        }
      }

      var account = addsUp(id, sink);
      assertThat(account.delivered() + account.uncertain()).isEqualTo(READERS);
      var uncertain = mailings().deliveries(id, DeliveryState.Kind.UNCERTAIN, 0, 1000);
      assertThat(uncertain).hasSizeBetween(1, KILLS * 8);
      for (var taken : sink.taken().entrySet()) {
        if (taken.getValue().get() > 1) {
          assertThat(uncertain).extracting(DeliveryState::address).contains(taken.getKey());
        }
      }
      assertThat(sink.taken().size()).isGreaterThanOrEqualTo((int) account.delivered());
    }
  }

  /// Three quarters of the silence are passed over, so that nobody waits for them.
  @Test
  void isTakenOverWithinAMinute() throws Exception {
    try (var sink =
        new Sink(
            true,
            (stage, _, _) -> {
              if (stage == Sink.Stage.END) {
                TimeUnit.MILLISECONDS.sleep(15);
              }
              return null;
            })) {
      var id = begun(400);
      var passedOver = EngineConfiguration.SILENCE.multipliedBy(3).dividedBy(4);
      var node = node(sink);
      try {
        Await.until("the sending to be under way", () -> total(sink) >= 40);
      } finally {
        node.destroyForcibly().waitFor();
      }
      var died = System.nanoTime();
      assertThat(find(id).state().over()).isFalse();
      jdbc()
          .sql("update mailing.node set seen_at = seen_at - make_interval(secs => :passed)")
          .param("passed", passedOver.toSeconds())
          .update();
      var before = total(sink);

      engine(sink, 4);
      Await.until("another node to go on", () -> total(sink) > before);
      var silent = Duration.ofNanos(System.nanoTime() - died).plus(passedOver);
      awaitEnd(id);

      assertThat(silent).isBetween(EngineConfiguration.SILENCE.minusSeconds(5), Duration.ofMinutes(1));
      var account = addsUp(id, sink);
      assertThat(account.delivered() + account.uncertain()).isEqualTo(400);
    }
  }

  private static int total(Sink sink) {
    return sink.taken().values().stream().mapToInt(AtomicInteger::get).sum();
  }

  /// Lets a node begin that waits.
  private static Process go(Process node) throws IOException {
    node.getOutputStream().write('\n');
    node.getOutputStream().flush();
    return node;
  }

  private Process node(Sink sink, String... waits) throws SQLException {
    String url;
    try (var connection = bean(DataSource.class).getConnection()) {
      url = connection.getMetaData().getURL();
    }
    var arguments = Stream.concat(Stream.of(url, String.valueOf(sink.port())), Stream.of(waits)).toArray(String[]::new);
    return OtherJava.start(folder.resolve("nodes.log"), SendingNode.class, arguments);
  }
}
