package dk.pip.council;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two pupils write the same text at once.
class WriteTogetherTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Vi vil have en bænk   | Vi vil have en rød bænk   | Vi vil have en bænk ved søen | Vi vil have en rød bænk ved søen
          ''                    | Emma skrev det her        | Ali skrev det her            | Emma skrev det her Ali skrev det her
          En bænk.              | En bænk. Den er blå.      | En bænk. Den er lang.        | En bænk. Den er blå. Den er lang.
          En bænk               | ''                        | En stor bænk                 | En stor bænk
          ''                    | Vi vil have               | Vi vil have en bænk          | Vi vil have en bænk
          Ens                   | Ens                       | Andet                        | Andet
          Ens                   | Nyt                       | Nyt                          | Nyt
          """)
  void losesNothing(String base, String theirs, String ours, String merged) {
    assertThat(TextMerge.merge(base, theirs, ours).replaceAll(" +", " ").strip()).isEqualTo(merged);
  }

  @Test
  void readsAmountsAsPupilsWriteThem() {
    assertThat(Kroner.firstIn("Vi tror 12.000 kr. i alt, 500 pr. stk.")).isEqualTo(12_000);
    assertThat(Kroner.firstIn("ca. 3500,-")).isEqualTo(3_500);
    assertThat(Kroner.firstIn("12 000 kr.")).isEqualTo(12_000);
    assertThat(Kroner.firstIn("99,95")).isEqualTo(99);
    assertThat(Kroner.firstIn("det ved vi ikke")).isNull();
    assertThat(Kroner.firstIn("9".repeat(40))).isNull();
    assertThat(Kroner.firstIn("9999999999 kr.")).isNull();
  }
}
