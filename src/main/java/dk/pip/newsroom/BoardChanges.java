package dk.pip.newsroom;

import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes what was done to the month board, and takes it back.
@Repository
class BoardChanges {
  private static final String COLUMNS =
      """
      select id, kind, about, from_month, to_month, at, by_id
        from newsroom.board_change
      """;

  private final JdbcClient jdbc;

  BoardChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param subject the story, or the column, that it was done to
  /// @param stateBefore of a story that was dropped
  void add(BoardChange change, UUID subject, String before, String after, @Nullable StoryState stateBefore) {
    var sql =
        """
        insert into newsroom.board_change (id, kind, about, subject_id, from_month, to_month, at, by_id, before, after, state_before)
        values (:id, :kind, :about, :subject, :from, :to, :at, :by, :before::jsonb, :after::jsonb, :state::text)
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", change.id())
                .and("kind", change.kind())
                .and("about", change.about())
                .and("subject", subject)
                .and("from", change.from().toString())
                .and("to", change.to().toString())
                .and("at", change.at())
                .and("by", change.by())
                .and("before", before)
                .and("after", after)
                .and("state", stateBefore)
                .toMap())
        .update();
  }

  /// The last one that concerns a month or the one after it, where that can still be taken back.
  Optional<BoardChange> last(YearMonth month, Instant since) {
    var sql =
        COLUMNS
            + """
               where (from_month in (:month, :after) or to_month in (:month, :after))
                 and undone_at is null
                 and at > :since
               order by at desc, id desc
               limit 1
              """;
    var params = Params.of("month", month.toString()).and("after", month.plusMonths(1).toString()).and("since", since);
    return jdbc.sql(sql).params(params.toMap()).query(BoardChanges::change).optional().filter(change -> isAsLeft(change.id()));
  }

  /// The last one of all, taken back or not: what the page that somebody looks at goes by.
  Optional<Latest> latest() {
    var sql = "select id, by_id, at, undone_at from newsroom.board_change order by greatest(at, undone_at) desc, id desc limit 1";
    return jdbc.sql(sql).query(BoardChanges::newest).optional();
  }

  private static Latest newest(ResultSet row, int number) throws SQLException {
    var id = row.getObject("id", UUID.class);
    return new Latest(id + (row.getObject("undone_at") == null ? "" : "-"), new StaffId(row.getObject("by_id", UUID.class)), Rows.instant(row, "at"));
  }

  record Latest(String stamp, StaffId by, Instant at) {}

  /// Who did something last to a story or a column.
  Optional<BoardChange> lastOf(UUID subject) {
    var sql = COLUMNS + " where subject_id = :subject order by at desc, id desc limit 1";
    return jdbc.sql(sql).params(Params.of("subject", subject).toMap()).query(BoardChanges::change).optional();
  }

  Optional<BoardChange> find(BoardChangeId id) {
    return jdbc.sql(COLUMNS + " where id = :id and undone_at is null").params(Params.of("id", id).toMap()).query(BoardChanges::change).optional();
  }

  UUID subject(BoardChangeId id) {
    return jdbc.sql("select subject_id from newsroom.board_change where id = :id").params(Params.of("id", id).toMap()).query(UUID.class).single();
  }

  Optional<StoryState> stateBefore(BoardChangeId id) {
    var sql = "select state_before from newsroom.board_change where id = :id and state_before is not null";
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query(String.class).optional().map(StoryState::valueOf);
  }

  /// Whether the board still is, as far as the change concerned it, what that left.
  boolean isAsLeft(BoardChangeId id) {
    var sql =
        """
        with change as (
          select before, after
            from newsroom.board_change
           where id = :id
        ), left_by_it as (
          select (r->>'id')::uuid as id, (r->>'stamp')::uuid as stamp
            from change, jsonb_array_elements(after) r
        ), there as (
          select p.id, p.stamp
            from newsroom.promise p
           where p.id in (select (r->>'id')::uuid from change, jsonb_array_elements(before || after) r)
        )
        select not exists ((select * from left_by_it except select * from there) union all (select * from there except select * from left_by_it))
        """;
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query(Boolean.class).single();
  }

  /// Puts the rows back that were there before it.
  void putBack(BoardChangeId id, Instant at) {
    var remove =
        """
        delete from newsroom.promise p
         using newsroom.board_change c
         where c.id = :id
           and p.id in (select (r->>'id')::uuid from jsonb_array_elements(c.before || c.after) r)
        """;
    var restore =
        """
        insert into newsroom.promise
        select r.*
          from newsroom.board_change c, jsonb_populate_recordset(null::newsroom.promise, c.before) r
         where c.id = :id
        """;
    var params = Params.of("id", id).and("at", at).toMap();
    jdbc.sql(remove).params(params).update();
    jdbc.sql(restore).params(params).update();
    jdbc.sql("update newsroom.board_change set undone_at = :at where id = :id").params(params).update();
  }

  /// Forgets what nobody takes back any more.
  void forget(Instant before) {
    jdbc.sql("delete from newsroom.board_change where at < :before").params(Params.of("before", before).toMap()).update();
  }

  private static BoardChange change(ResultSet row, int number) throws SQLException {
    return new BoardChange(
        new BoardChangeId(row.getObject("id", UUID.class)),
        BoardChange.Kind.valueOf(row.getString("kind")),
        row.getString("about"),
        YearMonth.parse(row.getString("from_month")),
        YearMonth.parse(row.getString("to_month")),
        Rows.instant(row, "at"),
        new StaffId(row.getObject("by_id", UUID.class)));
  }
}
