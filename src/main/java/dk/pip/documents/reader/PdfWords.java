package dk.pip.documents.reader;

import dk.pip.documents.Unread;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/// Reads a PDF with suspicion, and writes its lines, each with its page, and at last how far it came: what stands in fields, notes and
/// the document's own card, too.
final class PdfWords {
  private static final int MOST_SIGNS = 5_000_000;
  private static final int MOST_FIELDS = 5_000;
  private static final int MOST_PAGES = 2_000;
  private static final int MOST_NAMED = 200;
  private static final int BETWEEN_LOOKS = 64;
  private static final String FILE = "FileAttachment";

  private final ReadingAnswer answer;
  private final long until;
  private final EnumSet<Unread> unread = EnumSet.noneOf(Unread.class);
  private final List<Integer> silent = new ArrayList<>();
  private int signs;
  private int steps;
  private boolean hasWords;
  private int pages;

  /// @param until when the time is up
  PdfWords(ReadingAnswer answer, long until) {
    this.answer = answer;
    this.until = until;
  }

  void read(byte[] bytes) throws IOException {
    try {
      pdf(bytes);
    } catch (InvalidPasswordException e) {
      unread.add(Unread.LOCKED);
    } catch (Enough e) {
      unread.add(e.why());
    } catch (OutOfMemoryError e) {
      unread.add(Unread.TOO_MUCH);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      unread.add(Unread.BROKEN);
    }
    if (!hasWords && Unread.isAtEnd(unread)) {
      unread.add(Unread.NO_WORDS);
    } else if (!silent.isEmpty()) {
      unread.add(Unread.SOME_PAGES);
    }
    answer.end(unread, pages, silent);
  }

  private void goOn(int more) throws Enough {
    signs += more;
    if (signs > MOST_SIGNS) {
      throw new Enough(Unread.TOO_MUCH);
    }
    if (steps++ % BETWEEN_LOOKS == 0) {
      lookAtTheClock();
    }
  }

  private void lookAtTheClock() throws Enough {
    if (ReadingClock.isUp(until)) {
      throw new Enough(Unread.TOO_LONG);
    }
  }

  /// Whether there are any words.
  private boolean give(String text, int page) throws IOException {
    goOn(text.length());
    answer.lines(text, page);
    return !text.isBlank();
  }

  private void pdf(byte[] bytes) throws IOException {
    try (var document = Loader.loadPDF(bytes)) {
      if (!document.isEncrypted() && document.getDocument().getTrailer().containsKey(COSName.ENCRYPT)) {
        throw new Enough(Unread.LOCKED);
      }
      pages = document.getNumberOfPages();
      if (pages > MOST_PAGES) {
        throw new Enough(Unread.TOO_MUCH);
      }
      about(document);
      new Pages().writeText(document, Writer.nullWriter());
    }
  }

  /// What stands in the fields of a form and in the document's own card, and whether there are files in it.
  private void about(PDDocument document) throws IOException {
    var card = document.getDocumentInformation();
    for (var line : Stream.of(card.getTitle(), card.getSubject(), card.getKeywords(), card.getAuthor()).filter(Objects::nonNull).toList()) {
      give(line, 0);
    }
    var catalog = document.getDocumentCatalog();
    var names = catalog.getCOSObject().getCOSDictionary(COSName.NAMES);
    var files = names == null ? null : names.getCOSDictionary(COSName.EMBEDDED_FILES);
    if (files != null && (isFull(files.getCOSArray(COSName.NAMES)) || isFull(files.getCOSArray(COSName.KIDS)))) {
      unread.add(Unread.FILES_WITHIN);
    }
    var form = catalog.getAcroForm(null);
    var fields = 0;
    if (form != null) {
      for (var field : form.getFieldTree()) {
        if (++fields > MOST_FIELDS) {
          throw new Enough(Unread.TOO_MUCH);
        }
        hasWords |= give(field.getValueAsString(), 0);
      }
    }
  }

  private static boolean isFull(@Nullable COSArray array) {
    return array != null && array.size() > 0;
  }

  /// Reads the pages one by one, and stops in the midst of one that never ends.
  private final class Pages extends PDFTextStripper {
    private StringWriter page = new StringWriter();
    private boolean hasPicture;

    @Override
    protected void startPage(PDPage next) {
      page = new StringWriter();
      output = page;
      hasPicture = false;
    }

    @Override
    protected void endPage(PDPage last) throws IOException {
      lookAtTheClock();
      var has = give(page.toString(), getCurrentPageNo());
      hasWords |= has;
      if (!has && hasPicture && silent.size() < MOST_NAMED) {
        silent.add(getCurrentPageNo());
      }
      for (var note : last.getAnnotations()) {
        goOn(0);
        if (FILE.equals(note.getSubtype())) {
          unread.add(Unread.FILES_WITHIN);
        }
        if (note.getContents() != null) {
          give(note.getContents(), getCurrentPageNo());
        }
      }
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      goOn(0);
      hasPicture |= switch (operator.getName()) {
        case "BI" -> true;
        case "Do" -> !operands.isEmpty() && operands.getFirst() instanceof COSName name && getResources() != null && getResources().isImageXObject(name);
        default -> false;
      };
      super.processOperator(operator, operands);
    }

    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException e) throws IOException {
      if (e instanceof Enough) {
        throw e;
      }
      super.operatorException(operator, operands, e);
    }
  }
}
