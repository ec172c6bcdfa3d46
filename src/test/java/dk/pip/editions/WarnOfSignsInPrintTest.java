package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.papers.PrintCharacters;
import dk.pip.testing.Bundles;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class WarnOfSignsInPrintTest extends EditionTest {
  private static final String STORY = "stories/historie-2026-05.md";

  @Test
  void namesFileLineAndCharactersAndStopsNobody() {
    var desk = imported(story("CO₂ falder 😀 og 😀.\n\nIntet her: æøå é – … € ½ Ж.\n\nSe 👩‍🚒 → 中文.\n"));

    var page = as(alice).get(desk);
    page.says("PDF’en kan ikke vise 😀. Emoji bliver udeladt, og andre tegn bliver til �. Nettet og mailen er i orden. " + STORY + ":10");
    page.says("PDF’en kan ikke vise 👩‍🚒 中 文.").says(STORY + ":14");
    assertThat(page.text()).doesNotContain(STORY + ":12").doesNotContain("Alle tegn kan trykkes");
    publish(as(alice), desk).redirectsTo(desk);
  }

  @Test
  void saysNothingOfWhatIsNotPrinted() {
    var plain = story("");
    var desk =
        imported(plain.with(Bundles.EDITION, "# 😀\n" + plain.text(Bundles.EDITION)).with(STORY, plain.text(STORY)));

    as(alice).get(desk).says("Alle tegn kan trykkes");
  }

  @Test
  void listsTwentyLinesAndCountsTheRest() {
    var desk = imported(story("Linje 中 her\n\n".repeat(23)));

    as(alice).get(desk).says("Det samme gælder 3 linjer til.");
  }

  /// What is said of each character is what the print then does with it.
  @Test
  void agreesWithThePrint() throws IOException {
    var characters =
        List.of(
            "😀", "中", "Ж", "α", "→", "✓", "•", "❤️", "\u200b", "\u200d", "\u2009", "\u202f", "\u2011", "é", "x\u030a",
            "€", "½", "⅓", "₂", "≤", "●", "א", "ẞ", "Ł", "\u3000", "\ufeff", "℃", "№", "‰", "\u2012", "ﬁ");
    var lines = new StringBuilder();
    for (var i = 0; i < characters.size(); i++) {
      lines.append("Nummer%02dx".formatted(i)).append(characters.get(i)).append("y\n\n");
    }

    var print = print(imported(story(lines.toString())));

    var signs =
        IntStream.range(0, characters.size())
            .filter(i -> print.matches("(?s).*Nummer%02dx([^y]*\ufffd|%s).*".formatted(i, isSeen(characters.get(i)) ? "y" : "\ufffd")))
            .mapToObj(characters::get)
            .toList();
    assertThat(signs).contains("😀", "中").doesNotContain("é", "€", "→", "✓", "₂", "⅓", "א");
    assertThat(characters.stream().filter(text -> !PrintCharacters.missingIn(text).isEmpty()).toList()).isEqualTo(signs);
  }

  /// Nothing is lost where nothing is printed for a character that nobody sees.
  private static boolean isSeen(String character) {
    return character.codePoints().noneMatch(c -> Character.getType(c) == Character.FORMAT || Character.isSpaceChar(c));
  }

  private static Bundles story(String more) {
    var small = Bundles.smallOf("2026-05");
    return small.with(STORY, small.text(STORY) + "\n" + more);
  }

  private static String print(String desk) throws IOException {
    try (var document = Loader.loadPDF(as(alice).get(desk + "/visning/edition.pdf").isOk().bytes())) {
      return new PDFTextStripper().getText(document);
    }
  }
}
