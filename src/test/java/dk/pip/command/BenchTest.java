package dk.pip.command;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.CommandLine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The long ones in a Java of their own, which compiles less, and hands that on to those that it starts.
class BenchTest {
  private final PrintStream console = System.out;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @AfterEach
  void giveTheConsoleBack() {
    System.setOut(console);
  }

  @Test
  void timesAnEditionInAllForms() {
    assertThat(bench("edition", "--stories", "2")).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("2 historier", "web, mail, PDF", "billeder set før");
  }

  @Test
  void comparesPagesWithNginx() {
    var bench = CommandLine.run(Map.of(), "bench", "pages", "--seconds", "1", "--promises", "300");
    assertThat(bench.status()).as(bench::toString).isZero();
    assertThat(bench.out()).contains("nginx", "svar/s", "den midterste af tre runder");
  }

  @Test
  void timesAFirstAndALaterStart() {
    var bench = CommandLine.run(Map.of(), "bench", "start");
    assertThat(bench.status()).as(bench::toString).isZero();
    assertThat(bench.out()).contains("Første start", "Næste start", "PostgreSQL");
  }

  @Test
  void sendsSignedMailsToASinkBesideSmtpSource() {
    assertThat(bench("mail", "--dkim", "ed25519", "--mails", "300", "--delay", "2")).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("smtp-source -d:", "Ed25519", "300 læsere", "Pip, varmer op:  300 mails", "Pip:  300 mails", "gange så hurtigt");
  }

  @Test
  void timesTheNewsroomWithMoreInIt() {
    var bench = CommandLine.run(Map.of(), "bench", "newsroom", "--stories", "60", "--pictures", "60", "--editions", "7", "--times", "3");
    assertThat(bench.status()).as(bench::toString).isZero();
    assertThat(bench.out()).contains("60 historier, 60 billeder og 7 udgaver", "/redaktion/soeg", "Den langsomste side har en median på", "Flyt en blok", "Ret teksten i en blok");
  }

  @Test
  void timesEveryRuleOfCounting() {
    assertThat(bench("count", "--ballots", "200", "--candidates", "8")).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("200 stemmesedler, 8 projekter", "schulze, ranking", "equal-shares add1+greedy, points");
  }

  @Test
  void fillsAHallWithScreensAndLetsItsCardsVote() {
    var bench = CommandLine.run(Map.of(), "bench", "council", "--screens", "12", "--cards", "15");
    assertThat(bench.status()).as(bench::toString).isZero();
    assertThat(bench.out()).contains("12 skærme åbne på én gang", "15 af 15 kort stemte");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(bench("everything")).isEqualTo(2);
    assertThat(bench("count", "--ballots", "none")).isEqualTo(2);
    assertThat(bench("council", "--screens", "1")).isEqualTo(2);
    assertThat(bench("pages", "--seconds", "soon")).isEqualTo(2);
    assertThat(bench("mail", "--mails", "many")).isEqualTo(2);
    assertThat(bench("mail", "--dkim", "dsa")).isEqualTo(2);
  }

  private int bench(String... arguments) {
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    var words = Stream.concat(Stream.of("bench"), Arrays.stream(arguments)).toList();
    return Commands.run(words, Map.of(), System.out, System.err);
  }
}
