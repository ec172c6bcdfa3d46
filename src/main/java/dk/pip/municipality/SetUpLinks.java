package dk.pip.municipality;

import dk.pip.shared.Params;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes the links that set up an empty installation; the only code that touches `municipality.set_up_link`.
@Repository
class SetUpLinks {
  private final JdbcClient jdbc;

  SetUpLinks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(byte[] tokenHash, Instant expiresAt) {
    var sql =
        """
        insert into municipality.set_up_link (token_hash, expires_at)
        values (:hash, :expires)
        """;
    jdbc.sql(sql).params(Params.of("hash", tokenHash).and("expires", expiresAt).toMap()).update();
  }

  boolean works(byte[] tokenHash, Instant now) {
    var sql =
        """
        select exists (
          select
            from municipality.set_up_link
           where token_hash = :hash
             and expires_at > :now)
        """;
    return jdbc.sql(sql).params(Params.of("hash", tokenHash).and("now", now).toMap()).query(Boolean.class).single();
  }

  void removeExpired(Instant now) {
    var sql =
        """
        delete from municipality.set_up_link
         where expires_at <= :now
        """;
    jdbc.sql(sql).params(Params.of("now", now).toMap()).update();
  }

  void removeAll() {
    jdbc.sql("delete from municipality.set_up_link").update();
  }
}
