package dk.pip.api;

import dk.pip.shared.Audience;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes `api.key` and `api.use`.
@Repository
class ApiKeyTable {
  private static final String COLUMNS =
      """
      select k.id, k.name, k.hash, k.begins, k.reach, k.per_minute, k.ends_on, k.made_at, k.last_used_on, k.ended_at
        from api.key k
      """;

  private final JdbcClient jdbc;

  ApiKeyTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A key with what it is known again by.
  record Hashed(KeptKey key, byte[] hash) {}

  boolean add(ApiKeyId id, KeptKey.Words words, byte[] hash, String begins, Instant at) {
    var sql =
        """
        insert into api.key (id, name, hash, begins, reach, per_minute, ends_on, made_at)
        values (:id, :name, :hash, :begins, :reach, :perMinute, :endsOn::date, :at)
        on conflict (id) do nothing
        """;
    return jdbc.sql(sql).params(params(id, words).and("hash", hash).and("begins", begins).and("at", at).toMap()).update() == 1;
  }

  private static Params params(ApiKeyId id, KeptKey.Words words) {
    return Params.of("id", id)
        .and("name", words.name())
        .and("reach", words.reach())
        .and("perMinute", words.perMinute())
        .and("endsOn", words.endsOn());
  }

  boolean change(ApiKeyId id, KeptKey.Words words) {
    var sql =
        """
        update api.key
           set name = :name, reach = :reach, per_minute = :perMinute, ends_on = :endsOn::date
         where id = :id
           and ended_at is null
        """;
    return jdbc.sql(sql).params(params(id, words).toMap()).update() == 1;
  }

  /// @return the key's name; empty when it is ended
  Optional<String> renew(ApiKeyId id, byte[] hash, String begins) {
    var sql =
        """
        update api.key
           set hash = :hash, begins = :begins
         where id = :id
           and ended_at is null
        returning name
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("hash", hash).and("begins", begins).toMap()).query(String.class).optional();
  }

  /// @return the key's name; empty when it was ended before
  Optional<String> end(ApiKeyId id, Instant at) {
    var sql =
        """
        update api.key
           set ended_at = :at
         where id = :id
           and ended_at is null
        returning name
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("at", at).toMap()).query(String.class).optional();
  }

  List<KeptKey> list() {
    return jdbc.sql(COLUMNS + " order by k.ended_at is not null, k.name, k.id").query((row, _) -> hashed(row).key()).list();
  }

  Optional<KeptKey> find(ApiKeyId id) {
    return jdbc.sql(COLUMNS + " where k.id = :id").params(Params.of("id", id).toMap()).query((row, _) -> hashed(row).key()).optional();
  }

  Optional<Hashed> findByHash(byte[] hash) {
    return jdbc.sql(COLUMNS + " where k.hash = :hash").params(Params.of("hash", hash).toMap()).query((row, _) -> hashed(row)).optional();
  }

  private static Hashed hashed(ResultSet row) throws SQLException {
    return new Hashed(
        new KeptKey(
            new ApiKeyId(row.getObject("id", UUID.class)),
            row.getString("name"),
            row.getString("begins"),
            Audience.valueOf(row.getString("reach")),
            row.getInt("per_minute"),
            row.getObject("ends_on", LocalDate.class),
            Rows.instant(row, "made_at"),
            row.getObject("last_used_on", LocalDate.class),
            Rows.instantOrNull(row, "ended_at")),
        row.getBytes("hash"));
  }

  void used(ApiKeyId id, LocalDate day) {
    jdbc.sql("update api.key set last_used_on = :day where id = :id").params(Params.of("id", id).and("day", day).toMap()).update();
  }

  /// @return how often it has asked in the minute, this time too
  int count(ApiKeyId id, long minute) {
    var sql =
        """
        insert into api.use as u (key_id, minute, count)
        values (:id, :minute, 1)
        on conflict (key_id, minute) do update set count = u.count + 1
        returning count
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("minute", minute).toMap()).query(Integer.class).single();
  }

  void forgetCounts(long before) {
    jdbc.sql("delete from api.use where minute < :before").param("before", before).update();
  }
}
