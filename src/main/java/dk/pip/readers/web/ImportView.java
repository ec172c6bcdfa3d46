package dk.pip.readers.web;

import dk.pip.readers.CsvFormat;
import dk.pip.readers.ReaderImport;
import dk.pip.readers.ReaderImports;
import dk.pip.readers.ReaderList;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// What the pages about imports print.
public final class ImportView {
  private ImportView() {}

  /// The form, and what was brought in before.
  public record Start(
      List<ReaderList> lists, List<ReaderImport> before, String chosen, Problems problems, Instant now) {
    public String when(ReaderImport file, Texts texts) {
      return Dates.near(file.uploadedAt(), now, texts);
    }
  }

  /// The file as it is understood, before anything is done.
  ///
  /// @param addressColumns those with addresses, where there are several
  /// @param head the first row, field by field, or what the columns hold where there is no header
  public record Preview(
      ReaderImport file,
      ReaderList list,
      CsvFormat format,
      List<String> head,
      List<ReaderImports.Understood> rows,
      List<ReaderImports.AddressColumn> addressColumns,
      String origin,
      boolean newYes,
      Problems problems) {
    public String address() {
      return ImportController.PATH + "/" + file.id().value();
    }

    public String charsetKey() {
      return "readers.import.charset."
          + switch (file.charset()) {
            case "windows-1252" -> "windows";
            case "x-MacRoman" -> "mac";
            case "UTF-8" -> "utf-8";
            default -> "utf-16";
          };
    }

    public String separatorKey(char separator) {
      return "readers.import.separator."
          + switch (separator) {
            case ';' -> "semicolon";
            case ',' -> "comma";
            case '\t' -> "tab";
            default -> "bar";
          };
    }

    /// Whether the file says who has left.
    public boolean leavesOut() {
      return format.saysWhoLeft();
    }

    /// `»Arbejdsmail« (12 af 40)`, one after the other.
    public String addressColumnList(Texts texts) {
      return addressColumns.stream()
          .map(
              column ->
                  texts.get(
                      "readers.import.address-column",
                      column.title().isBlank() ? Integer.toString(column.number()) : column.title(),
                      Long.toString(column.filled()),
                      Long.toString(column.rows())))
          .collect(Collectors.joining(", "));
    }

    public String proposedColumn() {
      var index = format.columns().indexOf(CsvFormat.Column.ADDRESS);
      return addressColumns.stream()
          .filter(column -> column.number() == index + 1)
          .map(column -> column.title().isBlank() ? Integer.toString(column.number()) : column.title())
          .findFirst()
          .orElse("");
    }

    public int kilobytes() {
      return (int) Math.max(1, file.bytes() / 1000);
    }
  }

  /// What comes or came of it.
  public record Progress(ReaderImport file, ReaderList list, List<ReaderImport.Refusal> refusals) {
    /// Whether there is something that can be taken back.
    public boolean mayUndo() {
      return file.state() == ReaderImport.State.DONE || file.state() == ReaderImport.State.FAILED && file.added() > 0;
    }

    public String address() {
      return ImportController.PATH + "/" + file.id().value();
    }

    public String number(long number, Texts texts) {
      return ListPages.number(number, texts);
    }
  }
}
