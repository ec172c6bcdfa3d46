package dk.pip.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GiveOptionsTest {
  @Test
  void takesValuesBothWaysAndTheRestInOrder() {
    var options = parse("a", "--port", "8090", "--data=en mappe", "--fresh", "-", "b");

    assertThat(options.wrong()).isNull();
    assertThat(options.value("port")).isEqualTo("8090");
    assertThat(options.value("data")).isEqualTo("en mappe");
    assertThat(options.has("fresh")).isTrue();
    assertThat(options.rest()).containsExactly("a", "-", "b");
  }

  @ParameterizedTest
  @CsvSource({
    "--prot 8090, --prot",
    "--port, --port",
    "--data=, --data=",
    "--data --fresh, --data",
    "--fresh=ja, --fresh=ja",
    "-p 8090, -p",
    "-xport 8090, -xport"
  })
  void refusesWhatItDoesNotKnowOrWhatLacksAValue(String line, String wrong) {
    assertThat(parse(line.split(" ")).wrong()).isEqualTo(wrong);
  }

  private static Options parse(String... arguments) {
    return Options.parse(List.of(arguments), List.of("port", "data"), List.of("fresh"));
  }
}
