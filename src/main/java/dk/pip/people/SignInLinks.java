package dk.pip.people;

import dk.pip.shared.Params;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes the links that one signs in by; the only code that touches `people.sign_in_link`.
@Repository
class SignInLinks {
  private final JdbcClient jdbc;

  SignInLinks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Beside those that somebody may have, as the mails needn't come in the order that they were asked for.
  void add(StaffId id, byte[] tokenHash, Instant expiresAt, Instant now) {
    var sql =
        """
        insert into people.sign_in_link (token_hash, account_id, expires_at)
        values (:hash, :id, :expires)
        """;
    jdbc.sql("delete from people.sign_in_link where expires_at <= :now").params(Params.of("now", now).toMap()).update();
    jdbc.sql(sql).params(Params.of("id", id).and("hash", tokenHash).and("expires", expiresAt).toMap()).update();
  }

  Optional<StaffId> find(byte[] tokenHash, Instant now) {
    var sql =
        """
        select l.account_id
          from people.sign_in_link l
          join people.account a on a.id = l.account_id
         where l.token_hash = :hash
           and l.expires_at > :now
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
        delete from people.sign_in_link
         where token_hash = :hash
           and expires_at > :now
        """;
    return jdbc.sql(sql).params(Params.of("hash", tokenHash).and("now", now).toMap()).update() == 1;
  }

  void removeAll(StaffId id) {
    jdbc.sql("delete from people.sign_in_link where account_id = :id").params(Params.of("id", id).toMap()).update();
  }
}
