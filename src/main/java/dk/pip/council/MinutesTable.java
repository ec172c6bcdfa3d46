package dk.pip.council;

import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes minutes.
@Repository
class MinutesTable {
  private final JdbcClient jdbc;

  MinutesTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<CouncilMinutes> find(CouncilDayId day) {
    return jdbc.sql("select * from council.minutes where day_id = :day").params(Params.of("day", day).toMap()).query(this::minutes).optional();
  }

  Optional<CouncilMinutes> byLink(long link) {
    return jdbc.sql("select * from council.minutes where link = :link").param("link", link).query(this::minutes).optional();
  }

  void lock(CouncilDayId day) {
    jdbc.sql("select 1 from council.minutes where day_id = :day for update").params(Params.of("day", day).toMap()).query(Integer.class).optional();
  }

  private CouncilMinutes minutes(ResultSet row, int number) throws SQLException {
    var day = new CouncilDayId(row.getObject("day_id", UUID.class));
    var at = Rows.instantOrNull(row, "signed_at");
    var signature =
        at == null
            ? null
            : new CouncilMinutes.Signature(
                row.getString("signed_name"), CouncilMinutes.Way.valueOf(row.getString("signed_way")), at, row.getString("signed_hash"), row.getString("signed_seal"));
    return new CouncilMinutes(day, row.getString("intro"), lines(day), row.getLong("link"), signature, Rows.instantOrNull(row, "published_at"));
  }

  private List<MinutesLine> lines(CouncilDayId day) {
    return jdbc.sql("select number, at, written, mended, left_out from council.minutes_line where day_id = :day order by number")
        .params(Params.of("day", day).toMap())
        .query(
            (row, _) ->
                new MinutesLine(row.getInt("number"), Rows.instantOrNull(row, "at"), row.getString("written"), row.getString("mended"), row.getBoolean("left_out")))
        .list();
  }

  void begin(CouncilDayId day, long link, @Nullable StaffId by, Instant at) {
    jdbc.sql("insert into council.minutes (day_id, begun_at, begun_by, link) values (:day, :at, :by::uuid, :link) on conflict do nothing")
        .params(Params.of("day", day).and("at", at).and("by", by).and("link", link).toMap())
        .update();
  }

  /// Adds lines that are new, and takes those away that the day took back, unless somebody has mended them.
  void take(CouncilDayId day, List<DayProtocol.Line> lines) {
    for (var it : lines) {
      var sql =
          """
          insert into council.minutes_line (day_id, number, at, written)
          values (:day, :number, :at::timestamptz, :words)
          on conflict (day_id, number) do update set written = excluded.written, at = excluded.at
          """;
      jdbc.sql(sql).params(Params.of("day", day).and("number", it.number()).and("at", it.at()).and("words", it.words()).toMap()).update();
    }
    var numbers = lines.stream().map(DayProtocol.Line::number).toList();
    for (var it : lines(day)) {
      if (!numbers.contains(it.number()) && it.mended() == null) {
        jdbc.sql("delete from council.minutes_line where day_id = :day and number = :number").params(Params.of("day", day).and("number", it.number()).toMap()).update();
      }
    }
  }

  void intro(CouncilDayId day, String text) {
    jdbc.sql("update council.minutes set intro = :text where day_id = :day").params(Params.of("day", day).and("text", text).toMap()).update();
  }

  void mend(CouncilDayId day, int number, @Nullable String text, boolean leftOut) {
    jdbc.sql("update council.minutes_line set mended = :text::text, left_out = :out where day_id = :day and number = :number")
        .params(Params.of("day", day).and("number", number).and("text", text).and("out", leftOut).toMap())
        .update();
  }

  /// @param signature null where it is taken back
  void sign(CouncilDayId day, CouncilMinutes.@Nullable Signature signature) {
    var sql =
        """
        update council.minutes
           set signed_at = :at::timestamptz, signed_name = :name, signed_way = :way, signed_hash = :hash, signed_seal = :seal
         where day_id = :day
        """;
    jdbc.sql(sql)
        .params(
            Params.of("day", day)
                .and("at", signature == null ? null : signature.at())
                .and("name", signature == null ? "" : signature.name())
                .and("way", signature == null ? "" : signature.way().name())
                .and("hash", signature == null ? "" : signature.hash())
                .and("seal", signature == null ? "" : signature.seal())
                .toMap())
        .update();
  }

  void publish(CouncilDayId day, @Nullable Instant at) {
    jdbc.sql("update council.minutes set published_at = :at::timestamptz where day_id = :day").params(Params.of("day", day).and("at", at).toMap()).update();
  }

  void link(CouncilDayId day, long link) {
    jdbc.sql("update council.minutes set link = :link where day_id = :day").params(Params.of("day", day).and("link", link).toMap()).update();
  }

  void story(CouncilDayId day, UUID story) {
    jdbc.sql("update council.minutes set story_id = :story where day_id = :day").params(Params.of("day", day).and("story", story).toMap()).update();
  }
}
