package dk.pip.papers;

import dk.pip.municipality.Imprint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// The front door to documents on paper: PDFs on A4 with the municipality's name, tags, bookmarks and page numbers, that can be read by
/// ear too (PDF/UA-1) and kept for long (PDF/A-2a).
///
/// Nothing that a text says is opened: neither pictures nor addresses nor files. A paper with more than it may hold can't be made
/// ([Paper], [Part]), and the largest takes some seconds, so a request that prints one asks for no more than its reader needs.
@Service
public class Papers {
  /// The smallest running text of a paper on one page, in points.
  public static final double SMALLEST = 11;

  private static final double USUAL = 10.5;
  private static final double LARGEST = 14;
  private static final int MOST_MORE_LINES = 40;
  private static final double MOST_HIGHER = Room.points(4);
  private static final double SPARE = 3;

  private final Supplier<Imprint> imprint;
  private final Clock clock;

  Papers(Supplier<Imprint> imprint, Clock clock) {
    this.imprint = imprint;
    this.clock = clock;
  }

  /// The paper as a PDF.
  public byte[] pdf(Paper paper) {
    return new Print(paper).usual();
  }

  /// The paper on exactly one page, in as large a type as there is room for, with what is left given to lines to write on.
  public OnePage onePage(Paper paper) {
    return new Print(paper).onOnePage();
  }

  /// The characters of a paper that no type has, each once: of an emoji nothing is printed, and `�` for any other, such as those of a
  /// Chinese name. Whoever brings a paper says so to somebody who can do something about it.
  public List<String> missingIn(Paper paper) {
    var around = Stream.of(paper.title(), paper.subtitle() == null ? "" : paper.subtitle(), paper.version() == null ? "" : paper.version());
    return Stream.concat(around, paper.parts().stream().flatMap(Part::texts)).map(PrintCharacters::missingIn).flatMap(List::stream).distinct().toList();
  }

  private final class Print {
    private final Paper paper;
    private final Imprint by = imprint.get();
    private final PrintPictures pictures = new PrintPictures();

    Print(Paper paper) {
      this.paper = paper;
    }

    byte[] usual() {
      return printed(pages(USUAL, PaperFit.USUAL));
    }

    OnePage onOnePage() {
      var least = survey(pages(SMALLEST, PaperFit.withLines(0, 0)));
      if (least.pages() > 1) {
        return new OnePage.TooMuch(least.pages() - 2 + least.bottom(least.pages() - 1) / PaperPages.HIGH);
      }
      var size = LARGEST;
      while (size > SMALLEST && survey(pages(size, PaperFit.withLines(0, 0))).pages() > 1) {
        size--;
      }
      return new OnePage.Fits(printed(filled(size)), size);
    }

    /// With as many more lines below each question as there is room for, and all of them as much higher.
    private PaperPages filled(double size) {
      var questions = paper.parts().stream().filter(part -> part instanceof Part.QuestionWithRoom question && question.lines() > 0).toList();
      if (questions.isEmpty()) {
        return pages(size, PaperFit.withLines(0, 0));
      }
      var fits = 0;
      var tooMany = MOST_MORE_LINES;
      while (tooMany - fits > 1) {
        var middle = (fits + tooMany) / 2;
        if (survey(pages(size, PaperFit.withLines(middle, 0))).pages() == 1) {
          fits = middle;
        } else {
          tooMany = middle;
        }
      }
      var lines = questions.size() * fits + questions.stream().mapToInt(part -> ((Part.QuestionWithRoom) part).lines()).sum();
      var left = PaperPages.HIGH - survey(pages(size, PaperFit.withLines(fits, 0))).bottom(0);
      var higher = Math.min(MOST_HIGHER, Math.max(0, left - SPARE) / lines);
      var pages = pages(size, PaperFit.withLines(fits, higher));
      return survey(pages).pages() == 1 ? pages : pages(size, PaperFit.withLines(fits, 0));
    }

    private PaperPages pages(double size, PaperFit fit) {
      return new PaperPages(paper, by, pictures, new PaperSizes(size), fit);
    }

    private PrintSurvey survey(PaperPages pages) {
      return press(pages).survey(pages.document());
    }

    private byte[] printed(PaperPages pages) {
      var printed = new ByteArrayOutputStream(100_000);
      press(pages).print(pages.document(), printed);
      try {
        return PdfFinish.finished(printed.toByteArray(), _ -> {});
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private FoPress press(PaperPages pages) {
      var subtitle = paper.subtitle() == null ? "" : paper.subtitle();
      var at = paper.madeAt() == null ? clock.instant() : paper.madeAt();
      return new FoPress(pictures, new FoPress.About(pages.title(), by.municipality(), subtitle, at));
    }
  }
}
