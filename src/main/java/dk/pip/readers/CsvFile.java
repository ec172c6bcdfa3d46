package dk.pip.readers;

import dk.pip.readers.CsvFormat.Column;
import dk.pip.shared.CsvRows;
import dk.pip.shared.MailAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds out how a file of readers is to be read.
final class CsvFile {
  private static final int LOOKED_AT = 500;

  private CsvFile() {}

  /// The first rows that have something in them, as they are with the separator.
  static List<List<String>> first(InputStream bytes, Charset charset, char separator, int count) throws IOException {
    var first = new ArrayList<List<String>>();
    try (var rows = CsvRows.rows(CsvRows.text(bytes, charset), separator)) {
      for (var row : rows) {
        if (!CsvRows.isBlank(row.getFields())) {
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
    return (int) row.stream().filter(field -> !CsvRows.stripped(field).isEmpty()).count();
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
    var name = CsvRows.stripped(title).toLowerCase(Locale.ROOT).replaceAll("[\\s_.,:?*()/-]+", "");
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
