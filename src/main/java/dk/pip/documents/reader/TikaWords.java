package dk.pip.documents.reader;

import dk.pip.documents.DocumentKind;
import dk.pip.documents.DocumentText;
import dk.pip.documents.Unread;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Office;
import org.apache.tika.metadata.PagedText;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Reads a document by Tika, as one reads it: what stands in it, in its order. What is within it is not opened, no picture is looked
/// at, and what was written before the end of the time or the memory is there.
final class TikaWords {
  private static final int PIECE = 16_000;

  private final ReadingAnswer answer;
  private final long until;
  private final EnumSet<Unread> unread = EnumSet.noneOf(Unread.class);

  /// @param until when the time is up
  TikaWords(ReadingAnswer answer, long until) {
    this.answer = answer;
    this.until = until;
  }

  void read(DocumentKind kind, byte[] bytes) throws IOException {
    var facts = new Metadata();
    var words = new Words();
    try (var stream = TikaInputStream.get(bytes)) {
      parser(kind).parse(stream, words, facts, closed());
    } catch (EncryptedDocumentException e) {
      unread.add(Unread.LOCKED);
    } catch (IOException | SAXException | TikaException | RuntimeException | StackOverflowError | LinkageError e) {
      unread.add(why(e));
    }
    words.give();
    if (!words.hasAny && unread.isEmpty()) {
      unread.add(Unread.NO_WORDS);
    }
    answer.end(unread, Math.max(words.page, pages(facts)), List.of());
  }

  private static Unread why(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Enough enough) {
        return enough.why();
      }
    }
    return Unread.BROKEN;
  }

  private static Parser parser(DocumentKind kind) {
    return switch (kind) {
      case PDF -> pdf();
      case DOCX -> word();
      case ODT -> new OpenDocumentParser();
    };
  }

  private static Parser pdf() {
    var parser = new PDFParser();
    var config = parser.getPDFParserConfig();
    config.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
    config.setExtractInlineImages(false);
    config.setExtractActions(false);
    config.setExtractBookmarksText(false);
    return parser;
  }

  /// By its marks one after the other: nothing is built of them.
  private static Parser word() {
    var parser = new OOXMLParser();
    parser.setUseSAXDocxExtractor(true);
    return parser;
  }

  private static int pages(Metadata facts) {
    var paged = facts.getInt(PagedText.N_PAGES);
    var counted = paged == null ? facts.getInt(Office.PAGE_COUNT) : paged;
    return counted == null || counted < 0 || counted > 1_000_000 ? 0 : counted;
  }

  /// Files within it are left alone.
  private static ParseContext closed() {
    var context = new ParseContext();
    context.set(
        EmbeddedDocumentExtractor.class,
        new EmbeddedDocumentExtractor() {
          @Override
          public boolean shouldParseEmbedded(Metadata facts) {
            return false;
          }

          @Override
          public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata facts, boolean isApart) {}
        });
    return context;
  }

  /// Writes the words on, a paragraph or cell a line.
  private final class Words extends DefaultHandler {
    private final StringBuilder text = new StringBuilder();
    private int signs;
    private int page;
    private boolean isBody;
    private boolean hasAny;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
      switch (name) {
        case "body" -> isBody = true;
        case "div" -> {
          if ("page".equals(attributes.getValue("class"))) {
            write();
            page++;
          }
        }
        default -> {}
      }
      look();
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
      switch (name) {
        case "p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "li", "div", "br", "title" -> line();
        default -> {}
      }
      look();
    }

    @Override
    public void characters(char[] signs, int start, int length) throws SAXException {
      if (isBody) {
        add(signs, start, length);
      }
    }

    private void add(char[] more, int start, int length) throws SAXException {
      var room = DocumentText.MOST_SIGNS - signs;
      var fits = Math.min(room, length);
      text.append(more, start, fits);
      signs += fits;
      if (text.length() >= PIECE) {
        look();
        write();
      }
      if (fits < length) {
        throw new SAXException(new Enough(Unread.TOO_MUCH));
      }
    }

    private void line() {
      if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
        text.append('\n');
      }
    }

    private void look() throws SAXException {
      if (ReadingClock.isUp(until)) {
        throw new SAXException(new Enough(Unread.TOO_LONG));
      }
    }

    private void write() throws SAXException {
      try {
        give();
      } catch (IOException e) {
        throw new SAXException(e);
      }
    }

    void give() throws IOException {
      var words = text.toString();
      text.setLength(0);
      if (!words.isBlank()) {
        hasAny = true;
        answer.piece(words, page);
        answer.flush();
      }
    }
  }
}
