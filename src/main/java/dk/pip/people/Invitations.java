package dk.pip.people;

import dk.pip.shared.Params;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes the one-time links; the only code that touches `people.invitation`.
@Repository
class Invitations {
  private final JdbcClient jdbc;

  Invitations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Puts a link in place of the one that there may have been.
  void replace(StaffId id, byte[] tokenHash, Instant expiresAt) {
    var sql =
        """
        insert into people.invitation (account_id, token_hash, expires_at)
        values (:id, :hash, :expires)
        on conflict (account_id) do update
           set token_hash = excluded.token_hash, expires_at = excluded.expires_at
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("hash", tokenHash).and("expires", expiresAt).toMap()).update();
  }

  Optional<StaffId> find(byte[] tokenHash, Instant now) {
    var sql =
        """
        select i.account_id
          from people.invitation i
          join people.account a on a.id = i.account_id
         where i.token_hash = :hash
           and i.expires_at > :now
           and a.disabled_at is null
        """;
    return jdbc.sql(sql)
        .params(Params.of("hash", tokenHash).and("now", now).toMap())
        .query(UUID.class)
        .optional()
        .map(StaffId::new);
  }

  /// Uses the link up. Returns whether it was still there, so that two at once can't both use it.
  boolean use(byte[] tokenHash, Instant now) {
    var sql =
        """
        delete from people.invitation
         where token_hash = :hash
           and expires_at > :now
        """;
    return jdbc.sql(sql).params(Params.of("hash", tokenHash).and("now", now).toMap()).update() == 1;
  }

  void remove(StaffId id) {
    var sql =
        """
        delete from people.invitation
         where account_id = :id
        """;
    jdbc.sql(sql).params(Params.of("id", id).toMap()).update();
  }
}
