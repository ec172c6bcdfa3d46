package dk.pip.tips;

import dk.pip.keys.Keys;
import dk.pip.shared.CaseFold;
import dk.pip.shared.Params;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes who tipped: encrypted (AES-256-GCM) under a key of the installation, each value bound to its tip and its
/// column, so that a row says nothing by itself and fits nowhere else.
@Repository
class Tippers {
  private static final String PURPOSE = "tipper";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final Keys keys;

  Tippers(JdbcClient jdbc, Keys keys) {
    this.jdbc = jdbc;
    this.keys = keys;
  }

  void add(TipId tip, Tipper tipper) {
    var sql =
        """
        insert into tips.tipper (tip_id, name, mail, phone, mail_key, may_name)
        values (:tip, :name::bytea, :mail::bytea, :phone::bytea, :key::bytea, :mayName)
        """;
    jdbc.sql(sql)
        .params(
            Params.of("tip", tip)
                .and("name", encrypted(tip, "name", tipper.name()))
                .and("mail", encrypted(tip, "mail", tipper.mail()))
                .and("phone", encrypted(tip, "phone", tipper.phone()))
                .and("key", tipper.address().map(address -> key(address.text())).orElse(null))
                .and("mayName", tipper.mayName())
                .toMap())
        .update();
  }

  Optional<Tipper> find(TipId tip) {
    return Optional.ofNullable(findAll(List.of(tip)).get(tip));
  }

  Map<TipId, Tipper> findAll(Collection<TipId> tips) {
    if (tips.isEmpty()) {
      return Map.of();
    }
    var sql = "select tip_id, name, mail, phone, may_name from tips.tipper where tip_id in (:tips)";
    var found = new HashMap<TipId, Tipper>();
    jdbc.sql(sql)
        .param("tips", tips.stream().map(TipId::value).toList())
        .query(
            (row, _) -> {
              var tip = new TipId(row.getObject("tip_id", UUID.class));
              return found.put(tip, new Tipper(plain(tip, row, "name"), plain(tip, row, "mail"), plain(tip, row, "phone"), row.getBoolean("may_name")));
            })
        .list();
    return found;
  }

  void mayName(TipId tip, boolean may) {
    var sql = "update tips.tipper set may_name = :may where tip_id = :tip";
    jdbc.sql(sql).params(Params.of("tip", tip).and("may", may).toMap()).update();
  }

  void remove(TipId tip) {
    jdbc.sql("delete from tips.tipper where tip_id = :tip").params(Params.of("tip", tip).toMap()).update();
  }

  /// By which the tips of an address are found.
  byte[] key(String address) {
    return keys.mac("tipper-address", CaseFold.of(address.strip()).getBytes(StandardCharsets.UTF_8));
  }

  private byte @Nullable [] encrypted(TipId tip, String column, String text) {
    if (text.isEmpty()) {
      return null;
    }
    return sealed(tip, column, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Encrypted like what is kept of a tipper.
  byte[] sealed(TipId tip, String column, byte[] bytes) {
    var nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    var sealed = cipher(Cipher.ENCRYPT_MODE, tip, column, nonce, bytes);
    return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
  }

  byte[] opened(TipId tip, String column, byte[] kept) {
    return cipher(Cipher.DECRYPT_MODE, tip, column, java.util.Arrays.copyOf(kept, NONCE), java.util.Arrays.copyOfRange(kept, NONCE, kept.length));
  }

  private String plain(TipId tip, ResultSet row, String column) throws SQLException {
    var kept = row.getBytes(column);
    return kept == null ? "" : new String(opened(tip, column, kept), StandardCharsets.UTF_8);
  }

  private byte[] cipher(int mode, TipId tip, String column, byte[] nonce, byte[] bytes) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      var key = new SecretKeySpec(keys.mac(PURPOSE, PURPOSE.getBytes(StandardCharsets.US_ASCII)), "AES");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD((tip.value() + " " + column).getBytes(StandardCharsets.US_ASCII));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("What is kept of a tipper can't be read", e);
    }
  }
}
