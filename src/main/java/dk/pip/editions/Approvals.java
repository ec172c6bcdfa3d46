package dk.pip.editions;

import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import dk.pip.shared.Sha256;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes who approved which state of an edition's draft.
@Repository
class Approvals {
  private final JdbcClient jdbc;

  Approvals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What a draft is at a moment: any change of it, or of a story in it, is another.
  ///
  /// @param stories the revisions of its stories
  static String state(int revision, Map<StoryId, Integer> stories) {
    var sorted = new TreeMap<String, Integer>();
    stories.forEach((story, at) -> sorted.put(story.value().toString(), at));
    return Sha256.hex(Sha256.of(revision + " " + sorted));
  }

  void approve(EditionId id, String state, Instant at, Staff by) {
    var sql =
        """
        insert into editions.approval (edition_id, state, approved_at, approved_by, name)
        values (:id, :state, :at, :by, :name)
        on conflict (edition_id)
        do update set state = excluded.state, approved_at = excluded.approved_at, approved_by = excluded.approved_by,
                      name = excluded.name
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("state", state).and("at", at).and("by", by.id()).and("name", by.name()).toMap()).update();
  }

  Optional<Approval.Given> find(EditionId id, String state) {
    var sql = "select approved_by, name, approved_at from editions.approval where edition_id = :id and state = :state";
    return jdbc.sql(sql)
        .params(Params.of("id", id).and("state", state).toMap())
        .query((row, _) -> new Approval.Given(new StaffId(row.getObject("approved_by", UUID.class)), row.getString("name"), Rows.instant(row, "approved_at")))
        .optional();
  }

  boolean end(EditionId id) {
    return jdbc.sql("delete from editions.approval where edition_id = :id").params(Params.of("id", id).toMap()).update() == 1;
  }
}
