package dk.pip.readers;

import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes `readers.sign_up`.
@Repository
class PendingSignUps {
  private final JdbcClient jdbc;

  PendingSignUps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Keeps one sign-up per address: a new one takes the old one's place and adds its lists.
  void put(byte[] tokenHash, Pending pending) {
    var sql =
        """
        insert into readers.sign_up as s (token_hash, address, name, language, lists, wording_id, page, asked_at)
        values (:token, :address, :name, :language, :lists::uuid[], :wording, :page, :at)
        on conflict (address_key) do update
           set token_hash = excluded.token_hash,
               address = excluded.address,
               name = case when excluded.name = '' then s.name else excluded.name end,
               language = excluded.language,
               lists = array(select distinct unnest(s.lists || excluded.lists)),
               wording_id = excluded.wording_id,
               page = excluded.page,
               asked_at = excluded.asked_at
        """;
    var params =
        Params.of("token", tokenHash)
            .and("address", pending.address())
            .and("name", pending.name())
            .and("language", pending.language().tag())
            .and("lists", array(pending.lists()))
            .and("wording", pending.wording())
            .and("page", pending.page())
            .and("at", pending.askedAt());
    jdbc.sql(sql).params(params.toMap()).update();
  }

  static String array(List<ListId> lists) {
    return lists.stream().map(id -> id.value().toString()).collect(Collectors.joining(",", "{", "}"));
  }

  /// @param since what was asked for before is too old
  Optional<Pending> find(byte[] tokenHash, Instant since) {
    var sql =
        """
        select address, name, language, lists, wording_id, page, asked_at
          from readers.sign_up
         where token_hash = :token
           and asked_at > :since
        """;
    return jdbc.sql(sql)
        .params(Params.of("token", tokenHash).and("since", since).toMap())
        .query(
            (row, _) ->
                new Pending(
                    row.getString("address"),
                    row.getString("name"),
                    ReaderRows.language(row.getString("language")),
                    Arrays.stream((UUID[]) row.getArray("lists").getArray()).map(ListId::new).toList(),
                    row.getInt("wording_id"),
                    row.getString("page"),
                    Rows.instant(row, "asked_at")))
        .optional();
  }

  boolean remove(byte[] tokenHash) {
    var sql = "delete from readers.sign_up where token_hash = :token";
    return jdbc.sql(sql).params(Params.of("token", tokenHash).toMap()).update() == 1;
  }

  /// Also for somebody who is erased or forgotten.
  void removeAddress(String address) {
    var sql = "delete from readers.sign_up where address_key = readers.fold(:address)";
    jdbc.sql(sql).params(Params.of("address", address).toMap()).update();
  }

  int removeBefore(Instant before) {
    var sql = "delete from readers.sign_up where asked_at <= :before";
    return jdbc.sql(sql).params(Params.of("before", before).toMap()).update();
  }
}
