package dk.pip.papers;

import static dk.pip.testing.VeraPdf.failures;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Language;
import dk.pip.testing.Editions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class FitOnePageTest {
  private final Papers papers = new Papers(() -> Editions.IMPRINT, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  @Test
  void setsFewQuestionsInLargeTypeAndFillsThePage() throws Exception {
    var fits = fits(3);

    assertThat(fits.size()).isEqualTo(14);
    assertThat(failures(fits.pdf())).isEmpty();
    try (var pdf = Loader.loadPDF(fits.pdf())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(pdf)).contains("Hvad synes du om torvet?", "Spørgsmål 1", "Skriv, hvad du vil", "Spørgsmål 3", "Tak for hjælpen");
      // The last line to write on, the note below it and the foot, without a hole.
      var image = new PDFRenderer(pdf).renderImageWithDPI(0, 36);
      var white = 0;
      for (var y = image.getHeight() - 100; y < image.getHeight() - 40; y++) {
        white = (image.getRGB(image.getWidth() / 3, y) & 255) > 250 ? white + 1 : 0;
        assertThat(white).isLessThan(30);
      }
    }
  }

  @Test
  void setsManyQuestionsInSmallerType() throws Exception {
    var fits = fits(5);

    assertThat(fits.size()).isBetween(Papers.SMALLEST, 13.0);
    try (var pdf = Loader.loadPDF(fits.pdf())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(pdf)).contains("Spørgsmål 5", "Tak for hjælpen");
    }
  }

  /// Somebody has to take something out: what nobody can read has not been made to fit.
  @Test
  void saysHowMuchIsTooMuch() {
    assertThat(papers.onePage(questions(11))).isInstanceOfSatisfying(OnePage.TooMuch.class, much -> assertThat(much.over()).isBetween(0.1, 0.9));
    assertThat(papers.onePage(questions(40))).isInstanceOfSatisfying(OnePage.TooMuch.class, much -> assertThat(much.over()).isBetween(3.0, 6.0));
  }

  @Test
  void fitsWithNothingToWriteOn() throws Exception {
    var paper = new Paper("Kun ord", Language.EN, null, List.of(new Part.Text("Words."), new Part.QuestionWithRoom("To talk about", null, 0)));

    assertThat(papers.onePage(paper)).isInstanceOfSatisfying(OnePage.Fits.class, fits -> assertThat(fits.size()).isEqualTo(14));
  }

  private OnePage.Fits fits(int questions) {
    return papers.onePage(questions(questions)) instanceof OnePage.Fits fits ? fits : org.assertj.core.api.Assertions.fail("Too much");
  }

  private static Paper questions(int many) {
    var parts = new ArrayList<Part>();
    for (var i = 1; i <= many; i++) {
      parts.add(new Part.QuestionWithRoom("Spørgsmål " + i, "Skriv, hvad du vil.", 2));
    }
    parts.add(new Part.Note("Tak for hjælpen."));
    return new Paper("Hvad synes du om torvet?", Language.DA, null, parts);
  }
}
