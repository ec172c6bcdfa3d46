package dk.pip.newsroom;

import dk.pip.people.KeptOfStaff;
import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the newsroom keeps about those who write: their stories and what they said of them.
@Component
class KeptByNewsroom implements KeptOfStaff {
  private final JdbcClient jdbc;

  KeptByNewsroom(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "newsroom";
  }

  @Override
  public List<Map<String, String>> about(StaffId person) {
    var all = new ArrayList<Map<String, String>>();
    var stories =
        """
        select headline, state, made_at, text
          from newsroom.story
         where author_id = :person or assignee_id = :person
         order by made_at, id
        """;
    all.addAll(
        jdbc.sql(stories)
            .params(Params.of("person", person).toMap())
            .query((row, _) -> Map.of("story", row.getString("headline"), "state", row.getString("state"), "at", Rows.instant(row, "made_at").toString(), "text", row.getString("text")))
            .list());
    var notes =
        """
        select s.headline, n.at, n.text
          from newsroom.note n
          join newsroom.story s on s.id = n.story_id
         where n.by_id = :person
         order by n.at, n.id
        """;
    all.addAll(
        jdbc.sql(notes)
            .params(Params.of("person", person).toMap())
            .query((row, _) -> Map.of("note to", row.getString("headline"), "at", Rows.instant(row, "at").toString(), "text", row.getString("text")))
            .list());
    var promises =
        """
        select c.name, p.month
          from newsroom.promise p
          join newsroom.fixed_column c on c.id = p.column_id
         where p.by_id = :person
         order by p.month, c.position
        """;
    all.addAll(
        jdbc.sql(promises)
            .params(Params.of("person", person).toMap())
            .query((row, _) -> Map.of("promised", row.getString("name"), "month", row.getString("month")))
            .list());
    all.addAll(
        jdbc.sql("select name from newsroom.fixed_column where owner_id = :person order by position")
            .params(Params.of("person", person).toMap())
            .query((row, _) -> Map.of("answers for", row.getString("name")))
            .list());
    return all;
  }

  /// Stories that they were asked to write go back to whoever had the idea, and what they promised without a story is empty again.
  @Override
  public void forget(StaffId person, String byline) {
    jdbc.sql("delete from newsroom.presence where staff_id = :person").params(Params.of("person", person).toMap()).update();
    jdbc.sql("delete from newsroom.told where staff_id = :person").params(Params.of("person", person).toMap()).update();
    jdbc.sql("delete from newsroom.thanks where staff_id = :person").params(Params.of("person", person).toMap()).update();
    jdbc.sql("delete from newsroom.promise where by_id = :person and story_id is null").params(Params.of("person", person).toMap()).update();
    jdbc.sql("update newsroom.promise set by_id = null where by_id = :person").params(Params.of("person", person).toMap()).update();
    jdbc.sql("update newsroom.fixed_column set owner_id = null where owner_id = :person").params(Params.of("person", person).toMap()).update();
    jdbc.sql("update newsroom.story set assignee_id = null where assignee_id = :person").params(Params.of("person", person).toMap()).update();
  }
}
