package dk.pip.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CountBallotsTest {
  private static final String TOWN =
      """
      META
      key;value
      budget;100
      vote_type;approval
      PROJECTS
      project_id;cost;name
      a;60;Æblehave
      b;60;Bænke
      c;40;Cykelbane
      VOTES
      voter_id;vote
      1;a
      2;a
      3;b
      4;b
      5;c
      """;

  @TempDir Path folder;
  private Path file;

  private record Answer(int status, String out, String err) {}

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("town.pb"), TOWN);
  }

  private Answer count(String... options) {
    var words = new ArrayList<>(List.of("count", file.toString()));
    words.addAll(List.of(options));
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var status = Commands.run(words, Map.of("PIP_LANGUAGE", "da"), new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Answer(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private JsonNode json(String... options) {
    var words = new ArrayList<>(List.of(options));
    words.add("--json");
    return JsonMapper.builder().build().readTree(count(words.toArray(String[]::new)).out());
  }

  @Test
  void tellsATieAndBothWaysItCanEnd() {
    var told = json("--rule", "greedy");

    assertThat(told.get("state").asString()).isEqualTo("tied");
    assertThat(told.get("outcomes").toString()).isEqualTo("[[\"a\",\"c\"],[\"b\",\"c\"]]");
    assertThat(told.get("winners").toString()).isEqualTo("[\"c\"]");
    assertThat(told.get("open").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(count("--rule", "greedy").out()).contains("»Æblehave« og »Bænke« står lige.");
  }

  @Test
  void goesByTheRuleForTies() {
    var shared = json("--rule", "greedy", "--tie", "share");
    assertThat(shared.get("grants").toString()).isEqualTo("[{\"candidate\":\"a\",\"amount\":50},{\"candidate\":\"b\",\"amount\":50}]");
    assertThat(shared.get("left").asInt()).isZero();

    var drawn = json("--rule", "greedy", "--tie", "lot", "--seed", "byrådssalen");
    assertThat(drawn.get("state").asString()).isEqualTo("decided");
    assertThat(drawn.get("ties").get(0).get("way").asString()).isEqualTo("lot");
    assertThat(json("--rule", "greedy", "--tie", "lot", "--seed", "byrådssalen")).isEqualTo(drawn);

    assertThat(json("--rule", "greedy", "--tie", "second-round").get("state").asString()).isEqualTo("second-round");
  }

  @Test
  void countsByEachCompletion() {
    assertThat(json("--rule", "equal-shares").get("state").asString()).isEqualTo("nobody");
    var raised = json("--rule", "equal-shares", "--completion", "add1");
    assertThat(raised.get("steps").get(0).get("begun").asInt()).isEqualTo(20);
    assertThat(json("--rule", "equal-shares", "--completion", "greedy").get("outcomes")).hasSize(2);
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThat(count("--rule", "greedi")).isEqualTo(new Answer(2, "", "--rule kan ikke være »greedi«. Vælg en af disse: plurality, approval, score, schulze, runoff, greedy, equal-shares, phragmen.\n"));
    assertThat(count("--rule", "greedy", "--tie", "lot").err()).contains("--seed");
    assertThat(count("--rule", "plurality").err()).isEqualTo("Den regel kan ikke tælle stemmesedler af den slags.\n");
    assertThat(count().status()).isEqualTo(2);

    Files.writeString(file, TOWN.replace("5;c", "5;d"));
    assertThat(count("--rule", "greedy")).isEqualTo(new Answer(2, "", "Linje 16: Projektet »d« står ikke under PROJECTS. Ret stemmen, eller føj projektet til.\n"));
    Files.delete(file);
    assertThat(count("--rule", "greedy").status()).isEqualTo(2);
    Files.createDirectory(file);
    assertThat(count("--rule", "greedy").status()).isEqualTo(2);
  }
}
