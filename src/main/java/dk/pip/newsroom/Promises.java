package dk.pip.newsroom;

import dk.pip.editions.StoryId;
import dk.pip.people.StaffId;
import dk.pip.shared.Id;
import dk.pip.shared.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes what is promised for months.
@Repository
class Promises {
  private static final String COLUMNS =
      """
      select p.id, p.stamp, p.month, p.first_month, p.column_id, p.story_id, p.by_id, p.due, p.is_skipped
        from newsroom.promise p
      """;

  private final JdbcClient jdbc;

  Promises(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Nobody else changes the board until the transaction ends.
  void lock() {
    jdbc.sql("lock table newsroom.promise in share row exclusive mode").update();
  }

  List<Promise> of(YearMonth month) {
    return jdbc.sql(COLUMNS + " where p.month = :month order by p.made_at, p.id").param("month", month.toString()).query(Promises::promise).list();
  }

  /// What was promised for a month before this one, and hasn't come.
  List<Promise> openBefore(YearMonth month) {
    var sql =
        COLUMNS
            + """
                left join newsroom.story s on s.id = p.story_id
               where p.month < :month
                 and not p.is_skipped
                 and (s.id is null or s.state in ('IDEA', 'DRAFT'))
               order by p.month, p.made_at, p.id
              """;
    return jdbc.sql(sql).param("month", month.toString()).query(Promises::promise).list();
  }

  Optional<Promise> find(PromiseId id) {
    return jdbc.sql(COLUMNS + " where p.id = :id").params(Params.of("id", id).toMap()).query(Promises::promise).optional();
  }

  Optional<Promise> of(StoryId story) {
    return jdbc.sql(COLUMNS + " where p.story_id = :story").params(Params.of("story", story).toMap()).query(Promises::promise).optional();
  }

  /// The months that stories are promised for, of those that are.
  Map<StoryId, YearMonth> months(Collection<StoryId> stories) {
    var months = new HashMap<StoryId, YearMonth>();
    jdbc.sql("select story_id, month from newsroom.promise where story_id = any(:stories)")
        .params(Params.of("stories", stories.stream().map(StoryId::value).toArray(UUID[]::new)).toMap())
        .query(
            row -> {
              months.put(new StoryId(row.getObject("story_id", UUID.class)), YearMonth.parse(row.getString("month")));
            });
    return months;
  }

  Optional<Promise> in(YearMonth month, ColumnId column) {
    return jdbc.sql(COLUMNS + " where p.month = :month and p.column_id = :column")
        .params(Params.of("month", month.toString()).and("column", column).toMap())
        .query(Promises::promise)
        .optional();
  }

  /// Keeps one, new or changed, with a stamp of its own.
  void put(Promise promise, Instant at) {
    var sql =
        """
        insert into newsroom.promise (id, stamp, month, first_month, column_id, story_id, by_id, due, is_skipped, made_at)
        values (:id, :stamp, :month, :first, :column::uuid, :story::uuid, :by::uuid, :due::date, :skipped, :at)
        on conflict (id)
        do update set stamp = excluded.stamp, month = excluded.month, column_id = excluded.column_id,
                      story_id = excluded.story_id, by_id = excluded.by_id, due = excluded.due, is_skipped = excluded.is_skipped
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", promise.id())
                .and("stamp", Id.fresh(at))
                .and("month", promise.month().toString())
                .and("first", promise.firstMonth().toString())
                .and("column", promise.column())
                .and("story", promise.story())
                .and("by", promise.by())
                .and("due", promise.due())
                .and("skipped", promise.isSkipped())
                .and("at", at)
                .toMap())
        .update();
  }

  void remove(PromiseId id) {
    jdbc.sql("delete from newsroom.promise where id = :id").params(Params.of("id", id).toMap()).update();
  }

  /// The rows as they are, for a change that may be undone.
  String snapshot(Collection<PromiseId> of) {
    var sql = "select coalesce(jsonb_agg(to_jsonb(p) order by p.id), '[]')::text from newsroom.promise p where p.id in (:ids)";
    return of.isEmpty() ? "[]" : jdbc.sql(sql).param("ids", of.stream().map(PromiseId::value).toList()).query(String.class).single();
  }

  private static Promise promise(ResultSet row, int number) throws SQLException {
    var column = row.getObject("column_id", UUID.class);
    var story = row.getObject("story_id", UUID.class);
    var by = row.getObject("by_id", UUID.class);
    return new Promise(
        new PromiseId(row.getObject("id", UUID.class)),
        row.getObject("stamp", UUID.class),
        YearMonth.parse(row.getString("month")),
        YearMonth.parse(row.getString("first_month")),
        column == null ? null : new ColumnId(column),
        story == null ? null : new StoryId(story),
        by == null ? null : new StaffId(by),
        row.getObject("due", LocalDate.class),
        row.getBoolean("is_skipped"));
  }
}
