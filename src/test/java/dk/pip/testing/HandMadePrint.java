package dk.pip.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// A PDF of A4 pages set by hand, tagged, right or wrong. Places are points from the upper left corner.
public final class HandMadePrint {
  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private final PDStructureElement whole;
  private final List<PDPageContentStream> streams = new ArrayList<>();
  private int marks;

  private HandMadePrint() {
    var root = new PDStructureTreeRoot();
    document.getDocumentCatalog().setStructureTreeRoot(root);
    font = font(document);
    whole = new PDStructureElement("Document", root);
    root.appendKid(whole);
  }

  /// The typeface that PDFBox brings, so that none is looked for on the machine.
  private static PDFont font(PDDocument document) {
    try (var stream = PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      return PDType0Font.load(document, stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static HandMadePrint page() {
    return new HandMadePrint().nextPage();
  }

  public HandMadePrint nextPage() {
    try {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      streams.add(new PDPageContentStream(document, page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public HandMadePrint text(double left, double baseline, String text) {
    return set("P", left, baseline, 10, text);
  }

  public HandMadePrint headline(double left, double baseline, String text) {
    return set("H2", left, baseline, 16, text);
  }

  /// @param role of the element that it is: `P`, `H3`; or `Artifact`, which is no element
  public HandMadePrint set(String role, double left, double baseline, double size, String text) {
    try {
      var stream = open(role);
      stream.beginText();
      stream.setFont(font, (float) size);
      stream.newLineAtOffset((float) left, (float) (PDRectangle.A4.getHeight() - baseline));
      stream.showText(text);
      stream.endText();
      stream.endMarkedContent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public HandMadePrint picture(double left, double top, double width, double height) {
    try {
      var picture = PDImageXObject.createFromByteArray(document, Editions.picture(60, 40, 0, 0xffffff).bytes(), "p");
      var stream = open("Figure");
      var bottom = PDRectangle.A4.getHeight() - top - height;
      stream.drawImage(picture, (float) left, (float) bottom, (float) width, (float) height);
      stream.endMarkedContent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private PDPageContentStream open(String role) throws IOException {
    var stream = streams.getLast();
    if (role.equals("Artifact")) {
      stream.beginMarkedContent(COSName.ARTIFACT);
      return stream;
    }
    var element = new PDStructureElement(role, whole);
    element.setPage(document.getPage(streams.size() - 1));
    element.getCOSObject().setInt(COSName.K, marks);
    whole.appendKid(element);
    var properties = PDPropertyList.create(new COSDictionary());
    properties.getCOSObject().setInt(COSName.MCID, marks++);
    stream.beginMarkedContent(COSName.getPDFName(role), properties);
    return stream;
  }

  public byte[] bytes() {
    try (document) {
      for (var stream : streams) {
        stream.close();
      }
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
