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
  /// Comes after every letter.
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

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
        select s.since, s.left_at, s.address_key,\s"""
            + ReaderRows.COLUMNS
            + " from ("
            + (search.isBlank() ? ALL_ON_LIST : FOUND_ON_LIST)
            + """
            ) s
              join readers.reader r on r.id = s.reader_id
             order by s.address_key
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

  private static final String ALL_ON_LIST =
      """
      select reader_id, since, left_at, address_key
        from readers.subscription
       where list_id = :list
         and address_key > :after
       order by address_key
       limit :count
      """;

  /// Each way of being found by itself, for which there is an index.
  private static final String FOUND_ON_LIST =
      """
      (select reader_id, since, left_at, address_key
         from readers.subscription
        where list_id = :list
          and address_key > :after
          and address_key >= :beginning and address_key < :end
        order by address_key
        limit :count)
      union
      select reader_id, since, left_at, address_key
        from readers.subscription
       where list_id = :list
         and address_key > :after
         and address_key = :whole
      union
      (select p.reader_id, p.since, p.left_at, p.address_key
         from readers.subscription p
         join readers.reader n on n.id = p.reader_id
        where p.list_id = :list
          and p.address_key > :after
          and n.name_key like :part
        order by p.address_key
        limit :count)
      """;

  /// Readers of any list, or none.
  List<Reader> find(String search, int count) {
    var sql =
        """
        with known as not materialized (
          select address_key, name_key,\s"""
            + ReaderRows.COLUMNS
            + """

            from readers.reader r
        )
        (select * from known where address_key >= :beginning and address_key < :end order by address_key limit :count)
        union
        select * from known where address_key = :whole
        union
        (select * from known where name_key like :part order by address_key limit :count)
        order by address_key
        limit :count
        """;
    return jdbc.sql(sql).params(search(search).and("count", count).toMap()).query(ReaderRows.ROW).list();
  }

  /// @return the keys from `beginning` up to `end` begin with what was typed
  private static Params search(String search) {
    var key = CaseFold.of(search.strip());
    return Params.of("beginning", key)
        .and("end", key + LAST)
        .and("whole", MailAddress.parse(search).map(MailAddress::key).orElse(key))
        .and("part", "%" + key.replaceAll("([%_\\\\])", "\\\\$1") + "%");
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
