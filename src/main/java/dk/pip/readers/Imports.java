package dk.pip.readers;

import dk.pip.people.Staff;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes `readers.import` and `readers.import_refusal`.
@Repository
class Imports {
  private static final String COLUMNS =
      """
      select id, list_id, file_name, bytes, charset, format, origin, by_name, uploaded_at, state, progress, rows, added,
             known, refused, stated, new_yes, failure, began_at, ended_at
        from readers.import
      """;
  private static final RowMapper<ReaderImport> ROW =
      (row, _) ->
          new ReaderImport(
              new ImportId(row.getObject("id", UUID.class)),
              new ListId(row.getObject("list_id", UUID.class)),
              row.getString("file_name"),
              row.getLong("bytes"),
              row.getString("charset"),
              row.getString("format"),
              row.getString("origin"),
              row.getString("by_name"),
              Rows.instant(row, "uploaded_at"),
              ReaderImport.State.valueOf(row.getString("state")),
              row.getInt("progress"),
              row.getLong("rows"),
              row.getLong("added"),
              row.getLong("known"),
              row.getLong("refused"),
              row.getLong("stated"),
              row.getBoolean("new_yes"),
              row.getString("failure"),
              Rows.instantOrNull(row, "began_at"),
              Rows.instantOrNull(row, "ended_at"));

  private final JdbcClient jdbc;

  Imports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(ImportId id, ListId list, String fileName, @Nullable Staff by, String byName, Instant at) {
    var sql =
        """
        insert into readers.import
          (id, list_id, file_name, bytes, charset, format, origin, by_id, by_name, uploaded_at, state)
        values (:id, :list, :file, 0, 'UTF-8', '', '', :by::uuid, :byName, :at, 'UPLOADED')
        """;
    var params =
        Params.of("id", id)
            .and("list", list)
            .and("file", fileName)
            .and("by", by == null ? null : by.id())
            .and("byName", byName)
            .and("at", at);
    jdbc.sql(sql).params(params.toMap()).update();
  }

  void uploaded(ImportId id, ImportFiles.Stored file) {
    var sql = "update readers.import set bytes = :bytes, charset = :charset where id = :id";
    var params = Params.of("id", id).and("bytes", file.bytes()).and("charset", file.charset());
    jdbc.sql(sql).params(params.toMap()).update();
  }

  Optional<ReaderImport> find(ImportId id) {
    return jdbc.sql(COLUMNS + " where id = :id").params(Params.of("id", id).toMap()).query(ROW).optional();
  }

  /// The newest first.
  List<ReaderImport> list() {
    return jdbc.sql(COLUMNS + " where state <> 'UPLOADED' order by uploaded_at desc limit 20").query(ROW).list();
  }

  /// What is to be done next: what was cut off before what waits.
  Optional<ReaderImport> next() {
    var sql =
        COLUMNS
            + """
               where state in ('WAITING', 'RUNNING', 'UNDOING')
               order by state = 'WAITING', uploaded_at
               limit 1
              """;
    return jdbc.sql(sql).query(ROW).optional();
  }

  boolean begin(ImportId id, String format, String origin, boolean newYes) {
    var sql =
        """
        update readers.import
           set state = 'WAITING', format = :format, origin = :origin, new_yes = :newYes
         where id = :id
           and state = 'UPLOADED'
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("format", format).and("origin", origin).and("newYes", newYes).toMap()).update() == 1;
  }

  boolean beginUndo(ImportId id) {
    var sql = "update readers.import set state = 'UNDOING', progress = 0 where id = :id and state in ('DONE', 'FAILED')";
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).update() == 1;
  }

  void running(ImportId id, Instant at) {
    var sql = "update readers.import set state = 'RUNNING', progress = 0, began_at = :at where id = :id";
    jdbc.sql(sql).params(Params.of("id", id).and("at", at).toMap()).update();
  }

  void progress(ImportId id, int thousandths, long rows) {
    var sql = "update readers.import set progress = :progress, rows = :rows where id = :id";
    jdbc.sql(sql).params(Params.of("id", id).and("progress", thousandths).and("rows", rows).toMap()).update();
  }

  void ended(ImportId id, ReaderImport.State state, @Nullable String failure, Instant at) {
    var sql =
        """
        update readers.import
           set state = :state, failure = :failure::text, progress = 1000, ended_at = :at
         where id = :id
        """;
    var params = Params.of("id", id).and("state", state).and("failure", failure).and("at", at);
    jdbc.sql(sql).params(params.toMap()).update();
  }

  /// Refusals in the order of the file, one after the other through a small window.
  void eachRefusal(ImportId id, Consumer<ReaderImport.Refusal> use) {
    for (var some = refusals(id, 0, 5000); !some.isEmpty(); some = refusals(id, some.getLast().line(), 5000)) {
      some.forEach(use);
    }
  }

  List<ReaderImport.Refusal> refusals(ImportId id, long after, int count) {
    var sql =
        """
        select line, raw, problem
          from readers.import_refusal
         where import_id = :id
           and line > :after
         order by line
         limit :count
        """;
    return jdbc.sql(sql)
        .params(Params.of("id", id).and("after", after).and("count", count).toMap())
        .query(
            (row, _) ->
                new ReaderImport.Refusal(
                    row.getLong("line"),
                    row.getString("raw"),
                    ReaderImport.Problem.valueOf(row.getString("problem"))))
        .list();
  }

  /// Forgets an address among the rows that were refused; how many there were stays.
  void removeAddress(String address) {
    var sql = "delete from readers.import_refusal where strpos(readers.fold(raw), readers.fold(:address)) > 0";
    jdbc.sql(sql).params(Params.of("address", address).toMap()).update();
  }

  /// Files that nobody went on with, and what was refused, go in time.
  void removeBefore(Instant uploads, Instant refusals) {
    var abandoned = "delete from readers.import where state = 'UPLOADED' and uploaded_at < :before";
    jdbc.sql(abandoned).params(Params.of("before", uploads).toMap()).update();
    var old =
        """
        delete from readers.import_refusal x
         using readers.import i
         where i.id = x.import_id
           and i.ended_at < :before
        """;
    jdbc.sql(old).params(Params.of("before", refusals).toMap()).update();
  }
}
