package dk.pip.library;

import dk.pip.people.KeptOfStaff;
import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the library keeps about those who work here: the pictures that they brought in and took away.
@Component
class KeptByLibrary implements KeptOfStaff {
  private final JdbcClient jdbc;

  KeptByLibrary(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "library";
  }

  @Override
  public List<Map<String, String>> about(StaffId person) {
    var all = new ArrayList<Map<String, String>>();
    var brought =
        """
        select file, brought_at, alt, caption
          from library.picture
         where brought_by = :person
            or id in (select picture_id from library.picture_also where staff_id = :person)
         order by brought_at, id
        """;
    all.addAll(
        jdbc.sql(brought)
            .params(Params.of("person", person).toMap())
            .query((row, _) -> Map.of("picture", row.getString("file"), "at", Rows.instant(row, "brought_at").toString(), "alt", row.getString("alt"), "caption", row.getString("caption")))
            .list());
    var objections =
        """
        select p.file, o.at, o.why
          from library.objection o
          join library.picture p on p.id = o.picture_id
         where o.by_id = :person
         order by o.at, o.id
        """;
    all.addAll(
        jdbc.sql(objections)
            .params(Params.of("person", person).toMap())
            .query((row, _) -> Map.of("objection to", row.getString("file"), "at", Rows.instant(row, "at").toString(), "why", row.getString("why")))
            .list());
    return all;
  }

  @Override
  public void forget(StaffId person, String byline) {
    jdbc.sql("delete from library.picture_also where staff_id = :person").params(Params.of("person", person).toMap()).update();
    jdbc.sql("update library.picture set before = null, changed_by = null where changed_by = :person").params(Params.of("person", person).toMap()).update();
  }
}
