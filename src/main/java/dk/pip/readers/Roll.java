package dk.pip.readers;

import dk.pip.people.StaffId;
import dk.pip.shared.CaseFold;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads who is on a list, a page at a time in the order of their addresses, which an index has: the last page of a
/// million is as near as the first.
@Repository
class Roll {
  private final JdbcClient jdbc;

  Roll(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A reader on a list, or who has left it.
  ///
  /// @param key what the roll is in the order of
  record Entry(Reader reader, String key, Instant since, @Nullable Instant leftAt) {}

  /// Some of a list's readers.
  ///
  /// @param search the beginning of an address, or a part of a name; empty for all
  /// @param after the key of the last one of the page before; empty for the first page
  List<Entry> page(ListId list, String search, String after, int count) {
    var sql =
        """
        select s.since, s.left_at, r.address_key,\s"""
            + ReaderRows.COLUMNS
            + """

              from readers.reader r
              join readers.subscription s on s.reader_id = r.id
             where s.list_id = :list
               and r.address_key > :after
               and (:all or r.address_key like :beginning or r.address_key = :whole or r.name_key like :part)
             order by r.address_key
             limit :count
            """;
    return jdbc.sql(sql)
        .params(search(search).and("list", list).and("after", after).and("count", count).toMap())
        .query(
            (row, number) ->
                new Entry(
                    java.util.Objects.requireNonNull(ReaderRows.ROW.mapRow(row, number)),
                    row.getString("address_key"),
                    Rows.instant(row, "since"),
                    Rows.instantOrNull(row, "left_at")))
        .list();
  }

  /// Readers of any list, or none.
  List<Reader> find(String search, int count) {
    var sql =
        "select "
            + ReaderRows.COLUMNS
            + """

              from readers.reader r
             where :all or r.address_key like :beginning or r.address_key = :whole or r.name_key like :part
             order by r.address_key
             limit :count
            """;
    return jdbc.sql(sql).params(search(search).and("count", count).toMap()).query(ReaderRows.ROW).list();
  }

  private static Params search(String search) {
    var key = CaseFold.of(search.strip());
    var typed = key.replaceAll("([%_\\\\])", "\\\\$1");
    return Params.of("all", typed.isEmpty())
        .and("beginning", typed + "%")
        .and("whole", MailAddress.parse(search).map(MailAddress::key).orElse(key))
        .and("part", "%" + typed + "%");
  }

  /// Those whose address was given up, the latest first.
  List<Reader> stopped(int count) {
    var sql =
        "select "
            + ReaderRows.COLUMNS
            + """

              from readers.reader r
             where r.stopped_at is not null
             order by r.stopped_at desc, r.id
             limit :count
            """;
    return jdbc.sql(sql).params(Params.of("count", count).toMap()).query(ReaderRows.ROW).list();
  }

  long countStopped() {
    return jdbc.sql("select count(*) from readers.reader where stopped_at is not null").query(Long.class).single();
  }

  /// Those of them on a list of the owner's.
  long countStopped(StaffId owner) {
    var sql =
        """
        select count(*)
          from readers.reader r
         cross join lateral (
           select
             from readers.subscription s
             join readers.list l on l.id = s.list_id
            where s.reader_id = r.id
              and s.left_at is null
              and l.owner_id = :owner
            limit 1) as theirs
         where r.stopped_at is not null
        """;
    return jdbc.sql(sql).params(Params.of("owner", owner).toMap()).query(Long.class).single();
  }

  /// All of a list, through a small window.
  void each(ListId list, Consumer<Entry> use) {
    var after = "";
    while (true) {
      var some = page(list, "", after, 2000);
      if (some.isEmpty()) {
        return;
      }
      some.forEach(use);
      after = some.getLast().key();
    }
  }
}
