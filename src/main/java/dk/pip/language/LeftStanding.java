package dk.pip.language;

import dk.pip.shared.Params;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is let stand in which text.
@Repository
class LeftStanding {
  static final int LONGEST_KEY = 240;

  private final JdbcClient jdbc;

  LeftStanding(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Set<String> keys(UUID owner) {
    var sql = "select key from language.left_standing where owner = :owner";
    return new HashSet<>(jdbc.sql(sql).params(Params.of("owner", owner).toMap()).query((row, _) -> row.getString("key")).list());
  }

  int count(UUID owner) {
    return jdbc.sql("select count(*) from language.left_standing where owner = :owner").params(Params.of("owner", owner).toMap()).query(Integer.class).single();
  }

  void add(UUID owner, String key, Instant at) {
    var sql =
        """
        insert into language.left_standing (owner, key, at)
        values (:owner, :key, :at)
        on conflict do nothing
        """;
    jdbc.sql(sql).params(Params.of("owner", owner).and("key", key).and("at", at).toMap()).update();
  }

  void remove(UUID owner, String key) {
    var sql = "delete from language.left_standing where owner = :owner and key = :key";
    jdbc.sql(sql).params(Params.of("owner", owner).and("key", key).toMap()).update();
  }
}
