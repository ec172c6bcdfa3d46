package dk.pip.shared;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// Reads the rows of a CSV (RFC 4180). Lenient where programs differ; bounded where a file could make us hold much of it.
public final class CsvRows {
  private static final int LONGEST_ROW = 100_000;
  private static final int MOST_FIELDS = 200;

  private CsvRows() {}

  /// A name such as `"Bo" Holm` is taken as it is; the library wants to stop at it one day, and then so must we.
  @SuppressWarnings("removal")
  public static CsvReader<CsvRecord> rows(Reader text, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowExtraCharsAfterClosingQuote(true)
        .allowUnclosedQuote(true)
        // They count, so that a row has the number that Excel shows.
        .skipEmptyLines(false)
        .maxBufferSize(LONGEST_ROW)
        .build(
            CsvRecordHandler.builder().maxFields(MOST_FIELDS).maxFieldSize(LONGEST_ROW).maxRecordSize(LONGEST_ROW).build(),
            text);
  }

  /// The text after a byte order mark and after Excel's own first line, `sep=;`.
  public static Reader text(InputStream bytes, Charset charset) throws IOException {
    var text = new BufferedReader(new InputStreamReader(bytes, charset), 65_536);
    text.mark(16);
    if (text.read() != '\ufeff') {
      text.reset();
    }
    text.mark(16);
    var start = new char[5];
    var length = text.read(start);
    text.reset();
    if (length == 5 && new String(start).toLowerCase(Locale.ROOT).startsWith("sep=")) {
      text.readLine();
    }
    return text;
  }

  /// Whether nothing stands in any of a row's fields; Excel leaves many of these below what was deleted.
  public static boolean isBlank(List<String> row) {
    return row.stream().allMatch(field -> stripped(field).isEmpty());
  }

  /// Without what can't be seen at either end, such as the hard spaces and joiners that come along from web pages.
  public static String stripped(String field) {
    var from = 0;
    var to = field.length();
    while (from < to && isUnseen(field.charAt(from))) {
      from++;
    }
    while (to > from && isUnseen(field.charAt(to - 1))) {
      to--;
    }
    return field.substring(from, to);
  }

  public static boolean isUnseen(char c) {
    return c <= ' ' || Character.isSpaceChar(c) || Character.isWhitespace(c) || Character.getType(c) == Character.FORMAT;
  }

  /// Whether the bytes begin as those of Excel's own files do, the new and the old.
  public static boolean isWorkbook(byte[] start) {
    var hex = HexFormat.of().formatHex(start);
    return hex.startsWith("504b0304") || hex.startsWith("d0cf11e0a1b11ae1");
  }
}
