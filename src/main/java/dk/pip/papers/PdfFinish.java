package dk.pip.papers;

import dk.pip.shared.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/// Three things that PDF/UA asks for and the engine leaves out: the words of links, right lists of characters, and metadata in
/// the form that XMP has for them.
public final class PdfFinish {
  /// What is drawn on the pages besides, as artifacts.
  public interface Drawing {
    void on(PDDocument pdf) throws IOException;
  }

  private PdfFinish() {}

  public static byte[] finished(byte[] printed, Drawing drawing) throws IOException {
    try (var pdf = Loader.loadPDF(printed)) {
      drawing.on(pdf);
      nameLinks(pdf.getDocumentCatalog().getStructureTreeRoot().getCOSObject().getDictionaryObject(COSName.K));
      for (var page : pdf.getPages()) {
        removeCidSets(page);
      }
      PrintMetadata.correct(pdf);
      identify(pdf);
      var bytes = new ByteArrayOutputStream(printed.length);
      pdf.save(bytes, CompressParameters.NO_COMPRESSION);
      return bytes.toByteArray();
    }
  }

  /// Names the document by what is in it: who prints the same again gets the same bytes.
  private static void identify(PDDocument pdf) throws IOException {
    var digest = Sha256.digest();
    for (var page : pdf.getPages()) {
      try (var content = page.getContents()) {
        digest.update(content.readAllBytes());
      }
    }
    pdf.getDocument().getTrailer().removeItem(COSName.ID);
    pdf.setDocumentId(ByteBuffer.wrap(digest.digest()).getLong());
  }

  /// Gives each link the words that its tag has: the engine does not (7.18.5 of PDF/UA).
  private static void nameLinks(@Nullable COSBase node) {
    switch (node) {
      case COSArray array -> array.forEach(child -> nameLinks(child instanceof org.apache.pdfbox.cos.COSObject object ? object.getObject() : child));
      case COSDictionary element -> {
        if (COSName.getPDFName("Link").equals(element.getCOSName(COSName.S))
            && element.getDictionaryObject(COSName.getPDFName("Alt")) instanceof COSString words) {
          contents(element.getDictionaryObject(COSName.K), words);
        }
        nameLinks(element.getDictionaryObject(COSName.K));
      }
      case null, default -> {}
    }
  }

  private static void contents(@Nullable COSBase node, COSString words) {
    switch (node) {
      case COSArray array -> array.forEach(child -> contents(child instanceof org.apache.pdfbox.cos.COSObject object ? object.getObject() : child, words));
      case COSDictionary element -> {
        if (element.getDictionaryObject(COSName.getPDFName("Obj")) instanceof COSDictionary annotation) {
          annotation.setItem(COSName.CONTENTS, words);
        }
      }
      case null, default -> {}
    }
  }

  /// The engine's lists of the characters in its subsets are wrong, and need not be there (7.21.4.2).
  private static void removeCidSets(PDPage page) throws IOException {
    var resources = page.getResources();
    for (var name : resources.getFontNames()) {
      var font = resources.getFont(name).getCOSObject();
      if (font.getDictionaryObject(COSName.DESCENDANT_FONTS) instanceof COSArray descendants
          && descendants.getObject(0) instanceof COSDictionary descendant
          && descendant.getDictionaryObject(COSName.FONT_DESC) instanceof COSDictionary descriptor) {
        descriptor.removeItem(COSName.getPDFName("CIDSet"));
      }
    }
  }
}
