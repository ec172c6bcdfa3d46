package dk.pip.readers;

import dk.pip.keys.Keys;
import dk.pip.shared.Params;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Those who said no, as keyed hashes: nobody can tell from them who it was, but an address can be asked about.
@Repository
class Suppressions {
  private final JdbcClient jdbc;
  private final Keys keys;

  Suppressions(JdbcClient jdbc, Keys keys) {
    this.jdbc = jdbc;
    this.keys = keys;
  }

  enum Because {
    COMPLAINED,
    LEFT,
    ERASED
  }

  byte[] hash(String address) {
    return keys.mac("suppression", address.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
  }

  void add(String address, Because because, Instant at) {
    var sql =
        """
        insert into readers.suppression (hash, because, at)
        values (:hash, :because, :at)
        on conflict do nothing
        """;
    jdbc.sql(sql).params(Params.of("hash", hash(address)).and("because", because).and("at", at).toMap()).update();
  }

  boolean has(String address) {
    var sql = "select exists (select 1 from readers.suppression where hash = :hash)";
    return jdbc.sql(sql).params(Params.of("hash", hash(address)).toMap()).query(Boolean.class).single();
  }

  /// Whoever says yes themselves has taken the no back.
  void remove(String address) {
    var sql = "delete from readers.suppression where hash = :hash";
    jdbc.sql(sql).params(Params.of("hash", hash(address)).toMap()).update();
  }
}
