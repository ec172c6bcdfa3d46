package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadStoryAdditionsTest {
  private static final String BODY = "Det begyndte med en lap papir.";
  private static final String ALL =
      """
      headline: Bænken vandt
      video:
        title: Bænken siger goddag
        url: https://video.example/1
        duration: '2:40'
        until: 2026-12-31
        transcript: |
          **Sara:** Hej.

          # Det var alt
      press-mention:
        source: Ellebæk Avis
        title: En bænk til alle
        date: 2026-03-09
        url: https://avis.example/baenk
      related:
        - story: aftalen
        - address: /nyheder/2025/proeven
          title: Bænken på prøve
      """;

  private static WrittenEdition with(String fields) {
    return new WrittenEdition().story("baenken", fields, BODY).story("aftalen", "headline: Aftalen\n", BODY);
  }

  private static StoryAdditions read(String fields) {
    return with(fields).read().edition().stories().getFirst().additions();
  }

  @Test
  void readsAllThatAStoryBringsAlong() {
    var added = read(ALL);

    assertThat(added.video())
        .isEqualTo(
            new Block.Video(
                "Bænken siger goddag", "https://video.example/1", null, "2:40", LocalDate.of(2026, 12, 31), "**Sara:** Hej.\n\n# Det var alt"));
    assertThat(added.press())
        .isEqualTo(new PressArticle("Ellebæk Avis", "En bænk til alle", LocalDate.of(2026, 3, 9), "https://avis.example/baenk"));
    assertThat(added.related())
        .containsExactly(new RelatedStory("aftalen", null, null), new RelatedStory(null, "/nyheder/2025/proeven", "Bænken på prøve"));
    with(ALL).hasNoFindings();
  }

  @Test
  void bringsNothingAlongWhereNothingIsSaid() {
    assertThat(read("headline: Bænken vandt\n").isEmpty()).isTrue();
  }

  @Test
  void saysWhereEachFaultIs() {
    var fields =
        """
        headline: Bænken vandt
        video:
          url: http://video.example/1
          titel: Bænken
        press-mention:
          source: Ellebæk Avis
          title: En bænk
          date: i går
          url: javascript:alert(1)
        related:
          - story: aftalen
            address: /nyheder/2025/proeven
          - address: https://ellebaek.example/andet
            title: Andet
          - address: /nyheder/2025/proeven
          - story: aftalen
            title: Aftalen
          - story: ../aftalen
        """;

    assertThat(with(fields).findings())
        .containsExactlyInAnyOrder(
            "stories/baenken.md:4 Feltet »title« mangler.",
            "stories/baenken.md:4 Adressen »http://video.example/1« skal begynde med https://, så ingen kan lytte med.",
            "stories/baenken.md:5 Feltet »titel« kendes ikke. Mente du »title«?",
            "stories/baenken.md:9 »date« skal skrives som 2026-03-19. Her står »i går«.",
            "stories/baenken.md:10 »url« skal være en adresse, der begynder med https://. Her står »javascript:alert(1)«.",
            "stories/baenken.md:12 En relateret historie har enten »story« (en historie i samme udgave) eller »address« (en, der er"
                + " udkommet), ikke begge.",
            "stories/baenken.md:14 »https://ellebaek.example/andet« er ikke adressen på en historie. Skriv den som /nyheder/2026/baenken.",
            "stories/baenken.md:16 Feltet »title« mangler.",
            "stories/baenken.md:18 En historie i samme udgave har selv sin overskrift. Fjern »title«.",
            "stories/baenken.md:19 »../aftalen« kan ikke være en del af en adresse. Brug små bogstaver a-z, tal og bindestreg (skriv ae, oe, aa).");
  }

  @Test
  void asksForWhatIsSaidInAVideo() {
    var silent = "headline: Bænken vandt\nvideo:\n  title: Bænken\n  url: https://video.example/1\n";

    assertThat(with(silent).findings())
        .containsExactly(
            "stories/baenken.md:1 Videoen »Bænken« mangler det, der bliver sagt, på skrift. Uden det er den lukket for dem, der ikke kan høre"
                + " den.");
  }

  @Test
  void doesNotLeadReadersToWhatStaffAloneCanRead() {
    var staff = "headline: Bænken vandt\nrelated:\n  - address: /medarbejder/nyheder/2026/loen\n    title: Din løn\n";

    assertThat(with(staff).findings())
        .containsExactly("stories/baenken.md:1 »Din løn« kan kun læses af medarbejdere. Fjern den fra de relaterede historier, for udgaven er for alle.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kysten", "baenken"})
  void tellsOfARelatedStoryThatIsNotThere(String slug) {
    assertThat(with("headline: Bænken vandt\nrelated:\n  - story: " + slug + "\n").findings())
        .containsExactly("stories/baenken.md:1 Den relaterede historie »" + slug + "« står hverken i udgaven eller i en, der er ude, og bliver ikke vist.");
  }
}
