package dk.pip.mailing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a mail server does, the account adds up and agrees with the server's own record.
class SurviveBadServerTest extends EngineTest {
  private static final int READERS = 60;

  private static Arguments fault(String what, Sink.Script script) {
    return Arguments.of(what, script);
  }

  private static Sink.Script every(int nth, Sink.Stage where, String reply) {
    return (stage, time, _) -> stage == where && time % nth == 0 ? reply : null;
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("refuses the sender for good", every(7, Sink.Stage.MAIL, "550 5.7.1 Not you")),
        fault("refuses the sender for now", every(7, Sink.Stage.MAIL, "451 4.3.0 Later")),
        fault("refuses the recipient for good", every(7, Sink.Stage.RCPT, "550 5.1.1 No such user")),
        fault("refuses the recipient for now", every(7, Sink.Stage.RCPT, "450 4.2.0 Greylisted")),
        fault(
            "refuses the recipient and wants the message all the same",
            (stage, time, line) ->
                switch (stage) {
                  case RCPT -> line.contains("borger3") ? "550 5.1.1 No such user" : null;
                  case DATA -> "354 go on";
                  case GREETING, EHLO, MAIL, END -> null;
                }),
        fault("refuses DATA", every(7, Sink.Stage.DATA, "554 5.7.0 No")),
        fault("refuses DATA for now", every(7, Sink.Stage.DATA, "452 4.3.1 Disk full")),
        fault("refuses the message for good", every(7, Sink.Stage.END, "554 5.7.1 Spam")),
        fault("refuses the message for now", every(7, Sink.Stage.END, "452 4.3.1 Disk full")),
        fault("closes at MAIL", every(9, Sink.Stage.MAIL, "421 4.3.2 Closing")),
        fault("closes at RCPT", every(9, Sink.Stage.RCPT, "421 4.3.2 Closing")),
        fault("closes at DATA", every(9, Sink.Stage.DATA, "421 4.3.2 Closing")),
        fault("closes at the end of the message", every(9, Sink.Stage.END, "421 4.3.2 Closing")),
        fault("drops the line at MAIL", every(9, Sink.Stage.MAIL, Sink.DROP)),
        fault("drops the line at RCPT", every(9, Sink.Stage.RCPT, Sink.DROP)),
        fault("drops the line at DATA", every(9, Sink.Stage.DATA, Sink.DROP)),
        fault("takes the message and drops the line", every(9, Sink.Stage.END, Sink.DROP)),
        fault("answers with many lines", every(3, Sink.Stage.RCPT, "250-one\r\n250-two\r\n250 three")),
        fault("answers in no language", every(11, Sink.Stage.RCPT, "hello there")),
        fault("answers what does not fit", every(11, Sink.Stage.MAIL, "354 go on")),
        fault(
            "answers slowly",
            (stage, time, _) -> {
              TimeUnit.MILLISECONDS.sleep(time % 5 == 0 ? 60 : 0);
              return null;
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void addsUpWhenTheServer(String what, Sink.Script script) throws IOException {
    for (var pipelining : new boolean[] {true, false}) {
      try (var sink = new Sink(pipelining, script)) {
        var id = begun(READERS);
        var engine = engine(sink, 2);
        while (!find(id).state().over()) {
          Await.until("an end or a pause", () -> find(id).state().over() || account(id).ahead() == 0 && allWaitLonger(id));
          clock().move(Duration.ofHours(1));
        }
        engine.stop();

        var account = addsUp(id, sink);
        assertThat(account.settled()).isEqualTo(READERS);
        assertThat(account.delivered()).isGreaterThan(READERS / 2);
        var uncertain = what.equals("takes the message and drops the line");
        assertThat(account.uncertain() > 0).as("uncertain: " + account).isEqualTo(uncertain);
      }
    }
  }

  @Test
  void goesOnByItselfWhenTheServerLosesGroups() throws IOException {
    try (var sink =
        new Sink(
            true,
            (stage, _, _) -> stage == Sink.Stage.MAIL ? Sink.FORGET + " 250 ok" : null)) {
      var id = begun(10);
      engine(() -> List.of(new Relay(server(sink.port(), Duration.ofSeconds(5)), 1, 1, 0)), Map.of());
      awaitEnd(id);

      assertThat(addsUp(id, sink).delivered()).isEqualTo(10);
    }
  }

  @Test
  void goesOnByItselfWhenTheServerForbidsGroups() throws IOException {
    try (var sink =
        new Sink(
            true,
            (stage, time, _) -> stage == Sink.Stage.RCPT && time == 1 ? "503 5.5.1 Improper use of command pipelining" : null)) {
      var id = begun(10);
      engine(sink, 1);
      awaitEnd(id);

      assertThat(addsUp(id, sink).delivered()).isEqualTo(10);
    }
  }
}
