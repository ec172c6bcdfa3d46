package dk.pip.language;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Language;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What is said of a text, where, and in which order.
class AdviseOnLanguageTest {
  private static final String LONG =
      "Vi har talt med de mange naboer, som bor ved parken, og de vil alle gerne have flere bænke, lidt mere lys og en sti, der går hele vejen rundt om søen.";

  private static List<Advice> advice(String text) {
    return LanguageHelp.of(text, Language.DA).advice();
  }

  private static List<AdviceKind> kinds(String text) {
    return advice(text).stream().map(Advice::kind).toList();
  }

  private static String at(String text, Advice.Place place) {
    return text.substring(place.from(), place.from() + place.length());
  }

  @Test
  void saysFirstWhatMattersMost() {
    var text =
        """
        ## Ny plan

        Vi fremsender planen. %s Skemaet skal afleveres.

        #### Mere om den

        ![](pictures/plan.jpg)

        Læs om den: [klik her](https://ellebaek.example/plan). Skriv til 070761-4285.
        """
            .formatted(LONG);

    assertThat(kinds(text))
        .containsExactly(
            AdviceKind.CIVIL_NUMBER, AdviceKind.PICTURE, AdviceKind.LINK, AdviceKind.HEADING, AdviceKind.LONG_SENTENCE, AdviceKind.OFFICIALESE, AdviceKind.PASSIVE);
  }

  @Test
  void letsNoKindCrowdOutTheOthers() {
    var text = "Vi fremsender den. Vi iværksætter den. Vi imødeser den. Vi implementerer den. Skemaet skal afleveres.";

    assertThat(kinds(text)).containsExactly(AdviceKind.OFFICIALESE, AdviceKind.OFFICIALESE, AdviceKind.OFFICIALESE, AdviceKind.PASSIVE, AdviceKind.OFFICIALESE);
  }

  @Test
  void findsThePlaceInTheSource() {
    var text = "# Om **planen**\n\nHer er *alt*.\nVi **fremsender**\nden. 😀 Så\nfremsender vi den igen, med 2\\. del.\n\n- Vi imødeser jer.";
    var first = advice(text).getFirst();

    assertThat(first.places()).extracting(place -> at(text, place)).containsExactly("fremsender", "fremsender");
    assertThat(first.places()).extracting(Advice.Place::nth).containsExactly(0, 1);
    assertThat(advice(text).get(1).places()).extracting(place -> at(text, place)).containsExactly("imødeser");
  }

  @Test
  void findsASentenceAcrossLinesAndMarks() {
    var text = "Kort.\n\n" + LONG.replace("flere bænke, ", "flere **bænke**,\n");
    var found = advice(text).getFirst();

    assertThat(found.words()).isEqualTo(LONG);
    assertThat(at(text, found.places().getFirst())).startsWith("Vi har talt").endsWith("søen.");
  }

  @Test
  void leavesCodeAddressesAndWhatPeopleSayAlone() {
    assertThat(advice("Skriv `fremsender` eller se https://ellebaek.example/fremsender og fremsende@ellebaek.example.")).isEmpty();
    assertThat(advice("[Planen for byen](https://ellebaek.example/fremsender)")).isEmpty();
    assertThat(advice("```\nVi fremsender planen\n```")).isEmpty();
    assertThat(advice("»Vi fremsender den, såfremt det regner,« siger Tove.")).isEmpty();
    assertThat(advice("> Vi fremsender den.\n> — Tove")).isEmpty();
    assertThat(advice("– Vi fremsender den, siger Tove.")).isEmpty();
    assertThat(advice("»" + LONG + "«")).isEmpty();
    assertThat(kinds("»Ring til 070761-4285,« siger hun.")).containsExactly(AdviceKind.CIVIL_NUMBER);
  }

  @Test
  void keepsNoCivilRegistrationNumber() {
    for (var text : List.of("Skriv til Jens, 070761-4285.", "Sagen har nummer 070761-4286.")) {
      assertThat(advice(text).toString()).doesNotContain("070761").doesNotContain("428");
      assertThat(at(text, advice(text).getFirst().places().getFirst())).startsWith("070761-428");
    }
    assertThat(advice("Skriv til 070761-4285.").getFirst().mayStand()).isFalse();
    assertThat(kinds("Sagen har nummer 070761-4286.")).containsExactly(AdviceKind.PERHAPS_CIVIL_NUMBER);
  }

  @Test
  void looksInEnglishAtWhatItCanAndInOtherLanguagesAtWhatIsTheSame() {
    var english = "We will be there, and fremsender is no word of ours. ".repeat(5);
    assertThat(LanguageHelp.of(english, Language.EN).advice()).isEmpty();
    assertThat(LanguageHelp.of(english, Language.EN).lix()).isNotNull();
    var other = "Fremsender 070761-4285\n\n![](a.jpg)\n\n# A\n\n### B";
    assertThat(LanguageHelp.of(other, null).advice()).extracting(Advice::kind).containsExactly(AdviceKind.CIVIL_NUMBER, AdviceKind.PICTURE, AdviceKind.HEADING);
    assertThat(LanguageHelp.of(LONG.repeat(3), null).lix()).isNull();
  }

  @Test
  void measuresRunningTextOnly() {
    var easy = "Vi går en tur. Der er is til alle. ".repeat(6);
    var lix = LanguageHelp.of("# Kommunalbestyrelsesmedlemmerne\n\n" + easy + "\n\n- Arbejdsmarkedsforvaltningen\n\n| Udvalgsmedlemmer |\n| --- |\n| Kommunalbestyrelsen |\n", Language.DA).lix();

    assertThat(lix).isNotNull();
    assertThat(lix.value()).isLessThan(10);
    assertThat(lix.band()).isEqualTo(Lix.Band.VERY_EASY);
    assertThat(LanguageHelp.of("Kort.", Language.DA).lix()).isNull();
  }

  @Test
  void namesTheBandsAsDanesDo() {
    assertThat(band(24)).isEqualTo(Lix.Band.VERY_EASY);
    assertThat(band(25)).isEqualTo(Lix.Band.EASY);
    assertThat(band(35)).isEqualTo(Lix.Band.MEDIUM);
    assertThat(band(45)).isEqualTo(Lix.Band.HARD);
    assertThat(band(55)).isEqualTo(Lix.Band.VERY_HARD);
  }

  private static Lix.Band band(int value) {
    return new Lix(value, 1, 1, 0, List.of()).band();
  }

  @Test
  void takesNoTimeForTheLongestTextThereIs() {
    var paragraph = LONG + " Vi **fremsender** »det hele« til [planen](https://ellebaek.example). Skemaet skal afleveres, såfremt det regner.\n\n";
    var text = paragraph.repeat(200_000 / paragraph.length());
    for (var i = 0; i < 3; i++) {
      advice(text);
    }
    var begin = System.nanoTime();
    assertThat(advice(text)).hasSize(4);
    var spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    System.out.println("200,000 characters: " + spent + " ms");
    assertThat(spent).isLessThan(3_000);
    for (var nasty : List.of("»", "[", "![", "a ", ".", "\n", "> ", "**", "`", "1. ", "a\u00a0", "0101", "- - ")) {
      assertThat(advice(nasty.repeat(200_000 / nasty.length()))).isNotNull();
    }
  }
}
