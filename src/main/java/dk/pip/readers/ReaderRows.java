package dk.pip.readers;

import dk.pip.shared.Language;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes `readers.reader`.
@Repository
class ReaderRows {
  static final String COLUMNS =
      """
      r.id, r.address, r.name, r.language, r.monthly, r.paused_until, r.suppressed_at, r.stopped_at,
             r.stopped_because, r.diagnosis, r.added_at""";

  static final RowMapper<Reader> ROW =
      (row, _) -> {
        var because = row.getString("stopped_because");
        return new Reader(
            new ReaderId(row.getLong("id")),
            row.getString("address"),
            row.getString("name"),
            language(row.getString("language")),
            row.getBoolean("monthly"),
            Rows.instantOrNull(row, "paused_until"),
            Rows.instantOrNull(row, "suppressed_at"),
            Rows.instantOrNull(row, "stopped_at"),
            because == null ? null : Reader.Stop.valueOf(because),
            row.getString("diagnosis"),
            Rows.instant(row, "added_at"));
      };

  private final JdbcClient jdbc;

  ReaderRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static Language language(String tag) {
    return Language.valueOf(tag.toUpperCase(Locale.ROOT));
  }

  Optional<Reader> find(ReaderId id) {
    var sql = "select " + COLUMNS + " from readers.reader r where r.id = :id";
    return jdbc.sql(sql).params(Params.of("id", id.value()).toMap()).query(ROW).optional();
  }

  /// @param address as it was typed; two that differ in case only are the same
  Optional<Reader> find(String address) {
    var sql = "select " + COLUMNS + " from readers.reader r where r.address_key = readers.fold(:address)";
    return jdbc.sql(sql).params(Params.of("address", MailAddress.orAsTyped(address).strip()).toMap()).query(ROW).optional();
  }

  /// Takes the reader's row until the end of the transaction, so that two changes at once come one after the other.
  Optional<Reader> lock(ReaderId id) {
    var sql = "select " + COLUMNS + " from readers.reader r where r.id = :id for update";
    return jdbc.sql(sql).params(Params.of("id", id.value()).toMap()).query(ROW).optional();
  }

  /// Adds a reader, or finds the one with the address, whose name is only filled in where it was empty.
  ReaderId add(String address, String name, Language language, Instant at) {
    var sql =
        """
        insert into readers.reader as r (address, name, language, added_at)
        values (:address, :name, :language, :at)
        on conflict (address_key) do update
           set name = case when r.name = '' then excluded.name else r.name end
        returning r.id
        """;
    var params = Params.of("address", address).and("name", name).and("language", language.tag()).and("at", at);
    return new ReaderId(jdbc.sql(sql).params(params.toMap()).query(Long.class).single());
  }

  void suppress(ReaderId id, @Nullable Instant at) {
    change(id, "suppressed_at = coalesce(suppressed_at, :at)", Params.of("at", at));
  }

  /// Takes back that the reader complained or that the address was given up: they have just shown that both are over.
  void welcome(ReaderId id) {
    change(
        id,
        "suppressed_at = null, stopped_at = null, stopped_because = null, diagnosis = null, struggles = 0",
        Params.of("id", id.value()));
  }

  boolean stop(ReaderId id, Reader.Stop because, String diagnosis, Instant at) {
    var sql =
        """
        update readers.reader
           set stopped_at = :at, stopped_because = :because, diagnosis = :diagnosis
         where id = :id
           and stopped_at is null
        """;
    var params = Params.of("id", id.value()).and("because", because).and("diagnosis", diagnosis).and("at", at);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  /// Returns how many editions in a row haven't come through.
  int struggle(ReaderId id) {
    var sql =
        """
        update readers.reader
           set struggles = struggles + 1
         where id = :id
           and stopped_at is null
        returning struggles
        """;
    return jdbc.sql(sql).params(Params.of("id", id.value()).toMap()).query(Integer.class).optional().orElse(0);
  }

  List<ReaderId> struggling() {
    var sql = "select id from readers.reader where struggles > 0 and stopped_at is null";
    return jdbc.sql(sql).query((row, _) -> new ReaderId(row.getLong(1))).list();
  }

  void reached(Collection<ReaderId> ids) {
    var sql =
        """
        update readers.reader
           set struggles = 0
         where id = any(:ids)
           and struggles > 0
           and stopped_at is null
        """;
    jdbc.sql(sql).param("ids", numbers(ids)).update();
  }

  /// Those of the readers who are to get mails of any of the lists now.
  ///
  /// The `limit` keeps the planner at looking each of them up; it would rather read a hundred thousand rows to find a thousand.
  Set<ReaderId> wanting(Collection<ListId> lists, Collection<ReaderId> ids, Instant now) {
    var sql =
        """
        select given.id
          from unnest(:ids::bigint[]) as given (id)
         cross join lateral (
          select
            from readers.reader r
            join readers.subscription s on s.reader_id = r.id and s.left_at is null
            join readers.list l on l.id = s.list_id and l.id = any(:lists::uuid[])
           where r.id = given.id
             and readers.wants(r, l.mandatory, :now)
           limit 1
         ) as still
        """;
    return jdbc
        .sql(sql)
        .params(
            Params.of("ids", numbers(ids))
                .and("lists", lists.stream().map(ListId::value).toArray(UUID[]::new))
                .and("now", now)
                .toMap())
        .query((row, _) -> new ReaderId(row.getLong(1)))
        .set();
  }

  /// Readers who are forgotten here and not yet everywhere.
  List<ReaderId> forgotten(long after, int most) {
    return jdbc.sql("select reader_id from readers.forgotten where reader_id > :after order by reader_id limit :most")
        .param("after", after)
        .param("most", most)
        .query((row, _) -> new ReaderId(row.getLong(1)))
        .list();
  }

  void forgottenEverywhere(ReaderId id) {
    jdbc.sql("delete from readers.forgotten where reader_id = :id").param("id", id.value()).update();
  }

  private static Long[] numbers(Collection<ReaderId> ids) {
    return ids.stream().map(ReaderId::value).toArray(Long[]::new);
  }

  void changeAbout(ReaderId id, String name, Language language) {
    change(
        id,
        "name = :name, name_import_id = null, language = :language",
        Params.of("name", name).and("language", language.tag()));
  }

  void changePace(ReaderId id, boolean monthly, @Nullable Instant pausedUntil) {
    change(
        id,
        "monthly = :monthly, paused_until = :until::timestamptz",
        Params.of("monthly", monthly).and("until", pausedUntil));
  }

  /// The new address, which has to prove itself anew. Returns false if somebody else has it.
  boolean changeAddress(ReaderId id, String address) {
    var sql =
        """
        update readers.reader
           set address = :address, stopped_at = null, stopped_because = null, diagnosis = null, struggles = 0
         where id = :id
           and not exists (
             select 1 from readers.reader o where o.address_key = readers.fold(:address) and o.id <> :id)
        """;
    return jdbc.sql(sql).params(Params.of("id", id.value()).and("address", address).toMap()).update() == 1;
  }

  /// Removes the reader and all that is kept about them here, and notes that others are to do so.
  boolean remove(ReaderId id) {
    var sql =
        """
        with removed as (
          delete from readers.reader where id = :id returning id
        )
        insert into readers.forgotten (reader_id, at) select id, now() from removed
        """;
    return jdbc.sql(sql).params(Params.of("id", id.value()).toMap()).update() == 1;
  }

  private void change(ReaderId id, String assignments, Params params) {
    var sql = "update readers.reader set " + assignments + " where id = :id";
    jdbc.sql(sql).params(params.and("id", id.value()).toMap()).update();
  }
}
