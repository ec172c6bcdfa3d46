package dk.pip.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeasureReadabilityTest {
  @Test
  void countsWordsPerSentenceAndLongWords() {
    // Ten words in two sentences, two of them long: 5 + 20.
    assertThat(Lix.of("Vi går en tur i skoven. Der synger fuglene smukkest.").value()).isEqualTo(25);
  }

  @Test
  void endsNoSentenceAtShortFormsAndDates() {
    var lix = Lix.of("Mød op d. 3. maj kl. 10.00 ved f.eks. Søtorvet, bl.a. med kaffe.");

    assertThat(lix.longestSentences()).hasSize(1);
  }

  @Test
  void namesTheLongestSentence() {
    var lix = Lix.of("Kort. Denne her er noget længere end den anden. Slut nu.");

    assertThat(lix.longestSentences().getFirst()).startsWith("Denne her");
  }
}
