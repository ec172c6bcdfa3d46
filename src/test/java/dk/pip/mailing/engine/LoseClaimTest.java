package dk.pip.mailing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/// The database goes away between the claim of some deliveries and the next question about them.
class LoseClaimTest extends EngineTest {
  private final AtomicBoolean gone = new AtomicBoolean();

  @Test
  void sendsWhatItHadClaimed() throws IOException {
    try (var sink = new Sink(true, (_, _, _) -> null)) {
      gone.set(true);
      var id = begun(120);
      engineThatLosesTheDatabase(sink);

      awaitEnd(id);

      assertThat(gone).as("was asked while the database was gone").isFalse();
      assertThat(addsUp(id, sink).delivered()).isEqualTo(120);
    }
  }

  @Test
  void triesAgainWhatItHadClaimedForThat() throws IOException {
    try (var sink =
        new Sink(true, (stage, time, _) -> stage == Sink.Stage.RCPT && time <= 3 ? "450 4.2.0 Greylisted" : null)) {
      var id = begun(20);
      engineThatLosesTheDatabase(sink);
      Await.until("all but three", () -> account(id).waiting() == 3 && account(id).delivered() == 17);

      gone.set(true);
      clock().move(Duration.ofMinutes(6));
      awaitEnd(id);

      assertThat(gone).as("was asked while the database was gone").isFalse();
      assertThat(addsUp(id, sink).delivered()).isEqualTo(20);
    }
  }

  /// Leaves nothing claimed for a node that is not there any more.
  @Test
  void leavesToOthersWhatItHadClaimed() throws IOException {
    try (var sink = new Sink(true, (_, _, _) -> null)) {
      gone.set(true);
      var id = begun(120);
      var first =
          engine(
              () -> List.of(new Relay(server(sink.port()), 1, 2, 0)),
              Map.of(),
              (_, _) -> {
                gone.set(false);
                throw new DataAccessResourceFailureException("Gone");
              });
      Await.until("the claim", () -> !gone.get());
      first.stop();

      engine(sink, 2);
      awaitEnd(id);

      assertThat(addsUp(id, sink).delivered()).isEqualTo(120);
    }
  }

  private void engineThatLosesTheDatabase(Sink sink) {
    engine(
        () -> List.of(new Relay(server(sink.port()), 1, 2, 0)),
        Map.of(),
        (_, readers) -> {
          if (gone.compareAndSet(true, false)) {
            throw new DataAccessResourceFailureException("Gone");
          }
          return Set.copyOf(readers);
        });
  }
}
