package dk.pip.commitments;

import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes `commitments.reminder` and `commitments.reminded`.
@Repository
class ReminderTable {
  private final JdbcClient jdbc;

  ReminderTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param since when the date was agreed on
  record Open(CommitmentId id, LocalDate due, Instant since) {}

  /// What is open and due by a day.
  List<Open> open(LocalDate until) {
    var sql =
        """
        select c.id, c.due,
               (select min(s.at)
                  from commitments.step s
                 where s.commitment_id = c.id
                   and s.number > coalesce((select max(o.number)
                                              from commitments.step o
                                             where o.commitment_id = c.id
                                               and o.due <> c.due), 0)) as since
          from commitments.commitment c
         where c.ended_on is null
           and c.due <= :until
         order by c.due, c.id
        """;
    return jdbc.sql(sql)
        .param("until", until)
        .query((row, _) -> new Open(new CommitmentId(row.getObject("id", UUID.class)), row.getObject("due", LocalDate.class), Rows.instant(row, "since")))
        .list();
  }

  record Said(String thing, LocalDate due, String rung) {}

  Set<Said> said() {
    return new HashSet<>(
        jdbc.sql("select thing, due, rung from commitments.reminder")
            .query((row, _) -> new Said(row.getString("thing"), row.getObject("due", LocalDate.class), row.getString("rung")))
            .list());
  }

  /// @return false where it has been said
  boolean note(Said said, LocalDate on) {
    var sql =
        """
        insert into commitments.reminder (thing, due, rung, told_on)
        values (:thing, :due, :rung, :on)
        on conflict do nothing
        """;
    return jdbc.sql(sql).params(Params.of("thing", said.thing()).and("due", said.due()).and("rung", said.rung()).and("on", on).toMap()).update() == 1;
  }

  /// Who comes second waits here for the first.
  ///
  /// @return false where the address has had its letter of the day
  boolean claim(byte[] address, LocalDate day) {
    return jdbc.sql("insert into commitments.reminded (address, day) values (:address, :day) on conflict do nothing")
            .params(Params.of("address", address).and("day", day).toMap())
            .update()
        == 1;
  }

  void forget(LocalDate remindedBefore, LocalDate toldBefore) {
    jdbc.sql("delete from commitments.reminded where day < :before").param("before", remindedBefore).update();
    jdbc.sql("delete from commitments.reminder where told_on < :before").param("before", toldBefore).update();
  }
}
