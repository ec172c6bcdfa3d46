package dk.pip.editions;

import dk.pip.hold.HeldBack;
import dk.pip.hold.Hold;
import dk.pip.shared.Dates;
import dk.pip.shared.Rows;
import dk.pip.shared.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The publications that are planned and have not failed.
@Repository
@Order(20)
class PlannedPublications implements HeldBack {
  private final JdbcClient jdbc;
  private final Clock clock;

  PlannedPublications(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// @param title of the newest draft
  private record Plan(EditionId edition, String title, Instant publishAt, String scheduledBy) {}

  @Override
  public List<String> waiting(Texts texts) {
    var count = jdbc.sql("select count(*) from editions.schedule where failed is null").query(Long.class).single();
    return count == 0 ? List.of() : List.of(texts.get("editions.held.planned", count));
  }

  @Override
  public List<Fate> fates(Hold.Held copy, Texts texts) {
    var now = clock.instant();
    return list().stream()
        .map(
            plan ->
                new Fate(
                    plan.title(),
                    "/redaktion/udgaver/" + plan.edition().value(),
                    texts.get(
                        plan.publishAt().isAfter(now) ? "editions.held.comes-out" : "editions.held.comes-out-late",
                        Dates.near(plan.publishAt(), now, texts),
                        plan.scheduledBy())))
        .toList();
  }

  /// The first one first.
  private List<Plan> list() {
    var sql =
        """
        select s.edition_id, s.publish_at, s.scheduled_by,
               (select d.title from editions.draft d where d.edition_id = e.id order by d.revision desc limit 1) as title
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
        row.getString("scheduled_by"));
  }
}
