package dk.pip.papers;

import static dk.pip.testing.VeraPdf.failures;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dk.pip.municipality.Imprint;
import dk.pip.municipality.Theme;
import dk.pip.pictures.Picture;
import dk.pip.shared.Language;
import dk.pip.testing.Editions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// Whatever a paper holds can be read by ear, stands on the paper, and nothing stands over anything else.
class PrintAwkwardPaperTest {
  private static final Instant AT = Instant.parse("2026-03-12T13:32:00Z");

  private final Papers papers = new Papers(() -> Editions.IMPRINT, Clock.fixed(AT, ZoneOffset.UTC));

  @Test
  void printsNothing() throws Exception {
    assertThat(text(new Paper("", Language.DA, null, List.of()))).isEqualTo("Ellebæk Kommune Dokument Ellebæk Kommune · Dokument 1 af 1");
    var blank =
        List.<Part>of(
            new Part.Heading(" "), new Part.Text(""), new Part.Facts(List.of(new Part.Fact("", ""))), new Part.Table(List.of(), List.of()),
            new Part.Table(" ", List.of(""), List.of(List.of(), List.of("", "")), Set.of(7)), new Part.Numbered(List.of()), new Part.Signatures(List.of(), null),
            new Part.Appendices(List.of("")), new Part.QuestionWithRoom("", null, 3), new Part.Note(" "), new Part.Cards(List.of(), 1, 1), new Part.PageBreak());
    assertThat(text(new Paper("\uD83D\uDE00", Language.EN, " ", blank).inVersion(" "))).isEqualTo("Ellebæk Kommune Document Ellebæk Kommune · Document 1 of 1");
  }

  @Test
  void printsForNobodyInParticular() throws Exception {
    var nobody = new Papers(() -> new Imprint("", "pip", "", Theme.DEFAULT, null, null, "", "", ""), Clock.fixed(AT, ZoneOffset.UTC));

    var pdf = nobody.pdf(new Paper("Aftale", Language.DA, null, List.of(new Part.Text("Et ord."))));

    assertThat(failures(pdf)).isEmpty();
    assertThat(text(pdf)).isEqualTo("Aftale Et ord. Aftale 1 af 1");
  }

  @Test
  void printsTheMunicipalitysArms() throws Exception {
    var by = Editions.IMPRINT;
    var image = new BufferedImage(120, 160, BufferedImage.TYPE_INT_RGB);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    var arms = new Picture("0".repeat(64), Picture.Format.PNG, 120, 160, bytes.toByteArray());
    var town = new Imprint(by.municipality(), by.newsletter(), by.tagline(), by.theme(), arms, by.site(), by.senderMail(), by.contactMail(), by.postalAddress());

    var pdf = new Papers(() -> town, Clock.fixed(AT, ZoneOffset.UTC)).pdf(new Paper("Aftale", Language.DA, null, List.of()));

    assertThat(failures(pdf)).isEmpty();
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getPage(0).getResources().getXObjectNames()).hasSize(1);
    }
  }

  @Test
  void printsLongWordsWithoutBlanks() throws Exception {
    var word = "speciallægepraksisplanlægningsstabiliseringsperiode".repeat(40).substring(0, Part.LONGEST_LINE);
    var parts =
        List.<Part>of(
            new Part.Heading(word), new Part.Text("# " + word + "\n\n" + word.repeat(4)), new Part.Facts(List.of(new Part.Fact("x".repeat(300), "y".repeat(900)))),
            new Part.Note("z".repeat(500)), new Part.QuestionWithRoom(word, "å".repeat(300), 40), new Part.Appendices(List.of("w".repeat(300))),
            new Part.Signatures(List.of(new Part.Signature("N".repeat(500), "R".repeat(500), AT)), "a".repeat(256)),
            new Part.Cards(List.of(new Part.Card("T".repeat(200), "t".repeat(400), "https://" + "a".repeat(290), "f".repeat(100))), 4, 10));

    var text = text(new Paper(word, Language.DA, "w".repeat(400), parts));

    assertThat(text.replace(" ", "")).contains(word, "N".repeat(500), "t".repeat(400));
    assertThat(text.chars().filter(c -> c == 'y')).hasSize(900);
    assertThat(text.chars().filter(c -> c == 'å')).hasSize(300);
  }

  @Test
  void printsOtherScriptsAndLeavesEmojiOut() throws Exception {
    var arabic = "\u0639\u0644\u064a \u062d\u0633\u0646";
    var parts =
        List.<Part>of(
            new Part.Heading(arabic), new Part.Text("Dansk og " + arabic + " i samme linje. \uD83D\uDC69\u200D\uD83D\uDE92 ✓✓ ☎\n\n- " + arabic),
            new Part.Facts(List.of(new Part.Fact(arabic, "Συμφωνία"), new Part.Fact("Emoji", "\uD83D\uDE00\uD83D\uDE00"))),
            new Part.Table(List.of(arabic, "b"), List.of(List.of("1", arabic))), new Part.Signatures(List.of(new Part.Signature(arabic, "漢字", AT)), null));

    var paper = new Paper("Угода про лавку \uD83D\uDE00", Language.DA, arabic, parts);
    var text = text(paper);

    assertThat(text).contains("Угода про лавку", "Dansk og", "i samme linje. ✓✓ ☎", "Συμφωνία", "\uFFFD\uFFFD Underskrevet");
    assertThat(papers.missingIn(paper)).containsExactly("\uD83D\uDE00", "\uD83D\uDC69\u200D\uD83D\uDE92", "漢", "字");
  }

  @Test
  void turnsThePageForTwelveColumns() throws Exception {
    var head = IntStream.rangeClosed(1, 12).mapToObj(i -> "Måned " + i).toList();
    var row = IntStream.rangeClosed(1, 12).mapToObj(i -> i * 41_317 + " kr.").toList();
    var parts =
        List.<Part>of(
            new Part.Text("Før."), new Part.Heading("Året"), new Part.Table("I kroner", head, Collections.nCopies(30, row), Set.of(0, 11)), new Part.Heading("Efter"),
            new Part.Text("Slut."));
    var pdf = papers.pdf(new Paper("Budget", Language.DA, null, parts));

    assertThat(failures(pdf)).isEmpty();
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(widths(document)).containsExactly(595, 842, 842, 595);
      assertThat(text(document, 1)).isEqualTo("Ellebæk Kommune Budget Før. Ellebæk Kommune · Budget 1 af 4");
      assertThat(text(document, 2)).startsWith("Året I kroner Måned 1 Måned 2").contains("495804 kr.");
      assertThat(text(document, 3)).startsWith("Måned 1 Måned 2");
      assertThat(text(document, 4)).isEqualTo("Efter Slut. Ellebæk Kommune · Budget 4 af 4");
    }
  }

  /// Even a page on its side is too narrow: each row becomes a block.
  @Test
  void printsFortyColumnsOfWords() throws Exception {
    var head = IntStream.rangeClosed(1, 40).mapToObj(i -> "Forvaltningsområde " + i).toList();
    var row = IntStream.rangeClosed(1, 40).mapToObj(i -> "Sagsbehandling " + i).toList();

    assertThat(text(new Paper("Bred", Language.DA, null, List.of(new Part.Table(head, List.of(row, row))))))
        .contains("Forvaltningsområde 1: Sagsbehandling 1", "Forvaltningsområde 40: Sagsbehandling 40");
  }

  @Test
  void printsTwoHundredSignatures() throws Exception {
    var signatures = IntStream.rangeClosed(1, 200).mapToObj(i -> new Part.Signature("Borger nummer " + i, "Medlem", i % 2 == 0 ? AT : null)).toList();

    assertThat(text(new Paper("Mange", Language.DA, null, List.of(new Part.Signatures(signatures, "ab".repeat(32))))))
        .contains("Borger nummer 1 Medlem", "Borger nummer 200 Medlem Underskrevet", "Kontrolsum " + "ab".repeat(32));
  }

  @Test
  void readsMarkupAsTextAndNestsLists() throws Exception {
    var markdown =
        """
        ### Tre

        <script>alert(1)</script> <fo:external-graphic src="url('file:///etc/hostname')"/> &lt;b&gt; &x; ]]>

        1. et
           - to
             - tre
               - fire
                 - fem

        ![et billede](https://example.invalid/x.png) [farligt](javascript:alert(1)) [godt](<https://a.example/b c'>)

        ```
        kode   med   blanke
        ```

        | a | b |
        | - | -: |
        | 1 | 2 |
        """;
    var parts = new ArrayList<Part>(List.of(new Part.Text(markdown + "\n" + "> ".repeat(40) + "dybt"), new Part.Numbered(List.of(markdown, "# Punkt", "")), new Part.Note(markdown)));
    parts.add(new Part.Heading("Sidste", 5));
    var pdf = papers.pdf(new Paper("Opmærkning <b>", Language.DA, null, parts));

    assertThat(failures(pdf)).isEmpty();
    assertThat(text(pdf))
        .startsWith("Ellebæk Kommune Opmærkning <b> Tre <script>alert(1)</script> <fo:external-graphic")
        .contains("1. et • to • tre • fire • fem et billede farligt godt kode med blanke a b 1 2", "dybt", "2. Punkt", "Sidste");
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getPage(0).getAnnotations()).isNotEmpty().allSatisfy(link -> assertThat(link.getContents()).isEqualTo("godt"));
    }
  }

  @Test
  void printsCardsToCutOut() throws Exception {
    var cards = IntStream.rangeClosed(1, 11).mapToObj(i -> new Part.Card("Bord " + i, "Giv et tip.", "https://pip.ellebaek.example/tip/" + i, "pip.ellebaek.example/tip")).toList();
    var pdf = papers.pdf(new Paper("Kort", Language.DA, null, List.of(new Part.Cards(cards, 2, 4))));

    assertThat(failures(pdf)).isEmpty();
    assertThat(failures(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      assertThat(text(document, 1)).startsWith("Bord 1 Giv et tip. pip.ellebaek.example/tip Bord 2").doesNotContain("Bord 9");
      assertThat(text(document, 2)).startsWith("Bord 9");
      var image = new PDFRenderer(document).renderImageWithDPI(0, 144);
      for (var i = 0; i < 8; i++) {
        var card = image.getSubimage(136 + i % 2 * 459, 136 + i / 2 * 355, 459, 355);
        assertThat(code(card)).isEqualTo("https://pip.ellebaek.example/tip/" + (i + 1));
      }
    }
  }

  @Test
  void refusesWhatIsTooMuch() {
    assertThatThrownBy(() -> new Part.Text("a".repeat(Part.LONGEST_TEXT + 1))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Part.Heading("a", 6)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Part.Table(Collections.nCopies(41, "a"), List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Part.Signatures(List.of(), "<b>")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Part.Note("a ".repeat(Part.LONGEST_PARAGRAPH))).isInstanceOf(IllegalArgumentException.class);
    var rows = new Part.Text("|a|b|\n|-|-|\n" + "|a|b|\n".repeat(5_000));
    assertThatThrownBy(() -> new Paper("a", Language.DA, null, List.of(rows))).isInstanceOf(IllegalArgumentException.class);
    var text = new Part.Text("a\n\n".repeat(Part.LONGEST_TEXT / 3));
    assertThatThrownBy(() -> new Paper("a", Language.DA, null, Collections.nCopies(3, text))).isInstanceOf(IllegalArgumentException.class);
    var many = new Part.Signatures(Collections.nCopies(Part.MOST, new Part.Signature("a", "", AT)), null);
    assertThatThrownBy(() -> new Paper("a", Language.DA, null, List.of(many, many))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Paper("a".repeat(Part.LONGEST_LINE + 1), Language.DA, null, List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static String code(BufferedImage image) throws Exception {
    var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
    return new QRCodeReader().decode(bitmap).getText();
  }

  /// What is on the paper, which is looked through first.
  private String text(Paper paper) throws Exception {
    var pdf = papers.pdf(paper);
    assertThat(failures(pdf)).isEmpty();
    return text(pdf);
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(misplaced(document)).isEmpty();
      return plain(new PDFTextStripper().getText(document));
    }
  }

  private static String text(PDDocument pdf, int page) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return plain(stripper.getText(pdf));
  }

  private static String plain(String text) {
    return text.replaceAll("\u00AD\\s*", "").replaceAll("[\\s\u00A0\u200B]+", " ").strip();
  }

  private static List<Integer> widths(PDDocument pdf) {
    var widths = new ArrayList<Integer>();
    pdf.getPages().forEach(page -> widths.add(Math.round(page.getMediaBox().getWidth())));
    return widths;
  }

  /// Letters beyond the margins, or over others.
  private static List<String> misplaced(PDDocument pdf) throws IOException {
    var misplaced = new ArrayList<String>();
    var stripper =
        new PDFTextStripper() {
          private final List<TextPosition> before = new ArrayList<>();

          @Override
          protected void startPage(org.apache.pdfbox.pdmodel.PDPage page) {
            before.clear();
          }

          @Override
          protected void processTextPosition(TextPosition glyph) {
            if (glyph.getUnicode().isBlank()) {
              return;
            }
            var right = glyph.getXDirAdj() + glyph.getWidthDirAdj();
            if (glyph.getXDirAdj() < 60 || right > glyph.getPageWidth() - 60 || glyph.getYDirAdj() < 28 || glyph.getYDirAdj() > glyph.getPageHeight() - 26) {
              misplaced.add("outside: " + glyph.getUnicode());
            }
            for (var other : before) {
              var across = Math.min(right, other.getXDirAdj() + other.getWidthDirAdj()) - Math.max(glyph.getXDirAdj(), other.getXDirAdj());
              if (across > 1.5 && Math.abs(glyph.getYDirAdj() - other.getYDirAdj()) < 3) {
                misplaced.add("over: " + glyph.getUnicode() + other.getUnicode());
              }
            }
            before.add(glyph);
          }
        };
    stripper.getText(pdf);
    return misplaced;
  }
}
