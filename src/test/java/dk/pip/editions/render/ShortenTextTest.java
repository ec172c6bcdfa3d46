package dk.pip.editions.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenTextTest {
  @Test
  void cutsAtAWord() {
    assertThat(Shorten.words("Bænken, der kan snakke", 8)).isEqualTo("Bænken …");
    assertThat(Shorten.words("Bænken der kan snakke", 10)).isEqualTo("Bænken der …");
    assertThat(Shorten.words("Bænken", 6)).isEqualTo("Bænken");
  }

  @Test
  void cutsNoLetterInTwo() {
    assertThat(Shorten.words("👩‍🚒👩‍🚒👩‍🚒", 2)).isEqualTo("👩‍🚒👩‍🚒 …");
    assertThat(Shorten.words("👩‍🚒👩‍🚒👩‍🚒", 3)).isEqualTo("👩‍🚒👩‍🚒👩‍🚒");
    assertThat(Shorten.words("a\u030a".repeat(4), 3)).isEqualTo("a\u030a".repeat(3) + " …");
  }
}
