package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import dk.pip.testing.Editions;
import dk.pip.testing.HandMadePrint;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofreadPrintTest {
  private static final Block THANKS = new Block.Thanks("Tak til Åse", "Hun låste op i tredive år.");

  private static HandMadePrint right() {
    return HandMadePrint.page().headline(60, 100, "Tak til Åse").text(60, 120, "Hun låste op i tredive år.");
  }

  @Test
  void findsNothingWhereNothingIsWrong() {
    assertThat(found(right().set("Artifact", 60, 820, 8, "side 1"), THANKS)).isEmpty();
  }

  @Test
  void findsWordsOverEachOther() {
    assertThat(found(right().text(70, 123, "Overtryk"), THANKS))
        .contains("Side 1 i PDF’en: »Hun« og »Overtryk« står oven i hinanden. Flyt blokken, eller gør teksten kortere.");
    assertThat(found(right().text(60, 120, "Hun"), THANKS)).anyMatch(text -> text.contains("»Hun« og »Hun«"));
    assertThat(found(right().set("Artifact", 60, 124, 8, "side 1"), THANKS)).anyMatch(text -> text.contains("oven i hinanden"));
  }

  @Test
  void letsLinesStandCloseAndLettersTouch() {
    var print =
        right()
            .set("P", 60, 129.5, 10, "Tæt linje")
            .set("P", 60, 160, 30, "AVAVA")
            .set("P", 60, 188, 30, "Åg")
            .set("P", 97, 180, 8, "2");
    assertThat(found(print, THANKS)).isEmpty();
  }

  @Test
  void findsWordsOverAPicture() {
    assertThat(found(right().picture(50, 110, 100, 80), THANKS)).anyMatch(text -> text.contains("»Hun« står oven i et billede"));
    assertThat(found(right().picture(60, 126, 100, 80), THANKS)).isEmpty();
  }

  @Test
  void findsWhatIsCutOff() {
    assertThat(found(right().text(540, 300, "Halvdelen-af-ordet"), THANKS))
        .containsExactly("Side 1 i PDF’en: »Halvdelen-af-ordet« er skåret af ved kanten. Del ordet, eller gør tabellen smallere.");
    assertThat(found(right().text(60, 845, "Under papiret"), THANKS)).hasSize(2);
    assertThat(found(right().picture(400, 300, 300, 100), THANKS)).singleElement().asString().contains("Et billede er skåret af");
  }

  @Test
  void findsTheLonelyHeadline() {
    var lastOnPage = HandMadePrint.page().headline(60, 790, "Tak til Åse").nextPage().text(60, 60, "Hun låste op i tredive år.");
    assertThat(found(lastOnPage, THANKS))
        .containsExactly(
            "Side 1 i PDF’en: Overskriften »Tak til Åse« står alene, for teksten begynder i næste spalte eller på næste side. Flyt blokken.");
    var lastInColumn = HandMadePrint.page().headline(60, 790, "Tak til Åse").text(320, 60, "Hun låste op i tredive år.");
    assertThat(found(lastInColumn, THANKS)).hasSize(1);
  }

  @Test
  void findsTheHeadlineThatAnotherOneLeaves() {
    var print =
        HandMadePrint.page()
            .headline(60, 770, "Tak til Åse")
            .set("H3", 60, 790, 12, "I tredive år")
            .nextPage()
            .text(60, 60, "Hun låste op i tredive år.");
    assertThat(found(print, THANKS)).singleElement().asString().contains("»I tredive år«");
  }

  @Test
  void letsTextStandBesideItsHeadline() {
    var print =
        HandMadePrint.page().headline(60, 100, "Tak til").headline(60, 120, "Åse").text(200, 100, "Hun låste op i tredive år.");
    assertThat(found(print, THANKS)).isEmpty();
    var inLines =
        HandMadePrint.page().set("H2", 60, 100, 16, "Tak til Åse").text(200, 98, "Hun låste op i tredive år.");
    assertThat(found(inLines, THANKS)).isEmpty();
  }

  /// Who ends a text in a heading gets it so.
  @Test
  void asksForNoTextWhereAHeadingHasNone() {
    var print =
        HandMadePrint.page()
            .headline(60, 100, "Tak til Åse")
            .text(60, 120, "Hun låste op.")
            .set("H3", 60, 140, 12, "Og så")
            .text(320, 60, "Næste blok.");
    assertThat(found(print, new Block.Thanks("Tak til Åse", "Hun låste op.\n\n## Og så"))).isEmpty();
  }

  /// On the front, the leading headline stands beside a box with a headline of its own, and its text runs below both.
  @Test
  void letsTheLeadStandBesideABox() {
    var print =
        HandMadePrint.page()
            .headline(60, 120, "Tak til Åse")
            .headline(400, 100, "Boks")
            .text(400, 120, "Det står i boksen.")
            .text(60, 300, "Hun låste op i tredive år.");
    assertThat(found(print, THANKS)).isEmpty();
  }

  @Test
  void findsTheEmptyPage() {
    assertThat(found(right().nextPage().set("Artifact", 60, 820, 8, "side 2"), THANKS))
        .containsExactly("Side 2 i PDF’en er tom. Flyt en blok.");
  }

  /// Such as a front with nothing but the newsletter's name, as what follows has no room below that.
  @Test
  void findsThePageThatIsNearlyEmpty() {
    var print = HandMadePrint.page().headline(60, 100, "Pip").nextPage().headline(60, 100, "Tak til Åse").text(60, 120, "Hun låste op i tredive år.");
    assertThat(found(print, THANKS)).singleElement().asString().startsWith("Side 1 i PDF’en er næsten tom.");
    var filled = HandMadePrint.page().headline(60, 500, "Tak til Åse").text(60, 520, "Hun låste op i tredive år.").nextPage().text(60, 60, "Mere.");
    assertThat(found(filled, THANKS)).isEmpty();
  }

  @Test
  void findsTheSignThatTheTypefaceLacks() {
    var print = HandMadePrint.page().headline(60, 100, "Tak til Åse").text(60, 120, "Hun låste op\u02ea i tredive år.");
    assertThat(found(print, THANKS)).containsExactly("Side 1 i PDF’en: »op\u02ea« har et tegn, som skriften mangler. Brug et andet tegn.");
  }

  @Test
  void findsTextThatIsLost() {
    var story = Editions.story("tak", "En historie", null, null, null, null, "Første afsnit.\n\nAndet afsnit.");
    var print = HandMadePrint.page().headline(60, 100, "En historie").text(60, 120, "Første afsnit.").bytes();
    var edition = Editions.only(new Block.StoryInFull(story)).edition();

    var finding = PrintChecks.of(edition, print).findings().getFirst();
    assertThat(finding.text(Texts.in(Language.DA))).isEqualTo("»Andet afsnit.« kan ikke læses i PDF’en. Brug tegn, som skriften har.");
    assertThat(finding.place()).isEqualTo("stories/tak.md");
    assertThat(finding.level()).isEqualTo(Finding.Level.BLOCKS);
  }

  @Test
  void joinsWordsThatAreDivided() {
    var print =
        HandMadePrint.page()
            .headline(60, 100, "Tak til Åse")
            .text(60, 120, "Hun låste op i tre\u00ad")
            .text(320, 60, "dive år.");
    assertThat(found(print, THANKS)).isEmpty();
  }

  @Test
  void missesNoWordsInTheWrongOrder() {
    var print = HandMadePrint.page().headline(60, 100, "Tak til Åse").text(60, 120, "Hun låste op i år tredive.");
    assertThat(found(print, THANKS)).singleElement().asString().contains("»Hun låste op i tredive år.«");
  }

  @Test
  void doesNotAskForSignsThatTheTypefaceLacks() {
    var print = HandMadePrint.page().headline(60, 100, "Tak").text(60, 120, "Hurra for og Åse").bytes();
    assertThat(found(print, new Block.Thanks("Tak", "Hurra 😀 for 漢字 og Åse 👩‍🚒"))).isEmpty();
    assertThat(found(print, new Block.Thanks("Tak", "Hurra 😀 for Birthe"))).hasSize(1);
  }

  @Test
  void tellsFiveOfAKind() {
    var print = right();
    for (var i = 0; i < 30; i++) {
      print.text(60 + i, 200 + 20 * i, "Ord" + i).text(62 + i, 202 + 20 * i, "Andet" + i);
    }
    assertThat(found(print, THANKS)).hasSize(5);
  }

  private static List<String> found(HandMadePrint print, Block block) {
    return found(print.bytes(), block);
  }

  private static List<String> found(byte[] print, Block block) {
    return PrintChecks.of(Editions.only(block).edition(), print).findings().stream()
        .map(finding -> finding.text(Texts.in(Language.DA)))
        .toList();
  }
}
