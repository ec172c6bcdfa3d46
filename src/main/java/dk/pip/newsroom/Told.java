package dk.pip.newsroom;

import dk.pip.editions.StoryId;
import dk.pip.people.StaffId;
import dk.pip.shared.Dates;
import dk.pip.shared.Params;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes who was told what about a deadline, so that nobody is told twice.
@Repository
class Told {
  enum Kind {
    /// The deadline is near.
    SOON,
    /// It has passed.
    LATE,
    /// It is their turn.
    TURN
  }

  private final JdbcClient jdbc;

  Told(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static String thing(StoryId story) {
    return "story " + story.value();
  }

  static String thing(ColumnId column, YearMonth month) {
    return "column " + column.value() + " " + month;
  }

  /// Notes that somebody is told.
  ///
  /// @return false where they have been
  boolean note(StaffId who, String thing, Kind kind, LocalDate due, LocalDate today) {
    var sql =
        """
        insert into newsroom.told (staff_id, thing, kind, due, told_on)
        values (:who, :thing, :kind, :due, :today)
        on conflict do nothing
        """;
    var params = Params.of("who", who).and("thing", thing).and("kind", kind).and("due", due).and("today", today);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  /// Notes that it has become their turn, of which they hear at once: part of the transaction that does it, so that no reminder
  /// comes in between.
  void turn(StaffId who, String thing, Instant now) {
    var today = Dates.local(now).toLocalDate();
    note(who, thing, Kind.TURN, today, today);
  }

  /// What somebody was told about today.
  List<String> on(StaffId who, LocalDate today) {
    return jdbc.sql("select thing from newsroom.told where staff_id = :who and told_on = :today")
        .params(Params.of("who", who).and("today", today).toMap())
        .query((row, _) -> row.getString("thing"))
        .list();
  }

  void forget(LocalDate before) {
    jdbc.sql("delete from newsroom.told where told_on < :before and due < :before").param("before", before).update();
  }
}
