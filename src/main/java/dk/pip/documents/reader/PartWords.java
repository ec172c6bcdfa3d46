package dk.pip.documents.reader;

import dk.pip.documents.Unread;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;

/// Reads the words of documents that are a zip of parts, such as Word's, and those of the documents and sheets within them. How much
/// is done is counted, so that whatever ends it ends it every time.
final class PartWords {
  private static final int MOST_PARTS = 2_000;
  private static final int MOST_UNPACKED = 128 * 1024 * 1024;
  private static final int LARGEST_PART = 32 * 1024 * 1024;
  private static final int MOST_SIGNS = 5_000_000;

  /// Where the text itself stands; all the rest also has words when there is nothing but a picture.
  private static final Set<String> MAIN = Set.of("word/document.xml", "content.xml");

  private static final String BODY = "<office:body";

  private static final Pattern DOCUMENT = Pattern.compile(".*\\.(?:docx|xlsx|pptx|odt|ods|odp)");

  /// What has no words of its own.
  private static final Pattern SILENT =
      Pattern.compile(
          "mimetype|layout-cache|\\[content_types]\\.xml|.*/|(?:objectreplacements|configurations2|thumbnails)/.*|.*\\.(?:rels|rdf|png|jpe?g|gif|bmp|tiff?|webp|emf|wmf|wdp|emz|wmz|odttf|ttf|otf)|(?:word|xl)/printersettings/.*");

  /// Where each mark holds a value.
  private static final Pattern VALUES = Pattern.compile("(?:customxml|docprops)/.*|meta\\.xml");

  private final ReadingAnswer answer;
  private final long until;
  private final EnumSet<Unread> unread = EnumSet.noneOf(Unread.class);
  private int parts;
  private long unpacked;
  private int signs;
  private boolean hasWords;

  /// @param until when the time is up
  PartWords(ReadingAnswer answer, long until) {
    this.answer = answer;
    this.until = until;
  }

  void read(byte[] bytes) throws IOException {
    try {
      parts(bytes, true);
    } catch (Enough e) {
      unread.add(e.why());
    } catch (IOException | RuntimeException e) {
      unread.add(Unread.BROKEN);
    }
    if (!hasWords && Unread.isAtEnd(unread)) {
      unread.add(Unread.NO_WORDS);
    }
    answer.end(unread, 0, List.of());
  }

  private void parts(byte[] bytes, boolean isOuter) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++parts > MOST_PARTS) {
          throw new Enough(Unread.TOO_MUCH);
        }
        var name = entry.getName().toLowerCase(Locale.ROOT);
        var isDocument = isOuter && DOCUMENT.matcher(name).matches();
        var isSilent = SILENT.matcher(name).matches();
        var isText = !isSilent && (name.endsWith(".xml") || name.endsWith(".svg"));
        var part = unpack(zip, isDocument || isText);
        if (isDocument) {
          parts(part, false);
        } else if (isText) {
          text(name, decoded(part), isOuter);
        } else if (!isSilent) {
          unread.add(Unread.FILES_WITHIN);
        }
      }
    }
  }

  private void text(String name, String xml, boolean isOuter) throws IOException {
    var isApart = VALUES.matcher(name).matches();
    var body = Math.max(0, xml.indexOf(BODY));
    give(MarkupWords.of(xml.substring(0, body), isApart));
    var has = give(MarkupWords.of(xml.substring(body), isApart));
    hasWords |= has && isOuter && MAIN.contains(name);
  }

  /// Whether there are any.
  private boolean give(MarkupWords markup) throws IOException {
    if (!markup.isWhole()) {
      unread.add(Unread.BROKEN);
    }
    signs += markup.words().length();
    if (signs > MOST_SIGNS) {
      throw new Enough(Unread.TOO_MUCH);
    }
    if (ReadingClock.isUp(until)) {
      throw new Enough(Unread.TOO_LONG);
    }
    answer.lines(markup.words(), 0);
    return !markup.words().isBlank();
  }

  private byte[] unpack(InputStream stream, boolean isKept) throws IOException {
    var kept = new ByteArrayOutputStream();
    var buffer = new byte[8_192];
    for (var read = stream.read(buffer); read > 0; read = stream.read(buffer)) {
      unpacked += read;
      if (unpacked > MOST_UNPACKED || isKept && kept.size() + read > LARGEST_PART) {
        throw new Enough(Unread.TOO_MUCH);
      }
      if (isKept) {
        kept.write(buffer, 0, read);
      }
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
}
