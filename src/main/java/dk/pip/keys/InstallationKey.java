package dk.pip.keys;

import dk.pip.shared.Params;
import dk.pip.shared.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Signatures that anybody can check with the installation's public key and without the installation: Ed25519 (RFC 8032). One key
/// for all time, in the database, so that nodes agree and a backup can go on with it.
@Service
public class InstallationKey {
  private static final String ALGORITHM = "Ed25519";

  private final JdbcClient jdbc;
  private final Clock clock;

  InstallationKey(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Pair(byte[] privateKey, byte[] publicKey) {}

  /// The 64 bytes of the signature.
  public byte[] sign(byte[] data) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pair().privateKey())));
      signature.update(data);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The public key as RFC 8410 has it (SubjectPublicKeyInfo, DER).
  public byte[] publicKey() {
    return pair().publicKey();
  }

  /// Whether the data was signed with the private half of a public key; false for a key or signature that is none.
  public static boolean verify(byte[] publicKey, byte[] data, byte[] signed) {
    try {
      PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey));
      var signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(data);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /// What people compare: SHA-256 of the public key, in groups of four hexadecimal digits.
  public static String fingerprint(byte[] publicKey) {
    return Sha256.hex(publicKey).replaceAll("(.{4})(?=.)", "$1 ");
  }

  private Pair pair() {
    return find().orElseGet(this::make);
  }

  private Optional<Pair> find() {
    return jdbc.sql("select private_key, public_key from keys.signing_key").query((row, _) -> new Pair(row.getBytes("private_key"), row.getBytes("public_key"))).optional();
  }

  private Pair make() {
    try {
      var fresh = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      var sql = "insert into keys.signing_key (private_key, public_key, made_at) values (:private, :public, :now) on conflict do nothing";
      var params = Params.of("private", fresh.getPrivate().getEncoded()).and("public", fresh.getPublic().getEncoded()).and("now", clock.instant());
      jdbc.sql(sql).params(params.toMap()).update();
      return find().orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
