package dk.pip.newsroom;

import dk.pip.people.StaffId;
import dk.pip.people.UnitId;
import dk.pip.shared.Audience;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes the fixed columns.
@Repository
class FixedColumnTable {
  private static final String COLUMNS =
      """
      select id, name, position, owner_id, unit_id, audience, days_before, reminder_days, from_month, ended_at
        from newsroom.fixed_column
      """;

  private final JdbcClient jdbc;

  FixedColumnTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Nobody else changes them until the transaction ends.
  void lock() {
    jdbc.sql("lock table newsroom.fixed_column in share row exclusive mode").update();
  }

  /// Those that go on in their order, and then the others.
  List<FixedColumn> list() {
    return jdbc.sql(COLUMNS + " order by ended_at is not null, position, id").query(FixedColumnTable::column).list();
  }

  Optional<FixedColumn> find(ColumnId id) {
    return jdbc.sql(COLUMNS + " where id = :id").params(Params.of("id", id).toMap()).query(FixedColumnTable::column).optional();
  }

  /// Whether another one that goes on has the name.
  boolean isNameTaken(String name, ColumnId except) {
    var sql = "select exists (select from newsroom.fixed_column where lower(name) = lower(:name) and ended_at is null and id <> :except)";
    return jdbc.sql(sql).params(Params.of("name", name).and("except", except).toMap()).query(Boolean.class).single();
  }

  void add(ColumnId id, FixedColumn.Words words, YearMonth from) {
    var sql =
        """
        insert into newsroom.fixed_column (id, name, position, owner_id, unit_id, audience, days_before, reminder_days, from_month)
        select :id, :name, coalesce(max(position), 0) + 1, :owner::uuid, :unit::uuid, :audience, :before, :reminder, :from
          from newsroom.fixed_column
        """;
    jdbc.sql(sql).params(params(id, words).and("from", from.toString()).toMap()).update();
  }

  void change(ColumnId id, FixedColumn.Words words) {
    var sql =
        """
        update newsroom.fixed_column
           set name = :name, owner_id = :owner::uuid, unit_id = :unit::uuid, audience = :audience, days_before = :before,
               reminder_days = :reminder
         where id = :id
        """;
    jdbc.sql(sql).params(params(id, words).toMap()).update();
  }

  private static Params params(ColumnId id, FixedColumn.Words words) {
    return Params.of("id", id)
        .and("name", words.name())
        .and("owner", words.owner())
        .and("unit", words.unit())
        .and("audience", words.audience())
        .and("before", words.daysBefore())
        .and("reminder", words.reminderDays());
  }

  void put(ColumnId id, int position) {
    jdbc.sql("update newsroom.fixed_column set position = :position where id = :id").params(Params.of("id", id).and("position", position).toMap()).update();
  }

  boolean end(ColumnId id, Instant at) {
    var sql = "update newsroom.fixed_column set ended_at = :at where id = :id and ended_at is null";
    return jdbc.sql(sql).params(Params.of("id", id).and("at", at).toMap()).update() == 1;
  }

  boolean resume(ColumnId id) {
    var sql = "update newsroom.fixed_column set ended_at = null where id = :id and ended_at is not null";
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).update() == 1;
  }

  private static FixedColumn column(ResultSet row, int number) throws SQLException {
    var owner = row.getObject("owner_id", UUID.class);
    var unit = row.getObject("unit_id", UUID.class);
    return new FixedColumn(
        new ColumnId(row.getObject("id", UUID.class)),
        row.getString("name"),
        row.getInt("position"),
        owner == null ? null : new StaffId(owner),
        unit == null ? null : new UnitId(unit),
        Audience.valueOf(row.getString("audience")),
        row.getInt("days_before"),
        row.getInt("reminder_days"),
        YearMonth.parse(row.getString("from_month")),
        Rows.instantOrNull(row, "ended_at"));
  }
}
