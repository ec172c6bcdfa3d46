package dk.pip.readers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// How a file of readers is to be read.
///
/// @param separator between the fields of a row
/// @param titles rows above the header that name nothing, such as a line with the list's name
/// @param header whether the first row below them names the columns
public record CsvFormat(char separator, int titles, boolean header, List<Column> columns) {
  public static final List<Character> SEPARATORS = List.of(';', ',', '\t', '|');

  public CsvFormat {
    columns = List.copyOf(columns);
  }

  public CsvFormat(char separator, boolean header, List<Column> columns) {
    this(separator, 0, header, columns);
  }

  /// What a column is.
  public enum Column {
    ADDRESS,
    NAME,
    FIRST_NAME,
    LAST_NAME,
    LANGUAGE,
    /// How it stands with the reader, in words: »tilmeldt«, »unsubscribed«.
    STATE,
    /// Filled in for those who have left, with a day or a word.
    LEFT,
    /// Only those with a yes in it have said yes.
    CONSENT,
    NOTHING;

    /// Whether there may be several of it.
    boolean isAboutState() {
      return this == STATE || this == LEFT || this == CONSENT;
    }
  }

  /// How many rows with something in them come before the readers.
  public int rowsBefore() {
    return titles + (header ? 1 : 0);
  }

  public boolean saysWhoLeft() {
    return columns.stream().anyMatch(Column::isAboutState);
  }

  public boolean hasAddress() {
    return columns.contains(Column.ADDRESS);
  }

  String text() {
    return separator + "," + header + "+" + titles + "," + columns.stream().map(Column::name).collect(Collectors.joining(","));
  }

  static CsvFormat parse(String text) {
    var parts = text.substring(2).split(",");
    var head = parts[0].split("\\+");
    return new CsvFormat(
        text.charAt(0),
        head.length > 1 ? Integer.parseInt(head[1]) : 0,
        Boolean.parseBoolean(head[0]),
        Arrays.stream(parts).skip(1).map(Column::valueOf).toList());
  }
}
