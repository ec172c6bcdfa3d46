package dk.pip.command;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Db;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CheckMailFromCommandLineTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void saysWhatMustBePutRightAndEndsWithOne() {
    assertThat(check()).isEqualTo(1);

    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("FEJL  Mailserver: Pip kender ingen mailserver.", "Skal rettes: ");
  }

  @Test
  void speaksJsonToPrograms() {
    assertThat(check("--json")).isEqualTo(1);

    var report = JsonMapper.builder().build().readTree(said.toByteArray());
    assertThat(report.get("verdict").asString()).isEqualTo("fail");
    assertThat(report.get("checks").valueStream().map(check -> check.get("finding").asString()))
        .contains("relay.none", "button.no-site", "mail.none");
    var dmarc =
        report.get("checks").valueStream().filter(check -> check.get("topic").asString().equals("dmarc")).findFirst().orElseThrow();
    assertThat(dmarc.get("verdict").asString()).isEqualTo("unknown");
  }

  @Test
  void endsWithTwoWhenItIsUsedWrongly() {
    assertThat(check("--jason")).isEqualTo(2);
    assertThat(check("all")).isEqualTo(2);
  }

  /// Nobody answers on the port of the name server.
  private int check(String... arguments) {
    var environment =
        Map.of(
            "PIP_DATABASE_URL", Db.fresh(),
            "PIP_DATABASE_USER", "postgres",
            "PIP_MAIL_FROM", "pip@ellebaek.example",
            "PIP_DNS", "127.0.0.1:1");
    return Commands.run(Stream.concat(Stream.of("mail", "check"), Arrays.stream(arguments)).toList(), environment, new PrintStream(said, true, StandardCharsets.UTF_8), System.err);
  }
}
