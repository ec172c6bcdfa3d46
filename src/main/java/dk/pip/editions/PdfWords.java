package dk.pip.editions;

import dk.pip.editions.AttachmentText.Unread;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/// Reads the PDF that it gets, and writes its lines, each with its page, and at last how far it came.
final class PdfWords {
  /// Stands where else the number of a page does.
  static final int END = -1;

  /// Is said before anything else.
  static final int BEGUN = 0x5044_4621;

  private static final int MOST_SIGNS = 5_000_000;
  private static final int MOST_FIELDS = 5_000;
  private static final int MOST_PAGES = 2_000;
  private static final int MOST_NAMED = 200;
  private static final int BETWEEN_LOOKS = 64;
  private static final String FILE = "FileAttachment";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long until;
  private final DataOutputStream out;
  private final EnumSet<Unread> unread = EnumSet.noneOf(Unread.class);
  private final List<Integer> silent = new ArrayList<>();
  private int signs;
  private int steps;
  private boolean hasWords;

  private PdfWords(long milliseconds, DataOutputStream out) {
    this.until = THREADS.getCurrentThreadCpuTime() + milliseconds * 1_000_000;
    this.out = out;
  }

  static void main(String[] arguments) throws IOException {
    // Nobody else is to write there.
    var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setOut(System.err);
    endAfter(Long.parseLong(arguments[1]));
    out.writeInt(BEGUN);
    out.flush();
    FontMappers.set(new OneFont());
    new PdfWords(Long.parseLong(arguments[0]), out).read(System.in.readAllBytes());
  }

  /// Whoever is to end it may be gone.
  private static void endAfter(long milliseconds) {
    var clock =
        new Thread(
            () -> {
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(milliseconds));
              Runtime.getRuntime().halt(1);
            });
    clock.setDaemon(true);
    clock.start();
  }

  /// Ends a reading before its end.
  private static final class Enough extends IOException {
    private static final long serialVersionUID = 1;

    private final Unread why;

    Enough(Unread why) {
      super(why.name());
      this.why = why;
    }
  }

  private void read(byte[] bytes) throws IOException {
    try {
      pdf(bytes);
    } catch (InvalidPasswordException e) {
      unread.add(Unread.LOCKED);
    } catch (Enough e) {
      unread.add(e.why);
    } catch (OutOfMemoryError e) {
      unread.add(Unread.TOO_MUCH);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      unread.add(Unread.BROKEN);
    }
    if (!hasWords && AttachmentText.isAtEnd(unread)) {
      unread.add(Unread.NO_WORDS);
    } else if (!silent.isEmpty()) {
      unread.add(Unread.SOME_PAGES);
    }
    out.writeInt(END);
    out.writeUTF(unread.stream().map(Enum::name).collect(Collectors.joining(",")));
    out.writeInt(silent.size());
    for (var page : silent) {
      out.writeInt(page);
    }
    out.flush();
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
    if (THREADS.getCurrentThreadCpuTime() > until) {
      throw new Enough(Unread.TOO_LONG);
    }
  }

  /// Whether there are any words.
  private boolean give(String text, int page) throws IOException {
    goOn(text.length());
    AttachmentText.give(text, page, (line, number) -> {
      try {
        var bytes = line.getBytes(StandardCharsets.UTF_8);
        out.writeInt(number);
        out.writeInt(bytes.length);
        out.write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    out.flush();
    return !text.isBlank();
  }

  private void pdf(byte[] bytes) throws IOException {
    try (var document = Loader.loadPDF(bytes)) {
      if (!document.isEncrypted() && document.getDocument().getTrailer().containsKey(COSName.ENCRYPT)) {
        throw new Enough(Unread.LOCKED);
      }
      if (document.getNumberOfPages() > MOST_PAGES) {
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

  /// The only font that there is beside those in the PDF: the machine's own aren't looked for.
  private static final class OneFont implements FontMapper {
    private @Nullable TrueTypeFont font;

    private TrueTypeFont font() {
      if (font == null) {
        try (var stream = Objects.requireNonNull(PDFont.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"))) {
          font = new TTFParser().parse(new RandomAccessReadBuffer(stream));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return font;
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String name, @Nullable PDFontDescriptor descriptor) {
      return new FontMapping<>(font(), true);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String name, @Nullable PDFontDescriptor descriptor) {
      return new FontMapping<>(font(), true);
    }

    @Override
    public CIDFontMapping getCIDFont(String name, @Nullable PDFontDescriptor descriptor, @Nullable PDCIDSystemInfo system) {
      return new CIDFontMapping(null, font(), true);
    }
  }
}
