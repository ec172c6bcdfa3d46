package dk.pip.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HyphenateTest {
  @Test
  void dividesDanishWordsWhereTheyAreJoined() {
    assertThat(divided("universitetsbibliotek")).isEqualTo("uni-ver-si-tets-bi-bli-o-tek");
    assertThat(divided("sommerferieafviklingen")).contains("rie-af").doesNotContain("feri-e");
    assertThat(divided("Tænk på elevbyrådsdagen!")).isEqualTo("Tænk på elev-by-råds-da-gen!");
  }

  @Test
  void leavesAddressesAndShortWordsAlone() {
    assertThat(divided("redaktion@ellebaek.example")).doesNotContain("-");
    assertThat(divided("bænk")).isEqualTo("bænk");
  }

  @Test
  void putsNoHyphensIntoAddresses() {
    for (var address :
        new String[] {
          "arbejdspladsvurdering@ringkoebing-skjernbro.example",
          "https://lyngsted.example/adgangskontrolkort?afdeling=medarbejderkommunikation&aar=2026",
          "www.lyngsted.example/medarbejderkommunikation/bestilling-af-adgangskontrolkort",
          "lyngsted.example/medarbejderkommunikation"
        }) {
      assertThat(divided("Se " + address + ", kommunen")).isEqualTo("Se " + address + ", kom-mu-nen");
      assertThat(Hyphenation.in(Language.DA).hyphenateLong(address)).isEqualTo(address);
    }
  }

  @Test
  void leavesThreeLettersOnEachSideAndFourInHeadlines() {
    assertThat(divided("Vestskolen")).doesNotContain("Ve-");
    assertThat(divided("PowerPoint")).isEqualTo("Power-Point");
    assertThat(Hyphenation.in(Language.DA).hyphenateLong("kommunaldirektøren")).startsWith("kommu\u00ad").endsWith("tøren");
  }

  /// An s that joins two words stays with the first.
  @Test
  void dividesBetweenWordsThatAnSJoins() {
    assertThat(divided("budgetoverslagsåret")).endsWith("slags-året");
    assertThat(Hyphenation.in(Language.DA).hyphenateLong("planlægningsstabiliseringsperioden").replace(Hyphenation.SOFT_HYPHEN, '-'))
        .isEqualTo("planlægnings-stabiliserings-perioden");
  }

  @Test
  void leavesEnglishAlone() {
    assertThat(Hyphenation.in(Language.EN).hyphenate("newsletter")).isEqualTo("newsletter");
  }

  private static String divided(String text) {
    return Hyphenation.in(Language.DA).hyphenate(text).replace(Hyphenation.SOFT_HYPHEN, '-');
  }
}
