package dk.pip.editions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import dk.pip.testing.Documents;
import dk.pip.testing.PipTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A civil registration number in what a story brings along keeps the edition back as one in its text does.
class FindNumbersInAttachmentsTest extends PipTest {
  private static String imported(String month, String file, byte[] content) {
    var story = "stories/historie-" + month + ".md";
    var bundle = Bundles.smallOf(month).replacing(story, "byline: ", "attachments:\n  - file: files/" + file + "\n    title: Regler for svanerne\nbyline: ").with("files/" + file, content);
    return as(alice).attach("bundle", "u.zip", "application/zip", bundle.zip()).post("/redaktion/udgaver").location();
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
    assertThat(said(imported("2036-07", "a.pdf", Documents.pdfBomb()))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« er for stort eller for indviklet til, at Pip kan læse det hele.");
    assertThat(said(imported("2036-08", "b.pdf", Documents.pdfWithoutEnd()))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« er for stort eller for indviklet");
    assertThat(said(imported("2036-09", "c.docx", Documents.docxWith("word/comments.xml", " ".repeat(40 * 1024 * 1024))))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« er for stort eller for indviklet");
    assertThat(said(imported("2036-10", "d.pdf", Documents.pdfOf()))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« har ingen tekst, som Pip kan læse.");
    var locked = Documents.pdfOf("Hej");
    assertThat(said(imported("2036-11", "e.pdf", (new String(locked, ISO_8859_1).replace("/Root", "/Encrypt 99 0 R /Root")).getBytes(ISO_8859_1)))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« er låst");
  }

  /// What can't be read is for the editor to look at, and keeps nothing back.
  @Test
  void letsOutWhatItCouldNotRead() {
    var desk = imported("2036-12", "a.pdf", Documents.pdf("Hej"));
    publish(desk);
    as(emil).get("/udgaver/2036-12").isOk();
  }
}
