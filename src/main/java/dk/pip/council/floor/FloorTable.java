package dk.pip.council.floor;

import dk.pip.council.CouncilDayId;
import dk.pip.council.DelegationId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and adds acts, and keeps the links by which one comes to the floor.
@Repository
class FloorTable {
  private final JdbcClient jdbc;

  FloorTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param after the number of the newest that is known; 0 for all
  List<FloorAct> acts(CouncilDayId day, int after) {
    var sql =
        """
        select number, at, by_words, delegation_id, kind, data::text as data
          from council.act
         where day_id = :day
           and number > :after
         order by number
        """;
    return jdbc.sql(sql).params(Params.of("day", day).and("after", after).toMap()).query((row, _) -> act(row)).list();
  }

  private static FloorAct act(ResultSet row) throws SQLException {
    var delegation = row.getObject("delegation_id", UUID.class);
    var by = new FloorBy(row.getString("by_words"), delegation == null ? null : new DelegationId(delegation));
    return new FloorAct(row.getInt("number"), Rows.instant(row, "at"), by, DeedJson.read(row.getString("kind"), row.getString("data")), true);
  }

  /// @return false where somebody else has taken the number
  boolean add(CouncilDayId day, FloorAct act) {
    var sql =
        """
        insert into council.act (day_id, number, at, by_words, delegation_id, kind, data)
        values (:day, :number, :at, :by, :delegation, :kind, cast(:data as jsonb))
        on conflict (day_id, number) do nothing
        """;
    var params =
        Params.of("day", day)
            .and("number", act.number())
            .and("at", act.at())
            .and("by", act.by().words())
            .and("delegation", act.by().delegation())
            .and("kind", act.deed().kind())
            .and("data", DeedJson.write(act.deed()));
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  /// What is newest on some days, in one question; nothing of those that are gone.
  Map<CouncilDayId, FloorNewest> newest(Collection<CouncilDayId> days) {
    var sql =
        """
        select d.id, coalesce((select max(number) from council.act where day_id = d.id), 0) as newest,
               (select count(*) from council.floor_link where day_id = d.id and recalled_at is not null) as recalled,
               d.let_go_at is not null and not d.practice as shown
          from council.day d
         where d.id = any(cast(string_to_array(:days, ',') as uuid[]))
        """;
    var all = new HashMap<CouncilDayId, FloorNewest>();
    jdbc.sql(sql)
        .param("days", days.stream().map(day -> day.value().toString()).collect(Collectors.joining(",")))
        .query(row -> {
          all.put(new CouncilDayId(row.getObject("id", UUID.class)), new FloorNewest(row.getInt("newest"), row.getInt("recalled"), row.getBoolean("shown")));
        });
    return all;
  }

  Optional<FloorWay> way(long number) {
    var sql =
        """
        select number, day_id, delegation_id
          from council.floor_link
         where number = :number
           and recalled_at is null
        """;
    return jdbc.sql(sql).param("number", number).query((row, _) -> way(row)).optional();
  }

  List<FloorWay> ways(CouncilDayId day) {
    var sql =
        """
        select number, day_id, delegation_id
          from council.floor_link
         where day_id = :day
           and recalled_at is null
         order by made_at, number
        """;
    return jdbc.sql(sql).params(Params.of("day", day).toMap()).query((row, _) -> way(row)).list();
  }

  private static FloorWay way(ResultSet row) throws SQLException {
    var delegation = row.getObject("delegation_id", UUID.class);
    return new FloorWay(row.getLong("number"), new CouncilDayId(row.getObject("day_id", UUID.class)), delegation == null ? null : new DelegationId(delegation));
  }

  /// Does nothing where there is one already.
  void addWay(long number, CouncilDayId day, @Nullable DelegationId delegation, Instant at) {
    var sql =
        """
        insert into council.floor_link (number, day_id, delegation_id, made_at)
        values (:number, :day, :delegation, :at)
        on conflict do nothing
        """;
    jdbc.sql(sql).params(Params.of("number", number).and("day", day).and("delegation", delegation).and("at", at).toMap()).update();
  }

  /// @param delegation null for the chair's
  int recall(CouncilDayId day, @Nullable DelegationId delegation, Instant at) {
    var sql =
        """
        update council.floor_link
           set recalled_at = :at
         where day_id = :day
           and recalled_at is null
           and coalesce(delegation_id = cast(:delegation as uuid), delegation_id is null and cast(:delegation as uuid) is null)
        """;
    return jdbc.sql(sql).params(Params.of("day", day).and("delegation", delegation).and("at", at).toMap()).update();
  }
}
