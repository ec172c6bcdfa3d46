package dk.pip.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HyphenateTest {
  @Test
  void dividesDanishWordsWhereTheyAreJoined() {
    assertThat(divided("universitetsbibliotek")).isEqualTo("uni-ver-si-tets-bi-bli-o-tek");
    assertThat(divided("Tænk på elevbyrådsdagen!")).isEqualTo("Tænk på elev-by-råds-da-gen!");
  }

  @Test
  void leavesAddressesAndShortWordsAlone() {
    assertThat(divided("redaktion@ellebaek.example")).doesNotContain("-");
    assertThat(divided("bænk")).isEqualTo("bænk");
  }

  @Test
  void leavesEnglishAlone() {
    assertThat(Hyphenation.in(Language.EN).hyphenate("newsletter")).isEqualTo("newsletter");
  }

  private static String divided(String text) {
    return Hyphenation.in(Language.DA).hyphenate(text).replace(Hyphenation.SOFT_HYPHEN, '-');
  }
}
