package dk.pip.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How far one word is from another.
class MeasureEditDistanceTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "'', ost, 3",
    "ost, '', 3",
    "skole, skole, 0",
    "skole, skolle, 1",
    "skole, skoel, 1",
    "lejeplads, legeplads, 1",
    "kitten, sitting, 3",
    "sø, sø, 0",
    "børnehavve, børnehave, 1",
    "jubilæm, jubilæum, 1",
    "åbenrå, ånderå, 3",
    "Ђука, Ђуке, 1"
  })
  void countsChanges(String one, String other, int distance) {
    assertThat(EditDistance.between(one, other)).isEqualTo(distance);
    assertThat(EditDistance.between(other, one)).isEqualTo(distance);
  }
}
