package dk.pip.editions.print;

import static dk.pip.testing.VeraPdf.failures;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.demo.DemoFiles;
import dk.pip.editions.Block;
import dk.pip.editions.BundleFiles;
import dk.pip.editions.FolderForm;
import dk.pip.editions.FolderPublisher;
import dk.pip.editions.Manuscript;
import dk.pip.editions.TextLanguage;
import dk.pip.markdown.Markdown;
import dk.pip.municipality.Imprint;
import dk.pip.municipality.Theme;
import dk.pip.shared.Language;
import dk.pip.testing.Editions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class PrintEditionTest {
  private static final Instant AT = Instant.parse("2026-03-12T07:00:00Z");

  @Test
  void canBeReadByEarWithEveryBlock() throws Exception {
    assertThat(failures(print(Editions.everyBlock()))).isEmpty();
  }

  /// As PDF/A-2a, which archives ask for.
  @Test
  void canBeKeptForLong() throws Exception {
    assertThat(failures(print(Editions.everyBlock()), PDFAFlavour.PDFA_2_A)).isEmpty();
    assertThat(failures(print(Editions.awkward()), PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  @Test
  void canBeReadByEarWithWhatStoriesBringAlong() throws Exception {
    var pdf = print(Editions.bringingAlong(Language.DA));

    assertThat(failures(pdf)).isEmpty();
    assertThat(failures(print(Editions.bringingAlong(Language.EN)))).isEmpty();
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(folded(text(document)))
          .contains(folded("Her siger skoven goddag Se filmen på video.example/se?v=skoven"), folded("En bænk til alle avis.example/baenk/skoven"))
          .contains(folded("Reglerne på én side (PDF, 1,2 MB) pip.ellebaek.example/nyheder/2026/skoven/regler.pdf"))
          .contains(folded("Bænken på prøve pip.ellebaek.example/nyheder/2025/proeven"));
    }
  }

  @Test
  void canBeReadByEarWhateverItHolds() throws Exception {
    assertThat(failures(print(Editions.awkward()))).isEmpty();
  }

  @Test
  void canBeReadByEarWithFortyStories() throws Exception {
    assertThat(failures(print(Editions.fortyStories()))).isEmpty();
  }

  @Test
  void canBeReadByEarWithOneBlockOfAnyKind() throws Exception {
    for (var block : Editions.everyKind()) {
      assertThat(failures(print(Editions.only(block)))).as(block.getClass().getSimpleName()).isEmpty();
    }
  }

  @Test
  void canBeReadByEarFromTheRight() throws Exception {
    var word = "\u0623\u0645\u0633\u064a\u0629";
    var invitation = new Block.Invitation(word, LocalDateTime.of(2026, 3, 30, 9, 0), null, word, null, word, null, word, new TextLanguage("ar"));
    assertThat(failures(print(Editions.only(invitation)))).isEmpty();
  }

  /// A line with nothing after it asks for what nobody can do.
  @Test
  void saysNothingOfASiteOrAnAddressThatThereIsNot() throws Exception {
    var by = Editions.IMPRINT;
    var imprint = new Imprint(by.municipality(), by.newsletter(), by.tagline(), by.theme(), null, null, by.senderMail(), "", "");
    var blocks = List.<Block>of(new Block.StoryTeaser(Editions.bench(), null), new Block.StoryTeaser(Editions.story("to", "Den anden", null, "Begynder.", null, null, "Tekst."), null));
    var print = Editions.manuscript("Uden", blocks, Language.DA, imprint);
    try (var pdf = Loader.loadPDF(print(print))) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("Den anden").doesNotContain("L\u00e6s videre", "Kender du en god");
    }
  }

  @Test
  void hasEveryWordOfEveryBlock() throws Exception {
    hasAllWords(Editions.everyBlock());
    hasAllWords(Editions.awkward());
    hasAllWords(Editions.fortyStories());
  }

  @Test
  void givesWholeWordsToThoseWhoCopyOrListen() throws Exception {
    try (var pdf = Loader.loadPDF(print(Editions.everyBlock()))) {
      assertThat(text(pdf).replaceAll("\u00AD\\s*", "")).contains("sløjdholdet", "medarbejdere");
    }
  }

  /// Whatever stands after them.
  @Test
  void showsSignsInARow() throws Exception {
    var texts = List.of("✓✓ Godkendt", "₂→ 4 ton", "★★★★☆ i avisen", "رنا في يومها، 4 مايو", "Ζωή· 2026");
    for (var text : texts) {
      try (var pdf = Loader.loadPDF(print(Editions.only(new Block.Thanks("Tak", text))))) {
        assertThat(text(pdf)).as(text).doesNotContain("\uFFFD");
      }
    }
  }

  @Test
  void showsThatASignIsMissing() throws Exception {
    var thanks = new Block.Thanks("Tak", "Hurra 😀 for 漢字");
    try (var pdf = Loader.loadPDF(print(Editions.only(thanks)))) {
      assertThat(text(pdf)).contains("Hurra for \uFFFD\uFFFD");
    }
  }

  @Test
  void keepsTheAnswerOfTheQuizToItself() throws Exception {
    try (var pdf = Loader.loadPDF(print(Editions.everyBlock()))) {
      assertThat(folded(text(pdf))).contains("Havnen").doesNotContain("Hemmelige");
    }
  }

  @Test
  void namesItselfItsLanguageAndItsStories() throws Exception {
    try (var pdf = Loader.loadPDF(print(Editions.everyBlock()))) {
      assertThat(pdf.getDocumentInformation().getTitle())
          .isEqualTo("pip · Marts 2026: Bænken, der kan snakke, vandt");
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("da");
      assertThat(pdf.getDocumentInformation().getCreationDate().toInstant()).isEqualTo(AT);
      assertThat(bookmarks(pdf))
          .hasSize(Editions.everyKind().size())
          .contains("Bænken, der kan snakke", "Aftalen, der kan stå på én side", "Næste nummer");
    }
  }

  /// A bundle need not say whose it is.
  @Test
  void isPrintedForNobodyInParticular() throws Exception {
    var nobody = new Imprint("", "pip", "", Theme.DEFAULT, null, null, "", "", "");
    var printed = print(Editions.manuscript("Bænken", List.of(new Block.Thanks("Tak", "Tak til Åse.")), Language.DA, nobody));
    assertThat(failures(printed)).isEmpty();
    assertThat(failures(printed, PDFAFlavour.PDFA_2_A)).isEmpty();
    try (var pdf = Loader.loadPDF(printed)) {
      assertThat(text(pdf)).contains("Tak til Åse.");
    }
  }

  @Test
  void speaksTheLanguageOfTheEdition() throws Exception {
    var edition =
        Editions.manuscript(
            "The bench", List.of(new Block.Thanks("Thanks", "Thank you.")), Language.EN, Editions.IMPRINT);
    try (var pdf = Loader.loadPDF(print(edition))) {
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
      assertThat(text(pdf)).contains("March 2026", "Volume 11, no.\u00a03", "Do you know a good story?");
    }
  }

  /// The demo’s editions, as they differ in what is hard to fit. A last page may end early, but not soon.
  @Test
  void leavesNoHolesInPages(@TempDir Path folder) throws Exception {
    for (var month : List.of("2025-03", "2026-01", "2026-03", "2026-04")) {
      var bundle = Files.write(folder.resolve(month + ".zip"), BundleFiles.of(DemoFiles.in(month)).zip());
      var form = FolderPublisher.publish(bundle, Clock.fixed(AT, ZoneOffset.UTC));
      try (var pdf = Loader.loadPDF(form.files().get(FolderForm.PRINT))) {
        for (var page = 0; page < pdf.getNumberOfPages() - 1; page++) {
          assertThat(largestHole(new PDFRenderer(pdf).renderImageWithDPI(page, 24)))
              .as("page %d of %s", page + 1, month)
              .isLessThan(0.2);
        }
        assertThat(text(pdf, pdf.getNumberOfPages())).as("the last page of %s", month).hasSizeGreaterThan(500);
        assertThat(largestHole(new PDFRenderer(pdf).renderImageWithDPI(pdf.getNumberOfPages() - 1, 24)))
            .as("the last page of %s", month)
            .isLessThan(0.4);
      }
    }
  }

  /// The highest stretch of white from edge to edge, as a share of the page.
  private static double largestHole(BufferedImage page) {
    var largest = 0;
    var white = 0;
    for (var y = 0; y < page.getHeight(); y++) {
      var darkest = 255;
      for (var x = 0; x < page.getWidth(); x++) {
        darkest = Math.min(darkest, page.getRGB(x, y) & 255);
      }
      white = darkest > 250 ? white + 1 : 0;
      largest = Math.max(largest, white);
    }
    return (double) largest / page.getHeight();
  }

  @Test
  void leavesNothingOutsideThePaper() throws Exception {
    try (var pdf = Loader.loadPDF(print(Editions.awkward()))) {
      var outside = new ArrayList<String>();
      var stripper =
          new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition glyph) {
              var right = glyph.getXDirAdj() + glyph.getWidthDirAdj();
              var bottom = glyph.getYDirAdj();
              if (!glyph.getUnicode().isBlank() && (right > 595 - 44 || glyph.getXDirAdj() < 44 || bottom > 842 - 26)) {
                outside.add(glyph.getUnicode());
              }
            }
          };
      stripper.getText(pdf);
      assertThat(outside).isEmpty();
    }
  }

  private static void hasAllWords(Manuscript manuscript) throws IOException {
    try (var pdf = Loader.loadPDF(print(manuscript))) {
      // A sentence may begin on one page and end on the next, with the foot of the first between.
      var printed = folded(text(pdf).replaceAll("pip · Marts 2026\\s+\\d+\\s", ""));
      for (var block : manuscript.edition().blocks()) {
        assertThat(texts(block)).allSatisfy(text -> assertThat(printed).contains(folded(text)));
      }
    }
  }

  /// What a reader should find of the block, piece by piece.
  private static List<String> texts(Block block) {
    var texts = new ArrayList<@Nullable String>();
    switch (block) {
      case Block.Greeting greeting -> {
        paragraphs(greeting.text(), texts);
        texts.add(greeting.signature());
      }
      case Block.AlsoInThisIssue _ -> texts.add("Også i dette nummer");
      case Block.StoryInFull(var story) -> {
        texts.add(story.headline());
        texts.add(story.standfirst());
        texts.add(story.section());
        texts.add(story.byline());
        texts.add(story.furtherText());
        if (story.picture() != null) {
          texts.add(story.picture().caption());
        }
        paragraphs(story.body(), texts);
      }
      case Block.StoryTeaser(var story, var text) -> {
        texts.add(story.headline());
        texts.add(text == null ? story.standfirst() : text);
        texts.add("/nyheder/2026/" + story.slug());
      }
      case Block.PullQuote(var quote, var source, _) -> texts.addAll(List.of(quote, source));
      case Block.Pictures(var title, var pictures, _) -> {
        texts.add(title);
        pictures.forEach(picture -> texts.add(picture.caption()));
      }
      case Block.Numbers numbers -> {
        texts.add(numbers.source());
        numbers.figures().forEach(figure -> texts.addAll(List.of(figure.value(), figure.label())));
      }
      case Block.Invitation invitation -> {
        texts.addAll(List.of(invitation.title(), invitation.place()));
        texts.add(invitation.text());
        texts.add(invitation.organiser());
      }
      case Block.Quiz quiz -> {
        texts.addAll(List.of(quiz.title(), quiz.question()));
        texts.addAll(quiz.options());
      }
      case Block.Video video -> texts.addAll(List.of(video.title(), "film.example/krydset"));
      case Block.PressMention mention -> texts.addAll(List.of(mention.quote(), mention.source()));
      case Block.VoteCall vote -> {
        texts.add(vote.question());
        texts.addAll(vote.options());
        if (vote.text() != null) {
          paragraphs(vote.text(), texts);
        }
      }
      case Block.Thanks(var title, var text, _) -> {
        texts.add(title);
        paragraphs(text, texts);
      }
      case Block.FollowUp follow -> {
        texts.addAll(List.of("Hvad blev der af …?", "Sådan stod det 12. marts 2026."));
        follow.promises().forEach(it -> texts.addAll(List.of(it.sentence(), it.words() == null ? "" : it.words(), it.stateIn(Language.DA) + ", " + it.when(follow.asOf(), Language.DA), it.given(Language.DA))));
      }
      case Block.InfoBox(var title, var text, _, _) -> {
        texts.add(title);
        paragraphs(text, texts);
      }
      case Block.NextIssue next -> texts.add(next.text());
    }
    return texts.stream().filter(text -> text != null).toList();
  }

  /// Each sentence is looked for alone: a paragraph may go on in the next column, with a page's foot between.
  private static void paragraphs(String text, List<@Nullable String> texts) {
    var words =
        text.replaceAll("`|\\*{3}", "")
            .replaceAll("!\\[[^]]*]\\([^ ]*( \"([^\"]*)\")?\\)", "$2")
            .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
    for (var line : Markdown.plain(words).split("\\R|\\|")) {
      for (var sentence : line.split("(?<=[.?!:,])\\s")) {
        texts.add(sentence.replaceFirst("^\\s*([-*]|\\d+\\.)\\s+", "").replaceAll("^[—«]\\s?|»$", ""));
      }
    }
  }

  private static byte[] print(Manuscript manuscript) {
    return new PrintRenderer().render(manuscript, AT);
  }

  private static String text(PDDocument pdf, int page) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(pdf);
  }

  private static String text(PDDocument pdf) throws IOException {
    return new PDFTextStripper().getText(pdf);
  }

  private static String folded(String text) {
    return text.replaceAll("[\\s\\u00A0\\u00AD-]", "");
  }

  private static List<String> bookmarks(PDDocument pdf) {
    var names = new ArrayList<String>();
    for (var item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
      names.add(item.getTitle());
    }
    return names;
  }
}
