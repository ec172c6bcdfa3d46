package dk.pip.readers;

import de.siegmar.fastcsv.reader.CsvParseException;
import dk.pip.people.Staff;
import dk.pip.shared.CsvRows;
import dk.pip.shared.DatabaseFault;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.MailAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// Brings files of readers in: kept first, looked at, then brought in behind the scenes by whichever node comes first,
/// a million rows in memory that doesn't grow with them.
@Service
public class ReaderImports {
  /// The version of the words that stand for a yes given elsewhere.
  static final String WORDING = "import";

  private static final Logger LOG = LoggerFactory.getLogger(ReaderImports.class);
  private static final int LOOKED_AT = 500;
  private static final int STAGED_AT_ONCE = 10_000;
  private static final int MERGED_AT_ONCE = 100_000;

  /// Any number that nobody else takes a PostgreSQL advisory lock by.
  private static final long LOCK = 0x7069_7020_696d_7001L;

  private final Imports imports;
  private final ImportFiles files;
  private final ImportStaging staging;
  private final ImportMerge merge;
  private final Lists lists;
  private final Subscriptions subscriptions;
  private final ReaderAudit trail;
  private final DataSource database;
  private final TransactionOperations transactions;
  private final Clock clock;

  ReaderImports(
      Imports imports,
      ImportFiles files,
      ImportStaging staging,
      ImportMerge merge,
      Lists lists,
      Subscriptions subscriptions,
      ReaderAudit trail,
      DataSource database,
      TransactionOperations transactions,
      Clock clock) {
    this.imports = imports;
    this.files = files;
    this.staging = staging;
    this.merge = merge;
    this.lists = lists;
    this.subscriptions = subscriptions;
    this.trail = trail;
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Whether a file is Excel's own kind, which has to be saved as CSV first.
  public static boolean isWorkbook(InputStream file) throws IOException {
    return CsvRows.isWorkbook(file.readNBytes(Long.BYTES));
  }

  /// Keeps a file until it is known what to do with it; a day at most.
  ///
  /// @param by null for the command line
  @Transactional
  public ImportId upload(@Nullable Staff by, String byName, ListId list, String fileName, InputStream file)
      throws IOException {
    var id = new ImportId(Id.fresh(clock.instant()));
    imports.add(id, list, ImportStaging.brief(fileName, 200), by, byName, clock.instant());
    imports.uploaded(id, files.store(id, file));
    return id;
  }

  public Optional<ReaderImport> find(ImportId id) {
    return imports.find(id).map(file -> files.isWhole(file) ? file : file.cutOff());
  }

  /// The newest first.
  public List<ReaderImport> list() {
    return imports.list().stream().map(file -> files.isWhole(file) ? file : file.cutOff()).toList();
  }

  /// The format that the file seems to have.
  public CsvFormat guess(ReaderImport file) throws IOException {
    return CsvFile.guess(() -> files.open(file.id()), Charset.forName(file.charset()));
  }

  /// A column with mail addresses in it.
  ///
  /// @param number from 1
  /// @param filled how many of the rows that were looked at have one
  public record AddressColumn(int number, String title, long filled, long rows) {}

  /// The columns of addresses, where there are several; empty where there is nothing to choose between.
  public List<AddressColumn> addressColumns(ReaderImport file, CsvFormat format) throws IOException {
    var rows = firstRows(file, format.separator(), LOOKED_AT);
    var head = format.header() && rows.size() > format.titles() ? rows.get(format.titles()) : List.<String>of();
    var below = rows.subList(Math.min(rows.size(), format.rowsBefore()), rows.size());
    var found = new ArrayList<AddressColumn>();
    for (var i = 0; i < format.columns().size(); i++) {
      var filled = CsvFile.addresses(below, i);
      if (filled > 0) {
        found.add(new AddressColumn(i + 1, i < head.size() ? head.get(i) : "", filled, below.size()));
      }
    }
    return found.size() > 1 ? found : List.of();
  }

  /// The first rows, field by field, the header among them.
  public List<List<String>> firstRows(ReaderImport file, char separator, int count) throws IOException {
    return CsvFile.first(files.open(file.id()), Charset.forName(file.charset()), separator, count);
  }

  /// A row as it is understood.
  ///
  /// @param problem why it won't be taken; null if it will, as far as the row itself says
  public record Understood(String address, String name, String language, ReaderImport.@Nullable Problem problem) {
    public boolean taken() {
      return problem == null;
    }
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }

  public Understood understand(List<String> row, CsvFormat format) {
    var typed = ImportStaging.field(row, format, CsvFormat.Column.ADDRESS);
    var address = MailAddress.parse(typed);
    return new Understood(
        address.map(MailAddress::text).orElse(typed),
        ImportStaging.name(row, format),
        ImportStaging.language(ImportStaging.field(row, format, CsvFormat.Column.LANGUAGE)),
        ImportStaging.problem(row, format, typed, address.orElse(null), today()));
  }

  /// The same without a new yes from those who have left another list.
  @Transactional
  public boolean begin(@Nullable Staff by, ImportId id, CsvFormat format, String origin) {
    return begin(by, id, format, origin, false);
  }

  /// Lets the import begin; it is then done whether or not anybody waits for it.
  ///
  /// @param origin where the consent of those in the file comes from; needed for public lists
  /// @param newYes whether all in it have said yes anew, also those who have left another list before
  @Transactional
  public boolean begin(@Nullable Staff by, ImportId id, CsvFormat format, String origin, boolean newYes) {
    var file = imports.find(id).orElseThrow();
    var list = lists.find(file.list()).orElseThrow();
    if (!files.isWhole(file)) {
      return false;
    }
    if (!format.hasAddress() || list.isPublic() && origin.isBlank()) {
      throw new IllegalArgumentException("An import needs a column of addresses, and for a public list an origin");
    }
    if (!imports.begin(id, format.text(), origin.strip(), newYes)) {
      return false;
    }
    trail.record(by == null ? null : by.id(), "readers.audit.imported", file.fileName() + " → " + list.name());
    return true;
  }

  /// Takes a whole import back, also behind the scenes. Returns false when it isn't one that is done.
  @Transactional
  public boolean undo(@Nullable Staff by, ImportId id) {
    var undone = imports.beginUndo(id);
    if (undone) {
      var file = imports.find(id).orElseThrow();
      trail.record(by == null ? null : by.id(), "readers.audit.import-undone", file.fileName());
    }
    return undone;
  }

  public List<ReaderImport.Refusal> firstRefusals(ImportId id, int count) {
    return imports.refusals(id, 0, count);
  }

  /// All of them; not held in memory.
  public void eachRefusal(ImportId id, Consumer<ReaderImport.Refusal> use) {
    imports.eachRefusal(id, use);
  }

  /// Does what waits, one after the other, unless another node or command is at it. What was cut off is done again; what
  /// fails by itself is given up and keeps none of the others waiting.
  public void runWaiting() {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      var locked = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")");
      if (!locked.next() || !locked.getBoolean(1)) {
        return;
      }
      try {
        for (var next = imports.next(); next.isPresent(); next = imports.next()) {
          runOrGiveUp(next.get());
        }
      } finally {
        statement.execute("select pg_advisory_unlock(" + LOCK + ")");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The import waits for the database", e);
    }
  }

  private void runOrGiveUp(ReaderImport file) {
    try {
      run(file);
    } catch (IOException | SQLException | RuntimeException e) {
      if (DatabaseFault.isTransient(e)) {
        throw new IllegalStateException("Import " + file.id().value() + " was cut off; it is begun again", e);
      }
      LOG.error("Import {} failed and is given up", file.id().value(), e);
      transactions.executeWithoutResult(_ -> giveUp(file));
    }
  }

  private void giveUp(ReaderImport file) {
    if (file.state() == ReaderImport.State.UNDOING) {
      imports.ended(file.id(), ReaderImport.State.FAILED, ReaderImport.NOT_UNDONE, clock.instant());
      return;
    }
    merge.settle(file.id(), file.list());
    imports.ended(file.id(), ReaderImport.State.FAILED, ReaderImport.BROKEN_OFF, clock.instant());
    files.remove(file.id());
  }

  private void run(ReaderImport file) throws IOException, SQLException {
    if (file.state() == ReaderImport.State.UNDOING) {
      transactions.executeWithoutResult(
          _ -> {
            merge.undo(file.id(), clock.instant());
            imports.ended(file.id(), ReaderImport.State.UNDONE, null, clock.instant());
          });
      return;
    }
    if (!files.isWhole(file)) {
      // As after a restore: a backup has what was brought in so far, and not the file.
      transactions.executeWithoutResult(
          _ -> {
            merge.settle(file.id(), file.list());
            imports.ended(file.id(), ReaderImport.State.FAILED, ReaderImport.CUT_OFF, clock.instant());
          });
      files.remove(file.id());
      LOG.warn("Import {} was cut off, and its file is gone; it has to be sent again", file.id().value());
      return;
    }
    imports.running(file.id(), clock.instant());
    try {
      bringIn(file);
      imports.ended(file.id(), ReaderImport.State.DONE, null, clock.instant());
      LOG.info("Import {} is done", file.id().value());
    } catch (CsvParseException e) {
      merge.clear(file.id());
      imports.ended(file.id(), ReaderImport.State.FAILED, "readers.import.failure.row", clock.instant());
      LOG.info("Import {} has a row that is too long to be one; nothing of it was brought in", file.id().value());
    }
    files.remove(file.id());
  }

  private void bringIn(ReaderImport file) throws IOException, SQLException {
    merge.clear(file.id());
    var list = lists.find(file.list()).orElseThrow();
    var lastLine = stage(file);
    transactions.executeWithoutResult(_ -> merge.judge(file.id(), list.id(), list.mandatory(), file.newYes()));
    var wording = list.isPublic() ? subscriptions.wording(WORDING, file.origin()) : null;
    for (var line = 0L; line <= lastLine; line += MERGED_AT_ONCE) {
      var lines = new ImportMerge.Lines(line, line + MERGED_AT_ONCE);
      transactions.executeWithoutResult(
          _ -> merge.take(file.id(), list.id(), list.mandatory(), wording, lines, clock.instant()));
      var done = Math.min(1, (double) (line + MERGED_AT_ONCE) / (lastLine + 1));
      imports.progress(file.id(), 400 + (int) (600 * done), lastLine);
    }
    transactions.executeWithoutResult(_ -> merge.settle(file.id(), list.id()));
  }

  /// Returns the number of the last row.
  private long stage(ReaderImport file) throws IOException, SQLException {
    var format = CsvFormat.parse(file.format());
    var bytes = files.open(file.id());
    var copy = new StringBuilder(STAGED_AT_ONCE * 200);
    var line = 0L;
    var staged = 0L;
    var before = format.rowsBefore();
    var today = today();
    try (var rows = CsvRows.rows(CsvRows.text(bytes, Charset.forName(file.charset())), format.separator())) {
      for (var row : rows) {
        line++;
        if (CsvRows.isBlank(row.getFields())) {
          continue;
        }
        if (before > 0) {
          before--;
          continue;
        }
        staging.write(copy, file.id(), format, row, line, today);
        if (++staged % STAGED_AT_ONCE == 0) {
          staging.send(copy);
          copy.setLength(0);
          imports.progress(file.id(), (int) (400 * bytes.bytesRead() / Math.max(1, file.bytes())), line);
        }
      }
    }
    staging.send(copy);
    return line;
  }
}
