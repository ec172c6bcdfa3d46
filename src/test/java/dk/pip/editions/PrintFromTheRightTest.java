package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.PrintedPage.Box;
import dk.pip.editions.print.PrintRenderer;
import dk.pip.testing.Editions;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;

/// Parts that are read from right to left, on paper.
class PrintFromTheRightTest {
  private static final Instant AT = Instant.parse("2026-03-12T07:00:00Z");
  private static final TextLanguage ARABIC = new TextLanguage("ar");
  private static final String WORD = "\u0623\u0645\u0633\u064a\u0629";

  /// Lam and alef are one letter on paper, and many words have them in their middle.
  @Test
  void findsAllWordsThere() {
    var questions = "\u0648\u0648\u0642\u062a \u0644\u0644\u0623\u0633\u0626\u0644\u0629";
    var table = "| \u0627\u0644\u064a\u0648\u0645 | 1 |\n|---|---|\n| \u0627\u0644\u0627\u062b\u0646\u064a\u0646 | 2 |\n| \u0641\u064a \u0627\u0644\u0623\u0633\u0628\u0648\u0639 \u0627\u0644\u0622\u0646 | 3 |\n";
    var edition = Editions.only(new Block.InfoBox(WORD, questions + "\n\n" + table, null, ARABIC));
    assertThat(PrintChecks.of(edition.edition(), new PrintRenderer().render(edition, AT)).findings()).isEmpty();
  }

  /// The engine measures the start of a cell from the left, from whichever side it is read.
  @Test
  void keepsWhatStandsSideBySideApart() throws Exception {
    var table = "| " + WORD + " | " + WORD + " | " + WORD + " |\n|---|---|---|\n| 11111 | 22222 | 33333 |\n";
    var page =
        page(
            new Block.Pictures(null, Collections.nCopies(3, Editions.use("pictures/baenken.jpg", "En bænk", WORD)), ARABIC),
            new Block.InfoBox(WORD, table, null, ARABIC));
    apart(page.pictures(), 10);
    apart(List.of(word(page, "33333"), word(page, "22222"), word(page, "11111")), 6);
  }

  @Test
  void putsTheDateOfAnInvitationAtTheRight() throws Exception {
    var invitation =
        new Block.Invitation((WORD + " ").repeat(9), LocalDateTime.of(2026, 3, 30, 9, 0), null, "Torvet", null, null, null, null, ARABIC);
    var page = page(invitation);
    var day = word(page, "30");
    assertThat(page.words()).filteredOn(word -> word.text().matches("[\\p{IsArabic}]+")).isNotEmpty().allSatisfy(word -> assertThat(day.left() - word.box().right()).isGreaterThan(20));
    assertThat(page.width() - day.right()).isLessThan(45 + 12 + 30);
  }

  private static void apart(List<Box> boxes, double least) {
    var sorted = boxes.stream().sorted(Comparator.comparingDouble(Box::left)).toList();
    assertThat(sorted).hasSize(3);
    for (var i = 1; i < sorted.size(); i++) {
      assertThat(sorted.get(i).left() - sorted.get(i - 1).right()).isGreaterThan(least);
    }
  }

  private static Box word(PrintedPage page, String text) {
    return page.words().stream().filter(word -> word.text().equals(text)).findFirst().orElseThrow().box();
  }

  private static PrintedPage page(Block... blocks) throws IOException {
    try (var pdf = Loader.loadPDF(new PrintRenderer().render(Editions.manuscript("Fra højre", List.of(blocks)), AT))) {
      return PrintReader.pages(pdf).getFirst();
    }
  }
}
