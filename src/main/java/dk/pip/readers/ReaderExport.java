package dk.pip.readers;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dk.pip.people.StaffId;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Writes readers as CSV that Danish Excel opens with a double click: UTF-8 with a byte order mark, semicolons, CRLF. Cells
/// that Excel would take for formulas get an apostrophe before them, which our import takes off again.
@Service
public class ReaderExport {
  private final ReaderLists lists;
  private final ReaderImports imports;
  private final Clock clock;

  ReaderExport(ReaderLists lists, ReaderImports imports, Clock clock) {
    this.lists = lists;
    this.imports = imports;
    this.clock = clock;
  }

  /// All of a list's readers, also those who have left it; notes in the audit who took them.
  ///
  /// @param by null for the command line
  public void readers(@Nullable StaffId by, ListId list, Texts texts, OutputStream out) throws IOException {
    lists.noteExport(by, list);
    try (var csv = csv(out)) {
      row(
          csv,
          texts.get("readers.mail"),
          texts.get("readers.name"),
          texts.get("readers.export.language"),
          texts.get("readers.export.since"),
          texts.get("readers.export.state"));
      lists.each(
          list,
          entry ->
              row(
                  csv,
                  entry.reader().address(),
                  entry.reader().name(),
                  entry.reader().language().tag(),
                  Dates.local(entry.since()).toLocalDate().toString(),
                  entry.reader().state(entry.leftAt(), clock.instant(), texts)));
    }
  }

  /// Every row that an import did not take, and why.
  public void refusals(ImportId id, Texts texts, OutputStream out) throws IOException {
    try (var csv = csv(out)) {
      row(csv, texts.get("readers.import.line"), texts.get("readers.import.why"), texts.get("readers.import.row"));
      imports.eachRefusal(
          id, refusal -> row(csv, Long.toString(refusal.line()), texts.get(refusal.problem().key()), refusal.raw()));
    }
  }

  private static CsvWriter csv(OutputStream out) throws IOException {
    var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    text.write('\ufeff');
    return CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).build(text);
  }

  private static void row(CsvWriter csv, String... cells) {
    csv.writeRecord(Arrays.stream(cells).map(ReaderExport::defused).toList());
  }

  private static String defused(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
