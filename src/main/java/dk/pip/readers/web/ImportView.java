package dk.pip.readers.web;

import dk.pip.readers.CsvFormat;
import dk.pip.readers.ReaderImport;
import dk.pip.readers.ReaderImports;
import dk.pip.readers.ReaderList;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import dk.pip.web.Problems;
import java.time.Instant;
import java.util.List;

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
  /// @param head the first row, field by field, or what the columns hold where there is no header
  public record Preview(
      ReaderImport file,
      ReaderList list,
      CsvFormat format,
      List<String> head,
      List<ReaderImports.Understood> rows,
      String origin,
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

    public int kilobytes() {
      return (int) Math.max(1, file.bytes() / 1000);
    }
  }

  /// What comes or came of it.
  public record Progress(ReaderImport file, ReaderList list, List<ReaderImport.Refusal> refusals) {
    public String address() {
      return ImportController.PATH + "/" + file.id().value();
    }

    public String number(long number, Texts texts) {
      return ListPages.number(number, texts);
    }
  }
}
