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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads rows, and finds out how a file is to be read. Lenient where programs differ; bounded where a file could make us
/// hold much of it.
final class CsvFile {
  private static final int LONGEST_ROW = 100_000;
  private static final int MOST_FIELDS = 200;
  private static final int LOOKED_AT = 500;

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
    var before = (int) rows.stream().takeWhile(row -> row.stream().noneMatch(CsvFile::isAddress)).count();
    var header = before > 0;
    var titles = header ? titles(rows.subList(0, before)) : 0;
    var head = header ? rows.get(titles) : List.<String>of();
    var below = rows.subList(header ? titles + 1 : 0, rows.size());
    var columns = new ArrayList<Column>();
    for (var i = 0; i < width; i++) {
      var titled = i < head.size() ? named(head.get(i)) : null;
      var named = titled == null && StateColumns.tellsOfLeaving(column(below, i)) ? Column.STATE : titled;
      var fits = named == null || !named.isAboutState() || StateColumns.fits(named, column(below, i));
      var twice = named != null && !named.isAboutState() && columns.contains(named);
      columns.add(named == null || named == Column.ADDRESS || twice || !fits ? Column.NOTHING : named);
    }
    var address = columnOfAddresses(head, below, width);
    if (address >= 0) {
      columns.set(address, Column.ADDRESS);
    }
    if (!header && width == 2 && columns.contains(Column.ADDRESS)) {
      columns.replaceAll(column -> column == Column.NOTHING ? Column.NAME : column);
    }
    return new CsvFormat(separator, titles, header, columns);
  }

  private static List<String> column(List<List<String>> rows, int index) {
    return rows.stream().filter(row -> row.size() > index).map(row -> row.get(index)).toList();
  }

  /// How many of the rows before the first address stand above the header: a title has one cell or two, and the header is
  /// the row with the most titles of columns that we know.
  private static int titles(List<List<String>> before) {
    var best = 0;
    var most = -1;
    for (var i = 0; i < before.size(); i++) {
      var filled = filled(before.get(i));
      var known = (int) before.get(i).stream().map(CsvFile::named).filter(Objects::nonNull).distinct().count();
      var alone = filled == 1 && i + 1 < before.size() && filled(before.get(i + 1)) > 1;
      var score = alone ? 0 : known * 10 + (filled > 1 ? 1 : 0);
      if (score > most) {
        most = score;
        best = i;
      }
    }
    return best;
  }

  private static int filled(List<String> row) {
    return (int) row.stream().filter(field -> !stripped(field).isEmpty()).count();
  }

  /// The column that is filled best with addresses; of several alike the one that is called so, then the first. Where no
  /// row has one, the column that is called so.
  private static int columnOfAddresses(List<String> head, List<List<String>> rows, int width) {
    var best = -1;
    var most = 0L;
    for (var i = 0; i < width; i++) {
      var called = i < head.size() && named(head.get(i)) == Column.ADDRESS;
      var score = 2 * addresses(rows, i) + (called ? 1 : 0);
      if (score > most) {
        most = score;
        best = i;
      }
    }
    return best;
  }

  static long addresses(List<List<String>> rows, int index) {
    return column(rows, index).stream().filter(CsvFile::isAddress).count();
  }

  private static boolean isAddress(String field) {
    return field.indexOf('@') > 0 && MailAddress.parse(field).isPresent();
  }

  private static @Nullable Column named(String title) {
    var name = stripped(title).toLowerCase(Locale.ROOT).replaceAll("[\\s_.,:?*()/-]+", "");
    return switch (name) {
      case "fornavn", "fornavne", "firstname", "givenname" -> Column.FIRST_NAME;
      case "efternavn", "lastname", "surname", "familyname" -> Column.LAST_NAME;
      case "efternavnfornavn", "fornavnefternavn", "fornavnogefternavn", "lastnamefirstname", "firstnamelastname" -> Column.NAME;
      case "navn", "name", "fuldenavn", "fuldtnavn", "fullname", "displayname", "visningsnavn" -> Column.NAME;
      case "sprog", "language", "lang" -> Column.LANGUAGE;
      default -> {
        var state = StateColumns.named(name);
        yield state != null ? state : name.contains("mail") || name.contains("epost") ? Column.ADDRESS : null;
      }
    };
  }
}
