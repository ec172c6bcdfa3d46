package dk.pip.tips;

import dk.pip.people.KeptOfStaff;
import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What is kept of editors who worked on tips: what they wrote to the others, and what they did. What stands in a tip, and who told
/// it, is not theirs, and is in no file of anybody's.
@Component
class KeptByTips implements KeptOfStaff {
  private final JdbcClient jdbc;

  KeptByTips(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "tips";
  }

  @Override
  public List<Map<String, String>> about(StaffId person) {
    var all = new ArrayList<Map<String, String>>();
    var notes =
        """
        select t.number, n.at, n.text
          from tips.note n
          join tips.tip t on t.id = n.tip_id
         where n.by_id = :person
         order by n.at, n.id
        """;
    all.addAll(
        jdbc.sql(notes)
            .params(Params.of("person", person).toMap())
            .query((row, _) -> Map.of("note to tip", row.getString("number"), "at", Rows.instant(row, "at").toString(), "text", row.getString("text")))
            .list());
    var steps =
        """
        select t.number, s.at, s.what
          from tips.step s
          join tips.tip t on t.id = s.tip_id
         where s.by_id = :person
         order by s.at, s.id
        """;
    all.addAll(
        jdbc.sql(steps)
            .params(Params.of("person", person).toMap())
            .query((row, _) -> Map.of("tip", row.getString("number"), "at", Rows.instant(row, "at").toString(), "done", row.getString("what")))
            .list());
    return all;
  }

  /// What they had taken is anybody's again. What was sealed to them stays sealed: letters still reach whoever told it, and nobody
  /// sees who that is.
  @Override
  public void forget(StaffId person, String byline) {
    jdbc.sql("delete from tips.presence where staff_id = :person").params(Params.of("person", person).toMap()).update();
    jdbc.sql("update tips.tip set state = 'NEW', read_at = null where assignee_id = :person and state = 'ASSIGNED'").params(Params.of("person", person).toMap()).update();
    jdbc.sql("update tips.tip set assignee_id = null where assignee_id = :person").params(Params.of("person", person).toMap()).update();
  }
}
