package dk.pip.readers;

import dk.pip.shared.Params;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Brings the rows of a file together with those who are known, in statements over many rows at once. Each may be run
/// again after a crash: what an import has added is known by its id.
@Repository
class ImportMerge {
  private final JdbcClient jdbc;

  ImportMerge(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void clear(ImportId id) {
    jdbc.sql("delete from readers.import_row where import_id = :id").params(Params.of("id", id).toMap()).update();
    jdbc.sql("delete from readers.import_refusal where import_id = :id").params(Params.of("id", id).toMap()).update();
  }

  /// Finds the rows that are not to be taken: the second of two with the same address, and those who said no, left the
  /// list or have an address that doesn't work. Who has left another list needs a new yes. Nobody can say no to what comes with the job.
  void judge(ImportId id, ListId list, boolean mandatory, boolean newYes) {
    var params = Params.of("id", id).and("list", list).and("mandatory", mandatory).and("newYes", newYes).toMap();
    jdbc.sql("analyze readers.import_row").update();
    var twice =
        """
        with counted as (
          select line, row_number() over (partition by address_key order by line) as time
            from readers.import_row
           where import_id = :id
             and problem is null
        )
        update readers.import_row r
           set problem = 'TWICE'
          from counted c
         where r.import_id = :id
           and r.line = c.line
           and c.time > 1
        """;
    jdbc.sql(twice).params(params).update();
    var saidNo =
        """
        update readers.import_row r
           set problem = 'SAID_NO'
          from readers.suppression s
         where r.import_id = :id
           and r.problem is null
           and s.hash = r.hash
           and not :mandatory
        """;
    jdbc.sql(saidNo).params(params).update();
    var goneOrLeft =
        """
        update readers.import_row r
           set problem = case when k.stopped_at is not null then 'GONE' else 'LEFT' end
          from readers.reader k
          left join readers.subscription s on s.reader_id = k.id and s.list_id = :list
         where r.import_id = :id
           and r.problem is null
           and k.address_key = r.address_key
           and (k.stopped_at is not null or s.left_at is not null and not :mandatory)
        """;
    jdbc.sql(goneOrLeft).params(params).update();
    var leftAnother =
        """
        update readers.import_row r
           set problem = 'LEFT_ANOTHER'
          from readers.reader k
         where r.import_id = :id
           and r.problem is null
           and k.address_key = r.address_key
           and not :mandatory
           and not :newYes
           and exists (select 1 from readers.subscription s where s.reader_id = k.id and s.left_at is not null)
           and not exists (
             select 1
               from readers.subscription s
              where s.reader_id = k.id
                and s.list_id = :list
                and s.left_at is null)
        """;
    jdbc.sql(leftAnother).params(params).update();
    var refused =
        """
        insert into readers.import_refusal (import_id, line, raw, problem)
        select import_id, line, coalesce(raw, address), problem
          from readers.import_row
         where import_id = :id
           and problem is not null
        on conflict do nothing
        """;
    jdbc.sql(refused).params(params).update();
  }

  /// Adds the readers of some lines and puts them on the list. Known readers stay as they are, but for an empty name.
  ///
  /// @param wording what those in the file said yes to; null for lists of staff
  void take(ImportId id, ListId list, boolean mandatory, @Nullable Integer wording, Lines lines, Instant at) {
    var params =
        Params.of("id", id)
            .and("list", list)
            .and("mandatory", mandatory)
            .and("wording", wording)
            .and("from", lines.from())
            .and("to", lines.to())
            .and("at", at)
            .toMap();
    var readers =
        """
        insert into readers.reader as r (address, name, language, added_at, import_id, name_import_id)
        select address, name, language, :at, :id, case when name <> '' then :id::uuid end
          from readers.import_row
         where import_id = :id
           and line >= :from and line < :to
           and problem is null
        on conflict (address_key) do update
           set name = excluded.name, name_import_id = excluded.name_import_id
         where r.name = ''
           and excluded.name <> ''
        """;
    jdbc.sql(readers).params(params).update();
    var subscriptions =
        """
        with placed as (
          insert into readers.subscription as s (list_id, reader_id, since, how, import_id, address_key)
          select :list, k.id, :at, 'IMPORT', :id, k.address_key
            from readers.import_row r
            join readers.reader k on k.address_key = r.address_key
           where r.import_id = :id
             and r.line >= :from and r.line < :to
             and r.problem is null
             for key share of k
          on conflict (list_id, reader_id) do update
             set left_at = null, left_how = null, left_mailing = null
           where s.left_at is not null
             and :mandatory
          returning s.reader_id
        )
        insert into readers.consent (reader_id, list_id, given_at, wording_id, page, import_id)
        select reader_id, :list, :at, :wording::int, '/redaktion/laesere/importer', :id
          from placed
         where :wording::int is not null
        on conflict do nothing
        """;
    jdbc.sql(subscriptions).params(params).update();
  }

  /// Lines from one up to but without another.
  record Lines(long from, long to) {}

  /// Counts what came of it, and lets the rows go.
  void settle(ImportId id, ListId list) {
    var sql =
        """
        with counted as (
          select (select count(*) from readers.import_row where import_id = :id) as rows,
                 (select count(*) from readers.import_refusal where import_id = :id) as refused,
                 (select count(*) from readers.import_refusal where import_id = :id and problem = 'STATED') as stated,
                 (select count(*) from readers.subscription where import_id = :id and list_id = :list) as added
        )
        update readers.import i
           set rows = c.rows, refused = c.refused, stated = c.stated, added = c.added, known = c.rows - c.refused - c.added
          from counted c
         where i.id = :id
        """;
    var params = Params.of("id", id).and("list", list).toMap();
    jdbc.sql(sql).params(params).update();
    jdbc.sql("delete from readers.import_row where import_id = :id").params(params).update();
  }

  /// Takes an import back: its places on the list, the names it filled in, and the readers who then are on no list. Those
  /// who have left since stay as having left, without the name that the file gave them, so that the next import doesn't bring them back.
  void undo(ImportId id, Instant at) {
    var params = Params.of("id", id).toMap();
    jdbc.sql("delete from readers.consent where import_id = :id").params(params).update();
    jdbc.sql("delete from readers.subscription where import_id = :id and left_at is null").params(params).update();
    var names = "update readers.reader set name = '', name_import_id = null where name_import_id = :id and (import_id is distinct from :id or exists (select 1 from readers.subscription s where s.reader_id = readers.reader.id and s.left_at is not null))";
    jdbc.sql(names).params(params).update();
    var readers =
        """
        with removed as (
          delete from readers.reader r
           where r.import_id = :id
             and not exists (select 1 from readers.subscription s where s.reader_id = r.id)
          returning id
        )
        insert into readers.forgotten (reader_id, at) select id, :at from removed
        """;
    jdbc.sql(readers).params(Params.of("id", id).and("at", at).toMap()).update();
    jdbc.sql("delete from readers.import_refusal where import_id = :id").params(params).update();
  }
}
