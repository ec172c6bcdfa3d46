package dk.pip.editions.print;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.Block;
import dk.pip.editions.Manuscript;
import dk.pip.shared.Language;
import dk.pip.testing.Editions;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/// Where lines may end in print. Each text is set with other words before it, so that every place comes to the end of a line.
class EndLinesTest {
  private static final Instant AT = Instant.parse("2026-03-12T07:00:00Z");
  private static final int PLACES = 45;

  @Test
  void keepsQuotationMarksWithTheirWords() throws Exception {
    var said = "»Nej« sagde »de fire« (»og de små«), »**ja**«, *»måske«* og »[aldrig](https://eksempel.example)«: »Kom!«";
    for (var line : lines(said, Language.DA)) {
      assertThat(line).doesNotMatch("^[«)!:,].*").doesNotMatch(".*[»(]$");
    }
  }

  @Test
  void keepsThemInEnglishToo() throws Exception {
    var said = "“No” said “the four” (“and the small”), “**yes**”, *“perhaps”* and ‘[never](https://eksempel.example)’: “Come!”";
    for (var line : lines(said, Language.EN)) {
      assertThat(line).doesNotMatch("^[”’)!:,].*").doesNotMatch(".*[“‘(]$");
    }
  }

  @Test
  void keepsThemInHeadlines() throws Exception {
    var blocks = new ArrayList<Block>();
    for (var i = 0; i < PLACES; i++) {
      blocks.add(new Block.Thanks("o".repeat(i % 15 + 1) + " o".repeat(i / 3) + " »Det« sagde »de alle« på »torvet«", "Tak."));
    }
    for (var line : lines(Editions.manuscript("Rubrikker", blocks))) {
      assertThat(line).doesNotMatch("^«.*").doesNotMatch(".*»$");
    }
  }

  @Test
  void dividesNoUnits() throws Exception {
    var lines = lines("40 km/t og 4,2 mio. kr. m/k i 2025/26 d. 28/1-2026 til og/eller", Language.DA);
    assertThat(lines).noneMatch(line -> line.matches(".*(km/|m/|2025/|28/|mio\\.)$")).anyMatch(line -> line.contains("40\u00a0km/t"));
  }

  @Test
  void putsNoHyphensIntoAddresses() throws Exception {
    var lines = lines("arbejdspladsvurdering@ringkoebing-skjernbro.example fjordnyt.example/medarbejderkommunikation?aar=2026", Language.DA);
    assertThat(lines).noneMatch(line -> line.contains("\u00ad")).noneMatch(line -> line.matches(".*(arbejdsplads|medarbejder|skjern|exam)$")).anyMatch(line -> line.endsWith("@"));
  }

  private static List<String> lines(String text, Language language) throws IOException {
    var body = new StringBuilder();
    for (var i = 0; i < PLACES; i++) {
      body.append("o".repeat(i % 9 + 1)).append(" o".repeat(i / 2)).append(' ').append(text).append("\n\n");
    }
    return lines(Editions.manuscript("Linjer", List.of(new Block.StoryInFull(Editions.story("en", "Linjer", null, null, null, null, body.toString()))), language, Editions.IMPRINT));
  }

  private static List<String> lines(Manuscript manuscript) throws IOException {
    try (var pdf = Loader.loadPDF(new PrintRenderer().render(manuscript, AT))) {
      var lines = new PDFTextStripper().getText(pdf).lines().map(String::strip).toList();
      assertThat(lines).hasSizeGreaterThan(PLACES);
      return lines;
    }
  }
}
