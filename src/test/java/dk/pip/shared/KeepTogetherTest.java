package dk.pip.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A blank that holds is shown as _ here.
class KeepTogetherTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ring 70 12 34 56 nu | Ring 70_12_34_56 nu",
        "Ring +45 70 12 34 56. | Ring +45_70_12_34_56.",
        "Ring 7012 3456 eller +45 70123456 | Ring 7012_3456 eller +45_70123456",
        "den 1. oktober kl. 17.00 i hallen | den 1._oktober kl._17.00 i hallen",
        "d. 14. jan. 2027 | d._14._jan. 2027",
        "20 kr. for børn og 1.250 kroner i alt | 20_kr. for børn og 1.250_kroner i alt",
        "et areal på 100 m² og 3 km sti | et areal på 100_m² og 3_km sti",
        "efter § 5 i loven, nr. 3 | efter §_5 i loven, nr._3",
        "7. klasse på 3. sal | 7._klasse på 3._sal",
        "vi betaler 4,2 mio. kr. og 3 mia. euro | vi betaler 4,2_mio._kr. og 3_mia._euro",
        "ca. 40 pct. eller 40 % af 12 000 | ca._40_pct. eller 40_% af 12_000",
        "2 x 3 m | 2_x_3_m",
        "vi er 5 mænd og 3 kvinder | vi er 5 mænd og 3 kvinder",
        "i 2026 kom 14 nye | i 2026 kom 14 nye",
        "tlf. 70 12 34 56, uge 42 | tlf._70_12_34_56, uge_42",
        "Der er 3 g smør og 20 gæster | Der er 3_g smør og 20 gæster"
      })
  void inDanish(String written, String set) {
    assertThat(NoBreak.text(written, "da").replace('\u00a0', '_')).isEqualTo(set);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "on 1 October at 5 pm | on 1_October at 5_pm",
        "March 19 and 20th April | March_19 and 20th_April",
        "no. 3, p. 12, 100 m² | no._3, p._12, 100_m²",
        "kl. 17 is Danish | kl. 17 is Danish"
      })
  void inEnglish(String written, String set) {
    assertThat(NoBreak.text(written, "en").replace('\u00a0', '_')).isEqualTo(set);
  }

  @Test
  void betweenTagsAloneAndInTheLanguageOfEachPart() {
    var html =
        "<html lang=\"da\"><head><title>Kl. 5 kr.</title><style>a { margin: 0 5 m }</style></head><body><p title=\"20 kr.\">20 kr.<br>1. maj</p>"
            + "<!-- 20 kr. --><div lang=\"en\"><img alt=\"a > 5 kr.\"><p>1 May, <b>kl. 5</b></p></div><p>kl. 5 <code>5 kr.</code></p></body></html>";

    assertThat(NoBreak.in(html, "da").replace('\u00a0', '_'))
        .isEqualTo(
            html.replace(">20 kr.<br>1. maj", ">20_kr.<br>1._maj").replace("<p>1 May, ", "<p>1_May, ").replace("<p>kl. 5 <code>", "<p>kl._5 <code>"));
  }
}
