package dk.pip.language;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.language.CprNumbers.Likelihood;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindCprNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "'Skriv til 070761-4285 i dag', CERTAIN",
    "'nummer 0707614285', CERTAIN",
    "'nummer 070761 4285', CERTAIN",
    "'uden kontrol 010190-1234', CERTAIN",
    "'måske 070761-4286', POSSIBLE",
    "'ingen streg 0707614286', NONE",
    "'luft om stregen 070761 – 4285', CERTAIN",
    "'hård bindestreg 070761\u20114285', CERTAIN",
    "'blød bindestreg 070761\u00ad4285', CERTAIN",
    "'blød bindestreg et andet sted 07\u00ad07\u00ad614285', CERTAIN",
    "'uden bredde 070761\u200b-\u20604285', CERTAIN",
    "'måske hård 070761\u20114286', POSSIBLE",
    "'flere cifre efter 0707614285\u00ad1', NONE",
    "'ingen dato 450761-4285', NONE",
    "'telefon 12345678', NONE",
    "'konto 1234 0707614285123', NONE",
    "'beløb 90.000.000.000', NONE",
  })
  void tellsNumbersFromOtherFigures(String text, Likelihood likelihood) {
    assertThat(CprNumbers.in(text)).isEqualTo(likelihood);
  }
}
