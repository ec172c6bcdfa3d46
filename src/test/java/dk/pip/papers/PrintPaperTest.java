package dk.pip.papers;

import static dk.pip.testing.VeraPdf.failures;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Language;
import dk.pip.testing.Editions;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class PrintPaperTest {
  private static final Instant AT = Instant.parse("2026-03-12T13:32:00Z");
  private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private final Papers papers = new Papers(() -> Editions.IMPRINT, Clock.fixed(AT, ZoneOffset.UTC));

  private static Paper agreement() {
    var parts =
        List.<Part>of(
            new Part.Facts(List.of(new Part.Fact("Parter", "Ellebæk Kommune\nBorgerforeningen"), new Part.Fact("Gælder fra", "1. april 2026"))),
            new Part.Heading("Hvad vi er enige om"),
            new Part.Text("Kommunen stiller **bænken** op, og foreningen passer den. Se [aftalens side](https://pip.ellebaek.example/aftaler).\n\n- Maling\n- Skruer\n    - de lange"),
            new Part.Heading("Økonomi", 2),
            new Part.Table("Om året", List.of("Hvad", "Pris"), List.of(List.of("Maling", "1.200 kr.")), Set.of(1)),
            new Part.Numbered(List.of("Aftalen kan siges op.", "Uenighed løses ved samtale.")),
            new Part.Note("**Husk** at skrive under."),
            new Part.Signatures(
                List.of(new Part.Signature("Alice Holm", "Afdelingsleder", AT, "Med en kode på mail"), new Part.Signature("Tove Lind", "Formand", null)), HASH),
            new Part.PageBreak(),
            new Part.Appendices(List.of("Kort over pladsen", "Malervejledning")));
    return new Paper("Aftale om bænken", Language.DA, "Mellem kommunen og foreningen", parts);
  }

  @Test
  void canBeReadByEarAndKeptForLong() throws Exception {
    var pdf = papers.pdf(agreement().inVersion("3").asDraft());

    assertThat(failures(pdf)).isEmpty();
    assertThat(failures(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  @Test
  void hasEveryWord() throws Exception {
    try (var pdf = Loader.loadPDF(papers.pdf(agreement()))) {
      assertThat(text(pdf))
          .contains("Ellebæk Kommune Aftale om bænken Mellem kommunen og foreningen Parter Ellebæk Kommune Borgerforeningen Gælder fra 1. april 2026")
          .contains("Hvad vi er enige om Kommunen stiller bænken op, og foreningen passer den. Se aftalens side. • Maling • Skruer • de lange")
          .contains("Økonomi Om året Hvad Pris Maling 1.200 kr. 1. Aftalen kan siges op. 2. Uenighed løses ved samtale. Husk at skrive under.")
          .contains("Alice Holm Afdelingsleder Underskrevet 12. marts 2026 kl. 14.32 Med en kode på mail", "Tove Lind Formand Dato og underskrift", "Kontrolsum " + HASH)
          .contains("Bilag Bilag 1 Kort over pladsen Bilag 2 Malervejledning")
          .doesNotContain("Udkast", "\uFFFD");
      assertThat(text(pdf, 1)).endsWith("Ellebæk Kommune · Aftale om bænken 1 af 2");
      assertThat(text(pdf, 2)).endsWith("Ellebæk Kommune · Aftale om bænken 2 af 2");
    }
  }

  @Test
  void namesItselfItsLanguageAndItsParts() throws Exception {
    try (var pdf = Loader.loadPDF(papers.pdf(agreement()))) {
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Aftale om bænken");
      assertThat(pdf.getDocumentInformation().getAuthor()).isEqualTo("Ellebæk Kommune");
      assertThat(pdf.getDocumentInformation().getCreationDate().toInstant()).isEqualTo(AT);
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("da");
      assertThat(bookmarks(pdf)).containsExactly("Aftale om bænken", "Hvad vi er enige om", "  Økonomi", "Bilag");
    }
  }

  @Test
  void saysOnEachPageThatItIsADraft() throws Exception {
    try (var pdf = Loader.loadPDF(papers.pdf(agreement().inVersion("3").asDraft()))) {
      assertThat(text(pdf, 1)).startsWith("Udkast · Version 3").contains("foreningen Udkast · Version 3");
      assertThat(text(pdf, 2)).startsWith("Udkast · Version 3");
    }
  }

  /// What somebody signs is kept by its bytes.
  @Test
  void isTheSameWhenItIsPrintedAgain() {
    var paper = agreement().madeAt(AT.minusSeconds(86_400));

    assertThat(papers.pdf(paper)).isEqualTo(papers.pdf(paper)).isNotEqualTo(papers.pdf(paper.inVersion("2")));
  }

  private static List<String> bookmarks(PDDocument pdf) {
    var titles = new ArrayList<String>();
    bookmarks(pdf.getDocumentCatalog().getDocumentOutline().children(), "", titles);
    return titles;
  }

  private static void bookmarks(Iterable<PDOutlineItem> items, String indent, List<String> titles) {
    for (var item : items) {
      titles.add(indent + item.getTitle());
      bookmarks(item.children(), indent + "  ", titles);
    }
  }

  private static String text(PDDocument pdf) throws IOException {
    return new PDFTextStripper().getText(pdf).replaceAll("\u00AD\\s*", "").replaceAll("[\\s\u00A0\u200B]+", " ").strip();
  }

  private static String text(PDDocument pdf, int page) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(pdf).replaceAll("\u00AD\\s*", "").replaceAll("[\\s\u00A0\u200B]+", " ").strip();
  }
}
