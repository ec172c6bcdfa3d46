package dk.pip.editions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/// Reads the words of attachments, line by line. Whoever made the file has a say in how long that takes and how much of it there
/// is, so all of it is bounded, and what was not read to its end says so.
final class AttachmentText {
  private static final int MOST_PARTS = 2_000;
  private static final int MOST_UNPACKED = 128 * 1024 * 1024;
  private static final int LARGEST_PART = 32 * 1024 * 1024;
  private static final int MOST_SIGNS = 5_000_000;
  private static final int MOST_FIELDS = 5_000;
  private static final int MOST_PAGES = 2_000;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /// Why an attachment was not read to its end.
  enum Unread {
    LOCKED,
    TOO_MUCH,
    BROKEN,
    /// There are no words in it, as when it was scanned.
    NO_WORDS
  }

  /// Ends a reading before its end.
  private static final class Enough extends IOException {
    private static final long serialVersionUID = 1;

    private final Unread why;

    Enough() {
      this(Unread.TOO_MUCH);
    }

    Enough(Unread why) {
      super(why.name());
      this.why = why;
    }
  }

  private final long until = System.nanoTime() + LONGEST.toNanos();
  private final ObjIntConsumer<String> lines;
  private int signs;
  private boolean hasWords;

  private AttachmentText(ObjIntConsumer<String> lines) {
    this.lines = lines;
  }

  /// Gives each line with the number of its page; 0 where the kind of file knows no pages.
  ///
  /// @return null where all of it was read
  static @Nullable Unread read(Attachment attachment, ObjIntConsumer<String> lines) {
    var text = new AttachmentText(lines);
    try {
      switch (attachment.kind()) {
        case PDF -> text.pdf(attachment.bytes());
        case DOCX, ODT -> text.parts(attachment.bytes());
      }
      return text.hasWords ? null : Unread.NO_WORDS;
    } catch (InvalidPasswordException e) {
      return Unread.LOCKED;
    } catch (Enough e) {
      return e.why;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return Unread.BROKEN;
    }
  }

  private void goOn(int more) throws Enough {
    signs += more;
    if (signs > MOST_SIGNS || System.nanoTime() > until) {
      throw new Enough();
    }
  }

  private void give(String text, int page) throws Enough {
    goOn(text.length());
    for (var line : text.split("[\\n\\r\\f]+")) {
      if (!line.isBlank()) {
        hasWords = true;
        lines.accept(line, page);
      }
    }
  }

  private void pdf(byte[] bytes) throws IOException {
    PdfStreams.look(bytes, this::goOn);
    try (var document = Loader.loadPDF(bytes)) {
      if (document.getNumberOfPages() > MOST_PAGES) {
        throw new Enough();
      }
      about(document);
      new Pages().writeText(document, Writer.nullWriter());
    }
  }

  /// What stands in the fields of a form and in the document's own card.
  private void about(PDDocument document) throws IOException {
    var card = document.getDocumentInformation();
    for (var line : Stream.of(card.getTitle(), card.getSubject(), card.getKeywords(), card.getAuthor()).filter(Objects::nonNull).toList()) {
      goOn(line.length());
      lines.accept(line, 0);
    }
    var form = document.getDocumentCatalog().getAcroForm(null);
    var fields = 0;
    if (form != null) {
      for (var field : form.getFieldTree()) {
        if (++fields > MOST_FIELDS) {
          throw new Enough();
        }
        give(field.getValueAsString(), 0);
      }
    }
  }

  /// Reads the pages one by one, and stops in the midst of one that never ends.
  private final class Pages extends PDFTextStripper {
    private StringWriter page = new StringWriter();

    @Override
    protected void startPage(PDPage next) {
      page = new StringWriter();
      output = page;
    }

    @Override
    protected void endPage(PDPage last) throws IOException {
      give(page.toString(), getCurrentPageNo());
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      goOn(0);
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

  private void parts(byte[] bytes) throws IOException {
    var unpacked = 0L;
    var count = 0;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var isText = entry.getName().endsWith(".xml") && !entry.getName().startsWith("[");
        var part = isText ? unpack(zip, LARGEST_PART) : new byte[0];
        unpacked += part.length;
        if (++count > MOST_PARTS || unpacked > MOST_UNPACKED) {
          throw new Enough();
        }
        goOn(0);
        give(MarkupWords.of(decoded(part)), 0);
      }
    }
  }

  private byte[] unpack(InputStream stream, int most) throws IOException {
    var kept = new ByteArrayOutputStream();
    var buffer = new byte[8_192];
    for (var read = stream.read(buffer); read > 0; read = stream.read(buffer)) {
      goOn(0);
      if (kept.size() + read > most) {
        throw new Enough();
      }
      kept.write(buffer, 0, read);
    }
    return kept.toByteArray();
  }

  private static String decoded(byte[] part) {
    return new String(part, charset(part));
  }

  private static Charset charset(byte[] part) {
    if (part.length < 2) {
      return StandardCharsets.UTF_8;
    }
    return switch ((part[0] & 0xff) << 8 | part[1] & 0xff) {
      case 0xfeff, 0xfffe -> StandardCharsets.UTF_16;
      case 0x003c -> StandardCharsets.UTF_16BE;
      case 0x3c00 -> StandardCharsets.UTF_16LE;
      default -> StandardCharsets.UTF_8;
    };
  }

  /// What one reads in XML: an end of a paragraph, a cell or a line ends a line, and all other marks are nothing.
  private static final class MarkupWords {
    private static final Pattern MARK = Pattern.compile("<!\\[CDATA\\[(?<data>.*?)]]>|<!--.*?-->|</?(?:[\\w.-]+:)?(?<name>[\\w.-]+)[^>]*>|<[^>]*>|&(?<entity>#?\\w{1,10});", Pattern.DOTALL);
    private static final List<String> BREAKS = List.of("p", "h", "br", "cr", "tab", "tc", "table-cell", "line-break");

    private MarkupWords() {}

    static String of(String xml) {
      var words = new StringBuilder();
      var mark = MARK.matcher(xml);
      var from = 0;
      while (mark.find()) {
        words.append(xml, from, mark.start());
        from = mark.end();
        var name = mark.group("name");
        var entity = mark.group("entity");
        if (entity != null) {
          words.append(sign(entity));
        } else if (name == null) {
          words.append(Objects.requireNonNullElse(mark.group("data"), ""));
        } else if (BREAKS.contains(name)) {
          words.append('\n');
        } else if (name.equals("s")) {
          words.append(' ');
        }
      }
      return words.append(xml, from, xml.length()).toString();
    }

    private static String sign(String entity) {
      if (!entity.startsWith("#")) {
        return entity.equals("amp") ? "&" : " ";
      }
      var isHexadecimal = entity.startsWith("#x");
      try {
        var code = Integer.parseInt(entity.substring(isHexadecimal ? 2 : 1), isHexadecimal ? 16 : 10);
        return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
      } catch (NumberFormatException e) {
        return " ";
      }
    }
  }

  /// Looks at what is packed in a PDF before anything else unpacks it, as that would put all of it into memory. How it is packed
  /// is only let through where this can tell how much it is.
  private static final class PdfStreams {
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "end".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_HEAD = 4_096;
    private static final Pattern LOCKED = Pattern.compile("/Encrypt\\b");
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern FILTER = Pattern.compile("/Filter\\s*(\\[[^\\]]*]|/\\w+|\\d+\\s+\\d+\\s+R)");
    private static final List<String> COUNTED = List.of("/FlateDecode", "/Fl");
    private static final List<String> PICTURES = List.of("/DCTDecode", "/DCT", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/CCF");
    private static final Pattern COLUMNS = Pattern.compile("/Columns\\s+(\\d{1,9})");
    private static final int MOST_COLUMNS = 100_000;

    private final byte[] bytes;
    private final Patience patience;
    private final TreeMap<String, Boolean> known = new TreeMap<>();
    private long unpacked;

    private PdfStreams(byte[] bytes, Patience patience) {
      this.bytes = bytes;
      this.patience = patience;
    }

    /// Throws when it has taken too long.
    private interface Patience {
      void look(int more) throws Enough;
    }

    static void look(byte[] bytes, Patience patience) throws IOException {
      if (LOCKED.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find()) {
        throw new Enough(Unread.LOCKED);
      }
      new PdfStreams(bytes, patience).look();
    }

    private void look() throws IOException {
      for (var i = indexOf(0); i >= 0; i = indexOf(i + STREAM.length)) {
        if (i >= END.length && Arrays.equals(bytes, i - END.length, i, END, 0, END.length)) {
          continue;
        }
        patience.look(0);
        if (!isCounted(i)) {
          throw new Enough();
        }
        unpack(begin(i + STREAM.length));
      }
    }

    private int indexOf(int from) {
      for (var i = from; i <= bytes.length - STREAM.length; i++) {
        if (bytes[i] == 's' && Arrays.equals(bytes, i, i + STREAM.length, STREAM, 0, STREAM.length)) {
          return i;
        }
      }
      return -1;
    }

    /// Whether all that unpacks it is counted here, or never unpacked for its words.
    private boolean isCounted(int stream) {
      var from = Math.max(0, stream - LONGEST_HEAD);
      var head = new String(bytes, from, stream - from, StandardCharsets.ISO_8859_1);
      head = ESCAPED.matcher(head.substring(Math.max(0, head.lastIndexOf("obj")))).replaceAll(sign -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(sign.group(1), 16))));
      var columns = COLUMNS.matcher(head);
      if (columns.find() && Integer.parseInt(columns.group(1)) > MOST_COLUMNS) {
        return false;
      }
      return FILTER.matcher(head).results().allMatch(filter -> known.computeIfAbsent(filter.group(1), PdfStreams::isCounted));
    }

    private static boolean isCounted(String filter) {
      var name = filter.replaceAll("[\\[\\]\\s]+", "");
      return name.isEmpty() || COUNTED.contains(name) || PICTURES.contains(name);
    }

    private int begin(int at) {
      var begin = at;
      while (begin < bytes.length && bytes[begin] == ' ') {
        begin++;
      }
      if (begin < bytes.length && bytes[begin] == '\r') {
        begin++;
      }
      return begin < bytes.length && bytes[begin] == '\n' ? begin + 1 : begin;
    }

    /// Counts what comes out, behind the two bytes that say how it is packed; what is not packed at all comes to nothing.
    private void unpack(int begin) throws IOException {
      if (begin + 2 >= bytes.length) {
        return;
      }
      var buffer = new byte[65_536];
      try (var inflater = new Inflater(true)) {
        inflater.setInput(bytes, begin + 2, bytes.length - begin - 2);
        var one = 0L;
        for (var read = inflater.inflate(buffer); read > 0; read = inflater.inflate(buffer)) {
          patience.look(0);
          one += read;
          unpacked += read;
          if (one > LARGEST_PART * 2L || unpacked > MOST_UNPACKED) {
            throw new Enough();
          }
        }
      } catch (DataFormatException e) {
        // It is packed otherwise, or not at all.
      }
    }
  }
}
