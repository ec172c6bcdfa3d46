package dk.pip.editions.render;

import dk.pip.editions.Manuscript;
import dk.pip.shared.Dates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.GregorianCalendar;

/// Sets an edition on paper: a designed newsletter on A4, as a PDF that can be read by ear too (PDF/UA-1).
public final class PrintRenderer {

  /// The edition as a PDF.
  ///
  /// @param at when the document says that it was made
  public byte[] render(Manuscript manuscript, Instant at) {
    var pictures = new PrintPictures();
    var press = new Press(pictures, manuscript.edition().language());
    var sheet = new Sheet(manuscript);
    var document = PrintComposer.best(manuscript, pictures, sheet, new Measure(press, sheet));
    var bytes = new ByteArrayOutputStream(200_000);
    try (var renderer = press.renderer(document, bytes)) {
      renderer.layout();
      SoftHyphens.print(renderer.getRootBox());
      try (var pdf = renderer.createPDFKeepOpen()) {
        Bird.draw(pdf, renderer, manuscript.imprint().theme());
        var date = GregorianCalendar.from(at.atZone(Dates.ZONE));
        pdf.getDocumentInformation().setCreationDate(date);
        pdf.save(OutputStream.nullOutputStream());
        SoftHyphens.name(pdf);
        pdf.save(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
