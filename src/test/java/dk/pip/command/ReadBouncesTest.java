package dk.pip.command;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadBouncesTest {
  private static final String GONE =
      """
      Return-Path: <>
      From: MAILER-DAEMON@hus.example
      To: nyt@ellebaek.example
      Subject: failure notice

      Hi. This is the qmail-send program at hus.example.

      <ole@hus.example>:
      Sorry, no mailbox here by that name. (#5.1.1)

      From here on it is a copy.
      """;
  private static final String REPLY =
      """
      From: ole@hus.example
      To: nyt@ellebaek.example
      Subject: SV: Pip

      Tak for sidst.
      """;
  private static final String SEPARATOR = "From MAILER-DAEMON Mon Feb  2 09:00:00 2026\n";

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

  @Test
  void printsALineForAFile() throws IOException {
    var file = Files.writeString(folder.resolve("retur.eml"), GONE);

    assertThat(run(file.toString())).isZero();

    var line = lines().getFirst();
    assertThat(line.get("file").asString()).isEqualTo(file.toString());
    assertThat(line.get("kind").asString()).isEqualTo("bounce");
    assertThat(line.get("reason").asString()).isEqualTo("gone");
    assertThat(line.get("permanent").asBoolean()).isTrue();
    assertThat(line.get("recipient").asString()).isEqualTo("ole@hus.example");
    assertThat(line.get("status").asString()).isEqualTo("5.1.1");
    assertThat(line.get("diagnostic").asString()).contains("no mailbox here by that name");
  }

  @Test
  void tellsTheMessagesOfAMailboxApart() throws IOException {
    for (var end : List.of("\n", "\r\n", "\r")) {
      out.reset();
      var mailbox = SEPARATOR + GONE + "\n" + SEPARATOR + REPLY + "\n" + SEPARATOR + GONE;
      var file = Files.writeString(folder.resolve("postkasse"), mailbox.replace("\n", end));

      assertThat(run(file.toString())).isZero();

      assertThat(lines()).extracting(line -> line.get("kind").asString()).containsExactly("bounce", "reply", "bounce");
      assertThat(lines()).extracting(line -> line.get("message").asInt()).containsExactly(1, 2, 3);
    }
  }

  @Test
  void readsAllFilesInAFolder() throws IOException {
    Files.writeString(folder.resolve("1.eml"), GONE);
    Files.createFile(folder.resolve("2.eml"));
    Files.writeString(Files.createDirectory(folder.resolve("flere")).resolve("3.eml"), REPLY);

    assertThat(run(folder.toString())).isZero();

    assertThat(lines()).extracting(line -> line.get("kind").asString()).containsExactly("bounce", "unknown", "reply");
  }

  @Test
  void readsStandardInput() {
    assertThat(run(new ByteArrayInputStream(GONE.getBytes(StandardCharsets.UTF_8)), "-")).isZero();

    assertThat(lines().getFirst().get("reason").asString()).isEqualTo("gone");
  }

  @Test
  void stopsReadingWhereAMessageNeverEnds() {
    var endless =
        new InputStream() {
          private long given;

          @Override
          public int read() {
            given++;
            return 'x';
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            Arrays.fill(bytes, from, from + length, (byte) 'x');
            given += length;
            return length;
          }
        };

    assertThat(run(endless, "-")).isZero();

    assertThat(lines()).hasSize(1);
    assertThat(endless.given).isLessThan(4 << 20);
  }

  @Test
  void goesOnAfterAFileThatCannotBeOpened() throws IOException {
    var there = Files.writeString(folder.resolve("retur.eml"), GONE);

    assertThat(run(folder.resolve("borte.eml").toString(), there.toString())).isEqualTo(2);

    assertThat(lines()).extracting(line -> line.get("kind").asString()).containsExactly("unknown", "bounce");
    assertThat(complaints.toString(StandardCharsets.UTF_8)).contains("borte.eml findes ikke");
  }

  @Test
  void saysHowItIsUsed() {
    var error = new PrintStream(complaints, true, StandardCharsets.UTF_8);
    assertThat(Commands.run(List.of("bounce"), Map.of(), new PrintStream(out), error)).isEqualTo(2);
    assertThat(complaints.toString(StandardCharsets.UTF_8)).contains("./pip bounce");
  }

  private int run(String... arguments) {
    return run(InputStream.nullInputStream(), arguments);
  }

  private int run(InputStream in, String... arguments) {
    var error = new PrintStream(complaints, true, StandardCharsets.UTF_8);
    return Bounce.run(Arrays.asList(arguments), Texts.in(Language.DA), in, out, error);
  }

  private List<JsonNode> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().map(line -> JsonMapper.shared().readTree(line)).toList();
  }
}
