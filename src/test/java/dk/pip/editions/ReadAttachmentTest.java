package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import dk.pip.testing.Documents;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAttachmentTest {
  private static String refusal(byte[] bytes) {
    return switch (Attachments.read(bytes)) {
      case AttachmentReading.Accepted(var attachment) -> "took it for " + attachment.kind();
      case AttachmentReading.Refused refused -> refused.in(Texts.in(Language.DA));
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void takesWhatPeopleWrite() {
    for (var kind : Map.of(Attachment.Kind.PDF, Documents.pdf("Hej"), Attachment.Kind.DOCX, Documents.docx(), Attachment.Kind.ODT, Documents.odt()).entrySet()) {
      assertThat(Attachments.read(kind.getValue())).isInstanceOfSatisfying(AttachmentReading.Accepted.class, it -> {
        assertThat(it.attachment().kind()).isEqualTo(kind.getKey());
        assertThat(it.attachment().bytes()).isEqualTo(kind.getValue());
      });
    }
    // Word keeps where its template lay on the writer's own disk.
    assertThat(refusal(Documents.docxWith("word/_rels/settings.xml.rels", template("file:///C:\\Skabeloner\\Brev.dotx")))).isEqualTo("took it for DOCX");
  }

  private static String template(String target) {
    return "<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\""
        + target
        + "\" TargetMode=\"External\"/></Relationships>";
  }

  @Test
  void refusesWhatIsSomethingElse() {
    var unknown = "Filen er hverken PDF, Word";
    assertThat(refusal(bytes("MZ\u0090\u0000 This program cannot be run in DOS mode"))).startsWith(unknown);
    assertThat(refusal(bytes("<html><script>alert(1)</script>%PDF-1.4 %%EOF"))).startsWith(unknown);
    assertThat(refusal(new byte[0])).startsWith(unknown);
    assertThat(refusal(Documents.zip(Map.of("word/document.xml", bytes("x"))))).startsWith(unknown);
    assertThat(refusal(Documents.zip(Map.of("xl/workbook.xml", bytes("x"))))).startsWith(unknown);
    assertThat(refusal(Documents.odt())).isEqualTo("took it for ODT");
    var late = new LinkedHashMap<String, byte[]>();
    late.put("content.xml", bytes("x"));
    late.put("META-INF/manifest.xml", bytes("x"));
    late.put("mimetype", bytes("application/vnd.oasis.opendocument.text"));
    assertThat(refusal(Documents.zip(late))).startsWith(unknown);
  }

  @Test
  void refusesWhatIsBrokenOrLocked() {
    assertThat(refusal(bytes("%PDF-1.4 and then the line went"))).startsWith("Filen er i stykker");
    assertThat(refusal(Arrays.copyOf(Documents.docx(), 200))).startsWith("Filen er i stykker");
    assertThat(refusal(bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 locked"))).contains("kodeord");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"word/vbaProject.bin", "word/vbaData.xml", "word/activeX/activeX1.xml", "word/embeddings/oleObject1.bin", "Basic/Standard/Module1.xml", "Scripts/python/a.py", "word/media/gaa.EXE"})
  void refusesWhatCanRun(String part) {
    assertThat(refusal(Documents.docxWith(part, "x"))).startsWith("Filen har makroer eller programmer i sig");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://ond.example/a.dotm", "//ond.example/del/a.dotm"})
  void refusesATemplateFromElsewhere(String target) {
    assertThat(refusal(Documents.docxWith("word/_rels/settings.xml.rels", template(target)))).startsWith("Filen har makroer");
  }

  @Test
  void unpacksNoMoreThanADocumentHolds() {
    var bomb = Documents.bomb();
    assertThat(bomb.length).isLessThan(1_000_000);
    assertThat(refusal(bomb)).startsWith("Filen fylder alt for meget, når den pakkes ud");
    assertThat(refusal(Documents.docxWith("word/_rels/a.rels", "x".repeat(3_000_000)))).startsWith("Filen fylder alt for meget");
    var many = new LinkedHashMap<String, byte[]>();
    for (var i = 0; i < 3_000; i++) {
      many.put("word/" + i, new byte[1]);
    }
    assertThat(refusal(Documents.zip(many))).startsWith("Filen fylder alt for meget");
    assertThat(refusal(new byte[Attachments.LARGEST + 1])).startsWith("Filen fylder over 10 MB");
  }
}
