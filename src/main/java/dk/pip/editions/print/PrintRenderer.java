package dk.pip.editions.print;

import dk.pip.editions.Manuscript;
import dk.pip.papers.FoPress;
import dk.pip.papers.PrintPictures;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/// Sets an edition on paper: a designed newsletter on A4, as a PDF that can be read by ear too (PDF/UA-1) and kept for
/// long (PDF/A-2a).
public final class PrintRenderer {

  /// The edition as a PDF.
  ///
  /// @param at when the document says that it was made
  public byte[] render(Manuscript manuscript, Instant at) {
    var pictures = new PrintPictures();
    var press = new FoPress(pictures, about(manuscript, at));
    var pages = PrintPages.best(manuscript, pictures, press);
    var printed = new ByteArrayOutputStream(200_000);
    var survey = press.print(pages.document(), printed);
    try {
      return new PrintFinish(pages, survey, manuscript.imprint().theme()).finished(printed.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FoPress.About about(Manuscript manuscript, Instant at) {
    var edition = manuscript.edition();
    var imprint = manuscript.imprint();
    var month = Dates.monthCapitalised(edition.month(), edition.language());
    var title = Texts.in(edition.language()).get("editions.print.title", imprint.newsletter(), month, edition.title());
    return new FoPress.About(title, imprint.municipality(), edition.title(), at);
  }
}
