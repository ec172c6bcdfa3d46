package dk.pip.readers;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dk.pip.readers.CsvFormat.Column;
import dk.pip.shared.MailAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads rows, and finds out how a file is to be read. Lenient where programs differ; bounded where a file could make us
/// hold much of it.
final class CsvFile {
  private static final int LONGEST_ROW = 100_000;
  private static final int MOST_FIELDS = 200;
  private static final int LOOKED_AT = 50;

  private CsvFile() {}

  /// A name such as `"Bo" Holm` is taken as it is; the library wants to stop at it one day, and then so must we.
  @SuppressWarnings("removal")
  static CsvReader<CsvRecord> rows(Reader text, char separator) {
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
  static Reader text(InputStream bytes, Charset charset) throws IOException {
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
  static boolean isBlank(List<String> row) {
    return row.stream().allMatch(field -> stripped(field).isEmpty());
  }

  /// Without what can't be seen at either end, such as the hard spaces and joiners that come along from web pages.
  static String stripped(String field) {
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

  static boolean isUnseen(char c) {
    return c <= ' ' || Character.isSpaceChar(c) || Character.isWhitespace(c) || Character.getType(c) == Character.FORMAT;
  }

  /// Whether the bytes begin as those of Excel's own files do, the new and the old.
  static boolean isWorkbook(byte[] start) {
    var hex = HexFormat.of().formatHex(start);
    return hex.startsWith("504b0304") || hex.startsWith("d0cf11e0a1b11ae1");
  }

  /// The first rows that have something in them, as they are with the separator.
  static List<List<String>> first(InputStream bytes, Charset charset, char separator, int count) throws IOException {
    var first = new ArrayList<List<String>>();
    try (var rows = rows(text(bytes, charset), separator)) {
      for (var row : rows) {
        if (!isBlank(row.getFields())) {
          first.add(row.getFields());
        }
        if (first.size() == count) {
          break;
        }
      }
    } catch (de.siegmar.fastcsv.reader.CsvParseException e) {
      // What came before it is shown.
      return first;
    }
    return first;
  }

  /// A source of the file's bytes from the start.
  interface Bytes {
    InputStream open() throws IOException;
  }

  /// The format that fits the beginning of the file best.
  static CsvFormat guess(Bytes bytes, Charset charset) throws IOException {
    var best = CsvFormat.SEPARATORS.getFirst();
    var bestScore = -1;
    for (var separator : CsvFormat.SEPARATORS) {
      var score = score(first(bytes.open(), charset, separator, LOOKED_AT));
      if (score > bestScore) {
        best = separator;
        bestScore = score;
      }
    }
    return guess(first(bytes.open(), charset, best, LOOKED_AT), best);
  }

  /// A separator is likely when rows have the same number of fields, and whole addresses stand in them.
  private static int score(List<List<String>> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    var width = rows.getFirst().size();
    var score = 0;
    for (var row : rows) {
      score += width > 1 && row.size() == width ? 2 : 0;
      score += row.stream().anyMatch(field -> isAddress(field)) ? 3 : 0;
    }
    return score;
  }

  private static CsvFormat guess(List<List<String>> rows, char separator) {
    var width = rows.stream().mapToInt(List::size).max().orElse(1);
    var header = !rows.isEmpty() && rows.getFirst().stream().noneMatch(CsvFile::isAddress);
    var columns = new ArrayList<Column>();
    for (var i = 0; i < width; i++) {
      var named = header && i < rows.getFirst().size() ? named(rows.getFirst().get(i)) : null;
      columns.add(named == null || columns.contains(named) ? Column.NOTHING : named);
    }
    if (!holdsAddresses(rows, columns.indexOf(Column.ADDRESS))) {
      columns.replaceAll(column -> column == Column.ADDRESS ? Column.NOTHING : column);
      var column = columnOfAddresses(rows, width);
      if (column >= 0) {
        columns.set(column, Column.ADDRESS);
      }
    }
    if (!header && width == 2 && columns.contains(Column.ADDRESS)) {
      columns.replaceAll(column -> column == Column.NOTHING ? Column.NAME : column);
    }
    return new CsvFormat(separator, header, columns);
  }

  private static boolean holdsAddresses(List<List<String>> rows, int column) {
    return column >= 0
        && (rows.size() < 2 || rows.stream().anyMatch(row -> row.size() > column && isAddress(row.get(column))));
  }

  private static int columnOfAddresses(List<List<String>> rows, int width) {
    var best = -1;
    var most = 0L;
    for (var i = 0; i < width; i++) {
      var column = i;
      var count = rows.stream().filter(row -> row.size() > column && isAddress(row.get(column))).count();
      if (count > most) {
        most = count;
        best = i;
      }
    }
    return best;
  }

  private static boolean isAddress(String field) {
    return field.indexOf('@') > 0 && MailAddress.parse(field).isPresent();
  }

  private static @Nullable Column named(String title) {
    var name = title.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]+", "");
    return switch (name) {
      case "fornavn", "fornavne", "firstname", "givenname" -> Column.FIRST_NAME;
      case "efternavn", "lastname", "surname", "familyname" -> Column.LAST_NAME;
      case "navn", "name", "fuldenavn", "fuldtnavn", "fullname", "displayname", "visningsnavn" -> Column.NAME;
      case "sprog", "language", "lang" -> Column.LANGUAGE;
      default -> name.contains("mail") || name.contains("epost") ? Column.ADDRESS : null;
    };
  }
}
