package dk.pip.readers;

import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes `readers.list`.
@Repository
class Lists {
  private static final String COLUMNS =
      """
      select l.id, l.slug, l.name, l.about, l.kind, l.mandatory, l.section, l.owner_id, l.archived_at
        from readers.list l
      """;
  private static final RowMapper<ReaderList> ROW =
      (row, _) ->
          new ReaderList(
              new ListId(row.getObject("id", UUID.class)),
              row.getString("slug"),
              row.getString("name"),
              row.getString("about"),
              ReaderList.Kind.valueOf(row.getString("kind")),
              row.getBoolean("mandatory"),
              row.getString("section"),
              row.getObject("owner_id", UUID.class),
              Rows.instantOrNull(row, "archived_at"));

  private final JdbcClient jdbc;
  private final Map<ListId, Integer> numbers = new ConcurrentHashMap<>();

  Lists(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The lists in use before the archived ones, each group by name.
  List<ReaderList> list() {
    return jdbc.sql(COLUMNS + " order by l.archived_at is not null, l.name, l.id").query(ROW).list();
  }

  Optional<ReaderList> find(ListId id) {
    return jdbc.sql(COLUMNS + " where l.id = :id").params(Params.of("id", id).toMap()).query(ROW).optional();
  }

  Optional<ReaderList> find(String slug) {
    return jdbc.sql(COLUMNS + " where l.slug = :slug").params(Params.of("slug", slug).toMap()).query(ROW).optional();
  }

  Optional<ReaderList> findByNumber(int number) {
    return jdbc.sql(COLUMNS + " where l.number = :number")
        .params(Params.of("number", number).toMap())
        .query(ROW)
        .optional();
  }

  /// The number that stands for the list in links. It never changes, so it is asked for once.
  int number(ListId id) {
    return numbers.computeIfAbsent(
        id,
        unknown -> {
          var sql = "select number from readers.list where id = :id";
          return jdbc.sql(sql).params(Params.of("id", unknown).toMap()).query(Integer.class).single();
        });
  }

  /// Returns false if another list has the slug.
  boolean add(ListId id, String slug, ReaderList.Kind kind, Words words, Instant at) {
    var sql =
        """
        insert into readers.list (id, slug, name, about, kind, mandatory, section, owner_id, added_at)
        values (:id, :slug, :name, :about, :kind, :mandatory, :section, :owner::uuid, :at)
        on conflict (slug) do nothing
        """;
    return jdbc.sql(sql)
            .params(words.params().and("id", id).and("slug", slug).and("kind", kind).and("at", at).toMap())
            .update()
        == 1;
  }

  void change(ListId id, Words words) {
    var sql =
        """
        update readers.list
           set name = :name, about = :about, mandatory = :mandatory, section = :section, owner_id = :owner::uuid
         where id = :id
        """;
    jdbc.sql(sql).params(words.params().and("id", id).toMap()).update();
  }

  /// @param at null takes it into use again
  boolean archive(ListId id, @Nullable Instant at) {
    var sql =
        """
        update readers.list
           set archived_at = :at::timestamptz
         where id = :id
           and (archived_at is null) = (:at::timestamptz is not null)
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("at", at).toMap()).update() == 1;
  }

  /// How many get mails of each list as it stands; those who pause are among them. Kept by triggers, not counted.
  Map<ListId, Long> active() {
    var sql = "select list_id as id, sum(change) as active from readers.tally group by list_id";
    return jdbc
        .sql(sql)
        .query((row, _) -> Map.entry(new ListId(row.getObject("id", UUID.class)), row.getLong("active")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// The same for one list.
  long active(ListId id) {
    var sql = "select coalesce(sum(change), 0) from readers.tally where list_id = :id";
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query(Long.class).single();
  }

  /// Puts the changes of each list's number together, so that there are never many to sum up.
  void sumUp() {
    var sql =
        """
        with gone as (
          delete from readers.tally
           where list_id in (select list_id from readers.tally group by list_id having count(*) > 1)
          returning list_id, change
        )
        insert into readers.tally (list_id, change)
        select list_id, sum(change) from gone group by list_id
        """;
    jdbc.sql(sql).update();
  }

  /// Counts all lists anew: two changes at the same moment, one of a reader and one of their place, may have missed each other.
  void countAnew() {
    var sql =
        """
        with counted as (
          select l.id, count(*) as active
            from readers.list l
            join readers.subscription s on s.list_id = l.id and s.left_at is null
            join readers.reader r
              on r.id = s.reader_id and r.stopped_at is null and (r.suppressed_at is null or l.mandatory)
           group by l.id
        ), gone as (
          delete from readers.tally
        )
        insert into readers.tally (list_id, change)
        select id, active from counted
        """;
    jdbc.sql(sql).update();
  }

  /// How many a mailing to the lists would reach now: `readers.take_audience` without taking.
  long count(Collection<ListId> ids, Instant now) {
    var sql =
        """
        select count(*)
          from readers.placed(:lists::uuid[]) p
          join readers.reader r on r.id = p.reader_id
         where readers.wants(r, p.mandatory, :now)
           and (p.mandatory or readers.rested(r, :now))
        """;
    var lists = ids.stream().map(id -> id.value().toString()).collect(Collectors.joining(",", "{", "}"));
    return jdbc.sql(sql).params(Params.of("lists", lists).and("now", now).toMap()).query(Long.class).single();
  }

  /// What can be changed about a list.
  record Words(String name, String about, boolean mandatory, String section, @Nullable UUID owner) {
    Params params() {
      return Params.of("name", name)
          .and("about", about)
          .and("mandatory", mandatory)
          .and("section", section)
          .and("owner", owner);
    }
  }
}
