package dk.pip.command;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mail.DkimRecord;
import dk.pip.mail.DkimSettings;
import dk.pip.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeMailKeysTest {
  private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void printsSettingsThatWorkAndTheRecordsThatGoWithThem() throws IOException {
    assertThat(make("--selector", "pip2026", "--domain", "ellebaek.dk", "--out", folder.toString())).isZero();

    var lines = said.toString(StandardCharsets.UTF_8).lines().toList();
    var environment = new HashMap<String, String>();
    lines.stream()
        .filter(line -> line.startsWith("PIP_"))
        .map(line -> line.split("=", 2))
        .forEach(setting -> environment.put(setting[0], setting[1]));
    var dkim = Settings.read(environment, Map.of(), false).of(DkimSettings.class);
    assertThat(dkim.domain()).isEqualTo("ellebaek.dk");
    assertThat(dkim.keys()).extracting(DkimSettings.Key::selector).containsExactly("pip2026", "pip2026-ed");
    for (var key : dkim.keys()) {
      var record = DkimRecord.of("ellebaek.dk", key.selector(), key.pair().getPublic());
      var line = lines.stream().filter(text -> text.startsWith(record.name() + ". IN TXT ")).findFirst().orElseThrow();
      var strings = STRING.matcher(line).results().map(found -> found.group(1)).toList();
      assertThat(strings).allMatch(string -> string.length() <= 255);
      assertThat(String.join("", strings)).isEqualTo(record.text());
      var file = folder.resolve(key.selector() + ".pem");
      assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(lines.stream().filter(line -> line.contains("k=rsa")).findFirst().orElseThrow()).contains("\" \"");
  }

  @Test
  void leavesKeysThatAreThere() throws IOException {
    var file = Files.writeString(folder.resolve("pip2026-ed.pem"), "mine");

    assertThat(make("--selector", "pip2026", "--domain", "ellebaek.dk", "--out", folder.toString())).isEqualTo(2);

    assertThat(file).hasContent("mine");
    assertThat(folder.resolve("pip2026.pem")).doesNotExist();
  }

  @Test
  void asksForWhatItMustKnow() {
    assertThat(make("--selector", "pip2026")).isEqualTo(2);
    assertThat(make("--domain", "ellebaek.dk")).isEqualTo(2);
    assertThat(make("--selector", "pip 2026", "--domain", "ellebaek.dk")).isEqualTo(2);
    assertThat(make("--selector", "../x", "--domain", "ellebaek.dk", "--out", folder.toString())).isEqualTo(2);
    assertThat(make("--selector", "x", "--sector", "y")).isEqualTo(2);
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private int make(String... arguments) {
    return Commands.run(Stream.concat(Stream.of("mail", "keys"), Arrays.stream(arguments)).toList(), Map.of(), new PrintStream(said, true, StandardCharsets.UTF_8), System.err);
  }
}
