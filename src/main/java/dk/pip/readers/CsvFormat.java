package dk.pip.readers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// How a file of readers is to be read.
///
/// @param separator between the fields of a row
/// @param header whether the first row names the columns
public record CsvFormat(char separator, boolean header, List<Column> columns) {
  public static final List<Character> SEPARATORS = List.of(';', ',', '\t', '|');

  public CsvFormat {
    columns = List.copyOf(columns);
  }

  /// What a column is.
  public enum Column {
    ADDRESS,
    NAME,
    FIRST_NAME,
    LAST_NAME,
    LANGUAGE,
    NOTHING
  }

  public boolean hasAddress() {
    return columns.contains(Column.ADDRESS);
  }

  String text() {
    return separator + "," + header + "," + columns.stream().map(Column::name).collect(Collectors.joining(","));
  }

  static CsvFormat parse(String text) {
    var parts = text.substring(2).split(",");
    return new CsvFormat(
        text.charAt(0),
        Boolean.parseBoolean(parts[0]),
        Arrays.stream(parts).skip(1).map(Column::valueOf).toList());
  }
}
