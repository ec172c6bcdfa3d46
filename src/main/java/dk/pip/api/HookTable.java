package dk.pip.api;

import dk.pip.shared.Audience;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes `api.hook`.
@Repository
class HookTable {
  private static final String COLUMNS =
      """
      select h.id, h.name, h.address, h.published, h.corrected, h.withdrawn, h.reach, h.made_at, h.failing_since,
             h.paused_at, h.paused_why
        from api.hook h
      """;

  private final JdbcClient jdbc;

  HookTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean add(HookId id, Hook.Words words, String secret, Instant at) {
    var sql =
        """
        insert into api.hook (id, name, address, secret, published, corrected, withdrawn, reach, made_at)
        values (:id, :name, :address, :secret, :published, :corrected, :withdrawn, :reach, :at)
        on conflict (id) do nothing
        """;
    return jdbc.sql(sql).params(params(id, words).and("secret", secret).and("at", at).toMap()).update() == 1;
  }

  private static Params params(HookId id, Hook.Words words) {
    return Params.of("id", id)
        .and("name", words.name())
        .and("address", words.address())
        .and("published", words.events().contains(Hook.What.PUBLISHED))
        .and("corrected", words.events().contains(Hook.What.CORRECTED))
        .and("withdrawn", words.events().contains(Hook.What.WITHDRAWN))
        .and("reach", words.reach());
  }

  boolean change(HookId id, Hook.Words words) {
    var sql =
        """
        update api.hook
           set name = :name, address = :address, published = :published, corrected = :corrected, withdrawn = :withdrawn,
               reach = :reach
         where id = :id
        """;
    return jdbc.sql(sql).params(params(id, words).toMap()).update() == 1;
  }

  /// @return the hook's name; empty where there is none
  Optional<String> renewSecret(HookId id, String secret) {
    var sql = "update api.hook set secret = :secret where id = :id returning name";
    return jdbc.sql(sql).params(Params.of("id", id).and("secret", secret).toMap()).query(String.class).optional();
  }

  Optional<String> remove(HookId id) {
    return jdbc.sql("delete from api.hook where id = :id returning name").params(Params.of("id", id).toMap()).query(String.class).optional();
  }

  List<Hook> list() {
    return jdbc.sql(COLUMNS + " order by h.name, h.id").query(HookTable::hook).list();
  }

  Optional<Hook> find(HookId id) {
    return jdbc.sql(COLUMNS + " where h.id = :id").params(Params.of("id", id).toMap()).query(HookTable::hook).optional();
  }

  private static Hook hook(ResultSet row, int index) throws SQLException {
    var events = EnumSet.noneOf(Hook.What.class);
    for (var what : Hook.What.values()) {
      if (row.getBoolean(what.name().toLowerCase(Locale.ROOT))) {
        events.add(what);
      }
    }
    var why = row.getString("paused_why");
    return new Hook(
        new HookId(row.getObject("id", UUID.class)),
        new Hook.Words(row.getString("name"), row.getString("address"), events, Audience.valueOf(row.getString("reach"))),
        Rows.instant(row, "made_at"),
        Rows.instantOrNull(row, "failing_since"),
        Rows.instantOrNull(row, "paused_at"),
        why == null ? null : Hook.Why.valueOf(why));
  }

  /// @return false when it is paused already
  boolean pause(HookId id, Hook.Why why, Instant at) {
    var sql =
        """
        update api.hook
           set paused_at = :at, paused_why = :why
         where id = :id
           and paused_at is null
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("why", why).and("at", at).toMap()).update() == 1;
  }

  boolean resume(HookId id) {
    var sql =
        """
        update api.hook
           set paused_at = null, paused_why = null, failing_since = null
         where id = :id
           and paused_at is not null
        """;
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).update() == 1;
  }

  void well(HookId id) {
    jdbc.sql("update api.hook set failing_since = null where id = :id and failing_since is not null").params(Params.of("id", id).toMap()).update();
  }

  /// @return since when it fails
  Optional<Instant> fails(HookId id, Instant at) {
    var sql = "update api.hook set failing_since = coalesce(failing_since, :at) where id = :id returning failing_since";
    return jdbc.sql(sql).params(Params.of("id", id).and("at", at).toMap()).query((row, _) -> Rows.instant(row, "failing_since")).optional();
  }
}
