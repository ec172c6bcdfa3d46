package dk.pip.guides;

import dk.pip.people.KeptOfStaff;
import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What guides keep about those who write them: what they answer for, and what they wrote.
@Component
class KeptByGuides implements KeptOfStaff {
  private final JdbcClient jdbc;

  KeptByGuides(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "guides";
  }

  @Override
  public List<Map<String, String>> about(StaffId person) {
    var all = new ArrayList<Map<String, String>>();
    all.addAll(
        jdbc.sql("select title from guides.guide where owner_id = :person order by title")
            .params(Params.of("person", person).toMap())
            .query((row, _) -> Map.of("answers for", row.getString("title")))
            .list());
    var versions = "select title, teaser, body, made_at from guides.version where made_by = :person order by made_at, guide_id, number";
    all.addAll(
        jdbc.sql(versions)
            .params(Params.of("person", person).toMap())
            .query(
                (row, _) ->
                    Map.of("wrote", row.getString("title"), "at", Rows.instant(row, "made_at").toString(), "teaser", row.getString("teaser"), "text", row.getString("body")))
            .list());
    return all;
  }

  /// What they answered for has nobody until an editor says who does.
  @Override
  public void forget(StaffId person, String byline) {
    for (var sql :
        List.of(
            "delete from guides.presence where staff_id = :person",
            "delete from guides.told where staff_id = :person",
            "update guides.guide set owner_id = null where owner_id = :person")) {
      jdbc.sql(sql).params(Params.of("person", person).toMap()).update();
    }
  }
}
