package dk.pip.readers;

import dk.pip.people.StaffId;
import dk.pip.shared.CsvTable;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Writes readers as tables.
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
    try (var csv = CsvTable.open(out)) {
      csv.row(
          texts.get("readers.mail"),
          texts.get("readers.name"),
          texts.get("readers.export.language"),
          texts.get("readers.export.since"),
          texts.get("readers.export.state"));
      lists.each(
          list,
          entry ->
              csv.row(
                  entry.reader().address(),
                  entry.reader().name(),
                  entry.reader().language().tag(),
                  Dates.local(entry.since()).toLocalDate().toString(),
                  entry.reader().state(entry.leftAt(), clock.instant(), texts)));
    }
  }

  /// Every row that an import did not take, and why.
  public void refusals(ImportId id, Texts texts, OutputStream out) throws IOException {
    try (var csv = CsvTable.open(out)) {
      csv.row(texts.get("readers.import.line"), texts.get("readers.import.why"), texts.get("readers.import.row"));
      imports.eachRefusal(
          id, refusal -> csv.row(Long.toString(refusal.line()), texts.get(refusal.problem().key()), refusal.raw()));
    }
  }
}
