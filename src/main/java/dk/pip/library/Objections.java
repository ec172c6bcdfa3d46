package dk.pip.library;

import dk.pip.people.StaffId;
import dk.pip.shared.Id;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What people had to say against pictures, and who they were for as long as that may be kept.
@Repository
class Objections {
  private final JdbcClient jdbc;

  Objections(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(LibraryPictureId picture, Instant at, StaffId by, String why, @Nullable String askedBy, LocalDate forgetAfter) {
    var sql =
        """
        insert into library.objection (id, picture_id, at, by_id, why, asked_by, forget_after)
        values (:id, :picture, :at, :by, :why, :asked::text, :after)
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", Id.fresh(at))
                .and("picture", picture)
                .and("at", at)
                .and("by", by)
                .and("why", why)
                .and("asked", askedBy)
                .and("after", forgetAfter)
                .toMap())
        .update();
  }

  /// The newest first.
  List<Objection> list(LibraryPictureId picture) {
    var sql = "select at, by_id, why, asked_by, forget_after from library.objection where picture_id = :picture order by at desc limit 20";
    return jdbc.sql(sql)
        .params(Params.of("picture", picture).toMap())
        .query(
            (row, _) ->
                new Objection(
                    Rows.instant(row, "at"),
                    new StaffId(row.getObject("by_id", UUID.class)),
                    row.getString("why"),
                    row.getString("asked_by"),
                    row.getObject("forget_after", LocalDate.class)))
        .list();
  }

  /// Forgets who objected and what they said, once the time for it is over.
  int forget(LocalDate today) {
    return jdbc.sql("update library.objection set asked_by = null, why = '' where (asked_by is not null or why <> '') and forget_after < :today")
        .params(Params.of("today", today).toMap())
        .update();
  }
}
