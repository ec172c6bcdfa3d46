package dk.pip.highlights;

import dk.pip.people.KeptOfStaff;
import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What is kept about somebody here: what they work as, and which must-reads they have confirmed.
@Component
class KeptByHighlights implements KeptOfStaff {
  private final JdbcClient jdbc;

  KeptByHighlights(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "highlights";
  }

  @Override
  public List<Map<String, String>> about(StaffId person) {
    var all = new ArrayList<Map<String, String>>();
    var jobs =
        """
        select j.name
          from highlights.job_holder h
          join highlights.job j on j.id = h.job_id
         where h.staff_id = :person
         order by j.name
        """;
    all.addAll(jdbc.sql(jobs).params(Params.of("person", person).toMap()).query((row, _) -> Map.of("works as", row.getString("name"))).list());
    var read =
        """
        select h.title, a.version, a.at, v.content
          from highlights.acknowledgement a
          join highlights.highlight h on h.id = a.highlight_id
          join highlights.version v on v.highlight_id = a.highlight_id and v.number = a.version
         where a.staff_id = :person
         order by a.at, h.id
        """;
    all.addAll(
        jdbc.sql(read)
            .params(Params.of("person", person).toMap())
            .query((row, _) -> Map.of("confirmed", row.getString("title"), "version", row.getString("version"), "text", row.getString("content"), "at", Rows.instant(row, "at").toString()))
            .list());
    return all;
  }

  @Override
  public void forget(StaffId person, String byline) {
    for (var table : List.of("job_holder", "acknowledgement", "reminder")) {
      jdbc.sql("delete from highlights." + table + " where staff_id = :person").params(Params.of("person", person).toMap()).update();
    }
  }
}
