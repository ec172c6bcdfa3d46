package dk.pip.readers;

import de.siegmar.fastcsv.reader.CsvRecord;
import dk.pip.readers.CsvFormat.Column;
import dk.pip.readers.ReaderImport.Problem;
import dk.pip.shared.CsvRows;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/// Writes the rows of a file into `readers.import_row`, by PostgreSQL's COPY and some thousands at a time.
@Component
class ImportStaging {
  private static final String COPY =
      "copy readers.import_row (import_id, line, address, name, language, hash, problem, raw) from stdin";
  private static final Pattern FOOTER =
      Pattern.compile(
          "(?iU)^(?:i alt|ialt|total|sum|antal|udskrevet|udskrift|dannet|genereret|generated|printed|kilde|source|side|page|©|\\(c\\))\\b|^©|^[-=_*]{3,}$");
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_RAW = 300;

  private final DataSource database;
  private final Suppressions suppressions;

  ImportStaging(DataSource database, Suppressions suppressions) {
    this.database = database;
    this.suppressions = suppressions;
  }

  /// Adds a row in COPY's text form.
  void write(StringBuilder copy, ImportId id, CsvFormat format, CsvRecord row, long line, LocalDate today) {
    var typed = field(row.getFields(), format, Column.ADDRESS);
    var address = MailAddress.parse(typed).orElse(null);
    var problem = problem(row.getFields(), format, typed, address, today);
    copy.append(id.value()).append('\t').append(line).append('\t');
    escaped(copy, address == null ? "" : address.text()).append('\t');
    escaped(copy, name(row, format)).append('\t').append(language(row, format)).append("\t\\\\x");
    copy.append(address == null ? "" : HexFormat.of().formatHex(suppressions.hashToCompare(address.text()))).append('\t');
    copy.append(problem == null ? "\\N" : problem.name()).append('\t');
    if (problem == null) {
      copy.append("\\N");
    } else {
      escaped(copy, brief(String.join(" | ", row.getFields()), LONGEST_RAW));
    }
    copy.append('\n');
  }

  /// Why a row is not to be taken, as far as the row itself says; null if it says nothing.
  static @Nullable Problem problem(
      List<String> row, CsvFormat format, String typed, @Nullable MailAddress address, LocalDate today) {
    if (address == null && typed.isEmpty()) {
      return isFooter(row) ? Problem.FOOTER : Problem.NO_ADDRESS;
    }
    if (address == null) {
      return Problem.NOT_AN_ADDRESS;
    }
    for (var i = 0; i < format.columns().size(); i++) {
      if (StateColumns.saysNo(format.columns().get(i), i < row.size() ? CsvRows.stripped(row.get(i)) : "", today)) {
        return Problem.STATED;
      }
    }
    return null;
  }

  private static boolean isFooter(List<String> row) {
    var filled = row.stream().map(CsvRows::stripped).filter(field -> !field.isEmpty()).toList();
    return filled.size() <= 2 && FOOTER.matcher(filled.getFirst()).find();
  }

  void send(StringBuilder copy) throws SQLException, IOException {
    var connection = DataSourceUtils.getConnection(database);
    try {
      var bytes = copy.toString().getBytes(StandardCharsets.UTF_8);
      connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new java.io.ByteArrayInputStream(bytes), 65_536);
    } finally {
      DataSourceUtils.releaseConnection(connection, database);
    }
  }

  private static StringBuilder escaped(StringBuilder copy, String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '\\' -> copy.append("\\\\");
        case '\t', '\n', '\r' -> copy.append(' ');
        case '\0' -> {}
        default -> copy.append(c);
      }
    }
    return copy;
  }

  static String field(List<String> row, CsvFormat format, Column column) {
    var index = format.columns().indexOf(column);
    var field = index < 0 || index >= row.size() ? "" : CsvRows.stripped(row.get(index));
    // What our own export puts before a cell that Excel would take for a formula.
    return field.matches("(?s)'[=+\\-@].*") ? field.substring(1) : field;
  }

  static String name(CsvRecord row, CsvFormat format) {
    return name(row.getFields(), format);
  }

  static String name(List<String> row, CsvFormat format) {
    var name = field(row, format, Column.NAME);
    if (name.isEmpty()) {
      name = (field(row, format, Column.FIRST_NAME) + " " + field(row, format, Column.LAST_NAME)).strip();
    }
    return brief(name.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " "), LONGEST_NAME);
  }

  static String language(CsvRecord row, CsvFormat format) {
    return language(field(row.getFields(), format, Column.LANGUAGE));
  }

  static String language(String typed) {
    return typed.toLowerCase(Locale.ROOT).startsWith("en") ? "en" : "da";
  }

  static String brief(@Nullable String text, int length) {
    return text == null ? "" : Letters.first(length, text);
  }
}
