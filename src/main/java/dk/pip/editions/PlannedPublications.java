package dk.pip.editions;

import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The publications that are planned and have not failed.
@Repository
public class PlannedPublications {
  private final JdbcClient jdbc;

  /// Public for commands that run beside the server.
  public PlannedPublications(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param title of the newest draft
  /// @param first whether readers have not seen the edition yet; else it is a correction
  public record Plan(EditionId edition, String title, Instant publishAt, String scheduledBy, boolean first) {}

  public long count() {
    return jdbc.sql("select count(*) from editions.schedule where failed is null").query(Long.class).single();
  }

  /// The first one first.
  public List<Plan> list() {
    var sql =
        """
        select s.edition_id, s.publish_at, s.scheduled_by,
               (select d.title from editions.draft d where d.edition_id = e.id order by d.revision desc limit 1) as title,
               not exists (select from editions.publication p where p.edition_id = e.id) as first
          from editions.schedule s
          join editions.edition e on e.id = s.edition_id
         where s.failed is null
         order by s.publish_at, s.edition_id
        """;
    return jdbc.sql(sql).query(PlannedPublications::plan).list();
  }

  private static Plan plan(ResultSet row, int index) throws SQLException {
    return new Plan(
        new EditionId(row.getObject("edition_id", UUID.class)),
        row.getString("title"),
        Rows.instant(row, "publish_at"),
        row.getString("scheduled_by"),
        row.getBoolean("first"));
  }
}
