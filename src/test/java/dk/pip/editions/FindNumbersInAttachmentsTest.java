package dk.pip.editions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.documents.DocumentKind;
import dk.pip.documents.DocumentReader;
import dk.pip.testing.Bundles;
import dk.pip.testing.Documents;
import dk.pip.testing.PipTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A civil registration number in what a story brings along keeps the edition back as one in its text does.
class FindNumbersInAttachmentsTest extends PipTest {
  private static Bundles bundle(String month, String file, byte[] content) {
    var story = "stories/historie-" + month + ".md";
    return Bundles.smallOf(month).replacing(story, "byline: ", "attachments:\n  - file: files/" + file + "\n    title: Regler for svanerne\nbyline: ").with("files/" + file, content);
  }

  private static String imported(String month, String file, byte[] content) {
    return as(alice).attach("bundle", "u.zip", "application/zip", bundle(month, file, content).zip()).post("/redaktion/udgaver").location();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static void publish(String desk) {
    as(alice).fill("when", "now").post(desk + "/udgivelse");
  }

  /// What the desk says of the attachment.
  private static List<String> said(String desk) {
    return Stream.of(".check-wrong", ".check-warning").flatMap(kind -> as(alice).get(desk).page().select(kind + " > span:last-child").eachText().stream()).filter(text -> text.contains("bilag") || text.contains("Bilag")).toList();
  }

  @Test
  void keepsTheEditionBackAndSaysWhereItStands() {
    var desk = imported("2036-01", "regler.pdf", Documents.pdfOf("Regler for svanerne", "Intet her", "Sagen om 010190-1234 er lukket"));

    assertThat(said(desk)).singleElement().asString().startsWith("Bilaget »Regler for svanerne« har et cpr-nummer på side 3.");
    as(alice).get(desk).saysNot("010190");
    publish(desk);
    as(emil).get("/udgaver/2036-01").isNotFound();
  }

  @Test
  void letsAnEditorAnswerForIt() {
    var desk = imported("2036-02", "regler.pdf", Documents.pdfOf("Sagsnummer 010190-1234"));
    var number = as(alice).get(desk).page().select(".check-wrong input[name=number]").eachAttr("value").getFirst();

    as(alice).fill("number", number).fill("reason", "Det er et sagsnummer").post(desk + "/tal").redirectsTo(desk);

    as(alice).get(desk).says("Tallet i bilaget »Regler for svanerne« på side 1 ligner et cpr-nummer. Alice Vang siger, at det ikke er et: »Det er et sagsnummer«");
    publish(desk);
    as(emil).get("/udgaver/2036-02").isOk();
    as(emil).get("/nyheder/2036/historie-2036-02/regler.pdf").isOk();
  }

  @Test
  void readsWordAndOpenDocumentThroughTheirMarks() {
    var split = "<w:p><w:r><w:t>Cpr 010190</w:t></w:r><w:r><w:t>-12</w:t></w:r><w:r><w:t>34</w:t></w:r></w:p>";
    var apart = "<w:p><w:r><w:t>Vej 010190</w:t></w:r></w:p><w:p><w:r><w:t>1234 borgere</w:t></w:r></w:p>";

    assertThat(said(imported("2036-03", "a.docx", Documents.docxWith("word/footnotes.xml", split)))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« har et cpr-nummer. Det må ikke udgives.");
    assertThat(said(imported("2036-04", "b.odt", Documents.odtOf("<text:p>Hej</text:p><text:p>01<text:span>0190</text:span>&#45;1234</text:p>")))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« har et cpr-nummer.");
    assertThat(said(imported("2036-05", "c.docx", Documents.docxWith("word/header1.xml", apart)))).isEmpty();
    assertThat(said(imported("2036-06", "d.odt", Documents.odtOf("<text:p>Måske 020190-1236</text:p>")))).singleElement().asString().startsWith("Der står måske et cpr-nummer i bilaget »Regler for svanerne«. Se efter.");
  }

  @Test
  void saysWhatItCouldNotReadToTheEnd() {
    assertThat(said(imported("2036-07", "a.pdf", Documents.pdfPacked("/Filter [/AHx /Fl]", Documents.packed("(a)", 200))))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« er for stort eller for indviklet til, at Pip kan læse det hele.");
    assertThat(said(imported("2036-08", "b.pdf", Documents.pdfWithoutEnd()))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« nåede Pip ikke at læse til ende.");
    assertThat(said(imported("2036-09", "c.docx", Documents.docxWith("word/comments.xml", " ".repeat(40 * 1024 * 1024))))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« er for stort eller for indviklet");
    assertThat(said(imported("2036-10", "d.pdf", Documents.pdfOf()))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« har ingen tekst, som Pip kan læse.");
    var locked = Documents.pdfOf("Hej");
    assertThat(said(imported("2036-11", "e.pdf", (new String(locked, ISO_8859_1).replace("/Root", "/Encrypt 99 0 R /Root")).getBytes(ISO_8859_1)))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« er låst");
  }

  /// What somebody made to be read for ever is read once, or given up.
  @Test
  void comesToAnEndWithPartsThatHaveNone() {
    var number = "<w:p><w:t>010190-1234</w:t></w:p>";
    for (var hostile : List.of("<".repeat(1_000_000) + ">", "<a ".repeat(300_000) + ">", "<!--".repeat(250_000) + "-->", "&".repeat(1_000_000))) {
      assertThat(read(Documents.docxWith("word/comments.xml", hostile + number))).contains("010190-1234").last().isEqualTo("[]");
    }
    for (var endless : List.of("<".repeat(1_000_000), "<a".repeat(500_000), "<!--".repeat(250_000), "<![CDATA[".repeat(100_000))) {
      assertThat(read(Documents.docxWith("word/comments.xml", number + endless))).contains("010190-1234").last().isEqualTo("[BROKEN]");
    }
  }

  /// All lines, and what was not read.
  private static List<String> read(byte[] content) {
    var lines = new ArrayList<String>();
    var kind = content[0] == '%' ? DocumentKind.PDF : DocumentKind.DOCX;
    var end = DocumentReader.lines(kind, content, AttachmentNumbers.TO_LOOK, (line, _) -> lines.add(line));
    lines.add(end.unread().toString());
    return lines;
  }

  /// However it is packed, it ends nothing but its own reading.
  @Test
  void givesUpWhatUnpacksToMoreThanTheMemory() {
    var bomb = Documents.packed("(a)", 200);
    assertThat(bomb.length).isLessThan(1_000_000);
    for (var filter : List.of("[/ASCIIHexDecode /FlateDecode]", "[/ASCIIHexDecode /FlateDecode] /X (obj)", "[/ASCIIHexDecode /FlateDecode] /X (" + "x".repeat(5_000) + ")", "%x\n[/ASCIIHex#44ecode %y\n/Fl]")) {
      assertThat(read(Documents.pdfPacked("/Filter " + filter, bomb))).last().isEqualTo("[TOO_MUCH]");
    }
    assertThat(read(Documents.pdfOf("Cpr 010190-1234"))).containsExactly("Cpr 010190-1234", "[]");
  }

  @Test
  void readsWhatStandsBesideTheText() {
    assertThat(said(imported("2037-01", "a.pdf", Documents.pdfWithNote("Hej", "Ring til 010190-1234")))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« har et cpr-nummer på side 1.");
    assertThat(said(imported("2037-02", "b.docx", Documents.docxWith("word/embeddings/liste.xlsx", Documents.xlsxOf("Navn", "010190-1234", "8"))))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« har et cpr-nummer.");
    assertThat(said(imported("2037-03", "c.docx", Documents.docxWith("word/fodnoter.xml", "<w:p><w:t>010190</w:t><w:noBreakHyphen/><w:t>12</w:t><w:softHyphen/><w:t>34</w:t></w:p>")))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« har et cpr-nummer.");
    assertThat(said(imported("2037-04", "d.docx", Documents.docxWith("docProps/custom.xml", "<a>8</a><b>0101901234</b><c>12</c>")))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« har et cpr-nummer.");
  }

  @Test
  void saysWhatItDidNotRead() {
    var scanned = Map.of("word/document.xml", bytes("<w:document><w:drawing/></w:document>"), "docProps/app.xml", bytes("<Application>Microsoft Office Word</Application>"));
    assertThat(said(imported("2037-05", "a.docx", Documents.docxWith(scanned)))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« har ingen tekst, som Pip kan læse.");
    assertThat(said(imported("2037-06", "b.pdf", Documents.pdfWithPictures("Forside", "", "", "Slut")))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« har billeder og ingen tekst på siderne 2, 3. De er måske skannet.");
    assertThat(said(imported("2037-07", "c.pdf", Documents.pdfWithPictures("", "")))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« har ingen tekst, som Pip kan læse.");
    var within = "Bilaget »Regler for svanerne« har andre filer i sig, som Pip ikke læser.";
    assertThat(said(imported("2037-08", "d.pdf", Documents.pdfWithFile("Hej", Documents.xlsxOf("Hej"))))).singleElement().asString().startsWith(within);
    assertThat(said(imported("2037-09", "e.docx", Documents.docxWith("word/embeddings/gammel.xls", "x")))).singleElement().asString().startsWith(within);
  }

  @Test
  void keepsTheEditionBackForNumbersThatItDoesNotCount() {
    var numbers = IntStream.range(0, 60).mapToObj(it -> "010190-" + (2000 + it)).toArray(String[]::new);
    var said = said(imported("2037-10", "a.pdf", Documents.pdfOf(numbers)));
    assertThat(said).hasSize(51).last().asString().startsWith("Bilaget »Regler for svanerne« har flere end 50 forskellige cpr-numre.");

    var often = Stream.generate(() -> "010190-1234").limit(12).toArray(String[]::new);
    assertThat(said(imported("2037-11", "b.pdf", Documents.pdfOf(often)))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« har et cpr-nummer på siderne 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 …. Det");
  }

  /// A machine that is busy while somebody looks doesn't let out what stands at the end.
  @Test
  void readsAnewWhatTookTooLong() {
    var files = new BundleFiles(bundle("2037-12", "a.pdf", Documents.pdfOf("Forside", "010190-1234")).files());
    var edition = BundleReader.read(files, (_, _) -> Map.of()).edition();
    assertThat(AttachmentNumbers.of(edition, Duration.ZERO)).extracting(Finding::key).containsExactly("editions.check.attachment-unread.too-long");
    assertThat(AttachmentNumbers.of(edition, AttachmentNumbers.TO_PUBLISH)).extracting(Finding::key).containsExactly("editions.check.civil-number-attached");
    assertThat(AttachmentNumbers.of(edition, AttachmentNumbers.TO_LOOK)).extracting(Finding::key).containsExactly("editions.check.civil-number-attached");
  }

  /// What can't be read is for the editor to look at, and keeps nothing back.
  @Test
  void letsOutWhatItCouldNotRead() {
    var desk = imported("2036-12", "a.pdf", Documents.pdf("Hej"));
    publish(desk);
    as(emil).get("/udgaver/2036-12").isOk();
  }
}
