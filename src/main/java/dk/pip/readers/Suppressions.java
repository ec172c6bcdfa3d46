package dk.pip.readers;

import dk.pip.keys.Keys;
import dk.pip.shared.CaseFold;
import dk.pip.shared.Params;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
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
    return mac(CaseFold.of(address.strip()));
  }

  private byte[] mac(String key) {
    return keys.mac("suppression", key.getBytes(StandardCharsets.UTF_8));
  }

  /// As it was made when a no was kept by small letters alone, which for a few Greek and older letters was another key.
  private byte[] former(String address) {
    return mac(address.strip().toLowerCase(Locale.ROOT));
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

  /// The hash to compare many with at once: the one under which the address has said no, if it has by the former one.
  byte[] hashToCompare(String address) {
    var hash = hash(address);
    return Arrays.equals(hash, former(address)) || !has(address) ? hash : former(address);
  }

  boolean has(String address) {
    var sql = "select exists (select 1 from readers.suppression where hash in (:hash, :former))";
    return jdbc.sql(sql).params(Params.of("hash", hash(address)).and("former", former(address)).toMap()).query(Boolean.class).single();
  }

  /// Whoever says yes themselves has taken the no back.
  void remove(String address) {
    var sql = "delete from readers.suppression where hash in (:hash, :former)";
    jdbc.sql(sql).params(Params.of("hash", hash(address)).and("former", former(address)).toMap()).update();
  }
}
