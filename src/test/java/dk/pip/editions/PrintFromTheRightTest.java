package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.PrintedPage.Box;
import dk.pip.editions.print.PrintRenderer;
import dk.pip.testing.Editions;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
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

  /// The marks that say from which side words are read have no glyph in the type, for which the engine prints #.
  @Test
  void printsNothingForInvisibleMarks() throws Exception {
    var marks = new StringBuilder();
    for (var code = 0; code < 0x10000; code++) {
      var type = Character.getType(code);
      if (code != 0xAD && (type == Character.FORMAT || type == Character.CONTROL && code > 0x7F) || code >= 0xFE00 && code <= 0xFE0F) {
        marks.append(WORD).append(Character.toString(code)).append("o ");
      }
    }
    var page = page(new Block.Thanks("Mærker", marks.toString()), invitation("Torvet"), new Block.PullQuote(WORD, WORD));
    assertThat(page.words()).extracting(PrintedPage.Word::text).noneMatch(text -> text.codePoints().anyMatch(code -> Character.getType(code) == Character.FORMAT || code == 0xFFFD));
  }

  /// In a text from the right, what Pip says in Danish is read from the left, also with a name of the text in it.
  @Test
  void readsPipsOwnWordsFromTheLeft() throws Exception {
    var page = page(invitation(WORD + "\u060c " + WORD + " 3"));
    var ends = word(page, "10.30");
    assertThat(word(page, "Mandag").right()).isLessThan(ends.left());
    assertThat(page.words()).extracting(PrintedPage.Word::text).doesNotContain(",", ",Mandag");
    var organiser = word(page, "Arrang\u00f8r:");
    assertThat(page.words())
        .filteredOn(word -> word.text().matches("[\\p{IsArabic}]+") && Math.abs(word.box().bottom() - organiser.bottom()) < 3)
        .isNotEmpty()
        .allSatisfy(word -> assertThat(word.box().left()).isGreaterThan(organiser.right()));
  }

  private static Block.Invitation invitation(String place) {
    return new Block.Invitation(WORD, LocalDateTime.of(2026, 3, 30, 9, 0), LocalDateTime.of(2026, 3, 30, 10, 30), place, null, null, null, WORD, ARABIC);
  }

  @Test
  void letsATableBeginAtTheRightEdgeOfItsText() throws Exception {
    var table = "| " + WORD + " | 1 |\n|---|---|\n| 11111 | 22222 |\n";
    var story = new Story("en", WORD, null, null, null, null, LocalDate.of(2026, 3, 12), null, null, null, WORD + " " + WORD + "\n\n" + table, ARABIC);
    var page = page(new Block.Thanks("Tak", "Tak."), new Block.StoryInFull(Editions.story("nul", "Den f\u00f8rste", null, null, null, null, "Kort.")), new Block.StoryInFull(story));
    assertThat(page.width() - word(page, "11111").right()).isLessThan(45.4 + 5);
  }

  @Test
  void keepsALongMonthClearOfTheEdgesOfItsLeaf() throws Exception {
    var page = page(new Block.Invitation("Kom", LocalDateTime.of(2026, 9, 24, 9, 0), null, "Torvet", null, null, null, null, null));
    var month = word(page, "september");
    assertThat(month.right() - month.left()).isLessThan(17 * 72 / 25.4 - 8);
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
