package dk.pip.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;

/// Documents as people attach them, right and wrong, made in code.
public final class Documents {
  private static final String WORD_TYPES =
      "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

  private Documents() {}

  /// A PDF with a script that runs when it is opened.
  public static byte[] pdf(String words) {
    return ("%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R /OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>>>> endobj\n"
            + "2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj\n% " + words + "\ntrailer <</Root 1 0 R>>\n%%EOF\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// A PDF with those words on its pages.
  public static byte[] pdfOf(String... pages) {
    try (var document = new PDDocument();
        var bytes = new ByteArrayOutputStream()) {
      for (var words : pages) {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
          content.newLineAtOffset(60, 700);
          content.showText(words);
          content.endText();
        }
      }
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A PDF whose pages are pictures, as those of a scanner, where they have no words.
  public static byte[] pdfWithPictures(String... pages) {
    return changed(
        pdfOf(pages),
        document -> {
          for (var page : document.getPages()) {
            var picture = LosslessFactory.createFromImage(document, new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB));
            try (var content = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
              content.drawImage(picture, 60, 60);
            }
          }
        });
  }

  /// A PDF with a note stuck to its first page.
  public static byte[] pdfWithNote(String page, String note) {
    return changed(
        pdfOf(page),
        document -> {
          var sticker = new PDAnnotationText();
          sticker.setContents(note);
          document.getPage(0).getAnnotations().add(sticker);
        });
  }

  /// A PDF with a file in it.
  public static byte[] pdfWithFile(String page, byte[] file) {
    return changed(
        pdfOf(page),
        document -> {
          var specification = new PDComplexFileSpecification();
          specification.setFile("liste.xlsx");
          specification.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(file)));
          var files = new PDEmbeddedFilesNameTreeNode();
          files.setNames(Map.of("liste.xlsx", specification));
          var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
          names.setEmbeddedFiles(files);
          document.getDocumentCatalog().setNames(names);
        });
  }

  private interface Change {
    void in(PDDocument document) throws IOException;
  }

  private static byte[] changed(byte[] pdf, Change change) {
    try (var document = Loader.loadPDF(pdf);
        var bytes = new ByteArrayOutputStream()) {
      change.in(document);
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A PDF with one page, packed as somebody likes.
  ///
  /// @param filter as it stands in the PDF
  /// @param content packed accordingly
  public static byte[] pdfPacked(String filter, byte[] content) {
    var head =
        "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n"
            + "3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R>> endobj\n4 0 obj <<"
            + filter
            + " /Length "
            + content.length
            + ">>\nstream\n";
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(content);
    bytes.writeBytes("\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1));
    return bytes.toByteArray();
  }

  /// The words as often as comes to that many megabytes, deflated, in hexadecimal figures.
  public static byte[] packed(String words, int megabytes) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes)) {
      var one = words.repeat(1024 * 1024 / words.length()).getBytes(StandardCharsets.US_ASCII);
      for (var i = 0; i < megabytes; i++) {
        out.write(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(bytes.toByteArray()).getBytes(StandardCharsets.US_ASCII);
  }

  /// A small PDF whose page shows a form that shows another ten times, and so on: nobody lives to see its end.
  public static byte[] pdfWithoutEnd() {
    try (var document = new PDDocument();
        var bytes = new ByteArrayOutputStream()) {
      var page = new PDPage();
      document.addPage(page);
      var shown = new PDFormXObject(document);
      for (var i = 0; i < 20; i++) {
        var form = new PDFormXObject(document);
        form.setResources(new PDResources());
        form.setBBox(new PDRectangle(100, 100));
        var name = form.getResources().add(shown);
        try (var out = form.getContentStream().createOutputStream()) {
          out.write(("/" + name.getName() + " Do\n").repeat(10).getBytes(StandardCharsets.US_ASCII));
        }
        shown = form;
      }
      try (var content = new PDPageContentStream(document, page)) {
        content.drawForm(shown);
      }
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] docx() {
    return zip(word());
  }

  /// One with some part more.
  public static byte[] docxWith(String part, String content) {
    return docxWith(part, content.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] docxWith(String part, byte[] content) {
    return docxWith(Map.of(part, content));
  }

  public static byte[] docxWith(Map<String, byte[]> more) {
    var parts = word();
    parts.putAll(more);
    return zip(parts);
  }

  /// A workbook with those cells in its strings.
  public static byte[] xlsxOf(String... cells) {
    var strings = new StringBuilder("<sst>");
    for (var cell : cells) {
      strings.append("<si><t>").append(cell).append("</t></si>");
    }
    return zip(Map.of("xl/sharedStrings.xml", strings.append("</sst>").toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, byte[]> word() {
    var parts = new LinkedHashMap<String, byte[]>();
    parts.put("[Content_Types].xml", WORD_TYPES.getBytes(StandardCharsets.UTF_8));
    parts.put("_rels/.rels", "<Relationships/>".getBytes(StandardCharsets.UTF_8));
    parts.put("word/document.xml", "<w:document>Hej</w:document>".getBytes(StandardCharsets.UTF_8));
    return parts;
  }

  /// A Word document as Word makes them, with a heading, a table, a footnote and a note beside the text.
  ///
  /// @param head what stands ahead of the text's own marks, such as a declaration
  public static byte[] wordOf(String head, String... paragraphs) {
    var marks = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    var word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    var relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    var types = new StringBuilder("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
    var relations = new StringBuilder("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (var part : new String[] {"document.main document", "footnotes footnotes", "comments comments"}) {
      var names = part.split(" ");
      types.append("<Override PartName=\"/word/").append(names[1]).append(".xml\" ContentType=\"").append(word).append(names[0]).append("+xml\"/>");
      if (!names[1].equals("document")) {
        relations.append("<Relationship Id=\"").append(names[1]).append("\" Type=\"").append(relation).append(names[1]).append("\" Target=\"").append(names[1]).append(".xml\"/>");
      }
    }
    var text = new StringBuilder();
    for (var paragraph : paragraphs) {
      text.append("<w:p><w:r><w:t>").append(paragraph).append("</w:t></w:r></w:p>");
    }
    var parts = new LinkedHashMap<String, String>();
    parts.put("[Content_Types].xml", types + "</Types>");
    parts.put("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"" + relation + "officeDocument\" Target=\"word/document.xml\"/></Relationships>");
    parts.put("word/_rels/document.xml.rels", relations + "</Relationships>");
    parts.put("word/document.xml", head + "<w:document " + marks + "><w:body>" + text + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Celle</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p></w:body></w:document>");
    parts.put("word/footnotes.xml", "<w:footnotes " + marks + "><w:footnote w:id=\"2\"><w:p><w:r><w:t>Fodnoten</w:t></w:r></w:p></w:footnote></w:footnotes>");
    parts.put("word/comments.xml", "<w:comments " + marks + "/>");
    var bytes = new LinkedHashMap<String, byte[]>();
    parts.forEach((name, xml) -> bytes.put(name, xml.getBytes(StandardCharsets.UTF_8)));
    return zip(bytes);
  }

  /// An OpenDocument text as its programs make them.
  ///
  /// @param body the XML of its text
  public static byte[] openDocumentOf(String head, String body) {
    var marks = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
    var parts = new LinkedHashMap<String, byte[]>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text".getBytes(StandardCharsets.UTF_8));
    parts.put("content.xml", (head + "<office:document-content " + marks + "><office:body><office:text>" + body + "</office:text></office:body></office:document-content>").getBytes(StandardCharsets.UTF_8));
    parts.put("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>".getBytes(StandardCharsets.UTF_8));
    return zip(parts);
  }

  public static byte[] odt() {
    return odtOf("");
  }

  /// @param body the XML of its text
  public static byte[] odtOf(String body) {
    var parts = new LinkedHashMap<String, byte[]>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text".getBytes(StandardCharsets.UTF_8));
    parts.put("content.xml", ("<office:document-content><office:body>" + body + "</office:body></office:document-content>").getBytes(StandardCharsets.UTF_8));
    parts.put("META-INF/manifest.xml", "<manifest:manifest/>".getBytes(StandardCharsets.UTF_8));
    return zip(parts);
  }

  /// A Word document of some kilobytes that holds far more than anybody's disk.
  public static byte[] bomb() {
    var parts = word();
    parts.put("word/media/image1.bmp", new byte[120 * 1024 * 1024]);
    return zip(parts);
  }

  /// The parts as a zip, the first as it is, as OpenDocument wants it.
  public static byte[] zip(Map<String, byte[]> parts) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        var entry = new ZipEntry(part.getKey());
        entry.setTimeLocal(LocalDateTime.of(2026, 3, 1, 12, 0));
        if (part.getKey().equals("mimetype")) {
          var sum = new CRC32();
          sum.update(part.getValue());
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(part.getValue().length);
          entry.setCrc(sum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
