package dk.pip.people;

import dk.pip.shared.Id;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/// Reads and writes passkeys and challenges, and gives them to Spring Security in its own words. A device knows its owner by
/// the account's id, and so no mail address stays behind on it that nobody could change.
@Repository
class PasskeyTable implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
  private final JdbcClient jdbc;
  private final Clock clock;

  PasskeyTable(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  List<Passkey> list(StaffId owner) {
    var sql =
        """
        select id, name, added_at, used_at
          from people.passkey
         where account_id = :owner
         order by added_at, id
        """;
    return jdbc.sql(sql)
        .params(Params.of("owner", owner).toMap())
        .query(new SimplePropertyRowMapper<>(Passkey.class))
        .list();
  }

  Optional<String> remove(StaffId owner, UUID id) {
    var sql = "delete from people.passkey where id = :id and account_id = :owner returning name";
    return jdbc.sql(sql).params(Params.of("id", id).and("owner", owner).toMap()).query((row, _) -> row.getString(1)).optional();
  }

  void removeAll(StaffId owner) {
    jdbc.sql("delete from people.passkey where account_id = :owner").params(Params.of("owner", owner).toMap()).update();
  }

  /// @param owner who is to add a passkey; null where somebody signs in
  void ask(byte[] challenge, @Nullable StaffId owner, Instant until, Instant now) {
    var sql =
        """
        insert into people.passkey_challenge (challenge, account_id, expires_at)
        values (:challenge, :owner::uuid, :until)
        """;
    jdbc.sql("delete from people.passkey_challenge where expires_at <= :now").params(Params.of("now", now).toMap()).update();
    jdbc.sql(sql).params(Params.of("challenge", challenge).and("owner", owner).and("until", until).toMap()).update();
  }

  /// Uses a challenge up. Returns whether it was asked of this person, or of whoever signs in.
  boolean use(byte[] challenge, @Nullable StaffId owner, Instant now) {
    var sql =
        """
        delete from people.passkey_challenge
         where challenge = :challenge
           and account_id is not distinct from :owner::uuid
           and expires_at > :now
        """;
    var params = Params.of("challenge", challenge).and("owner", owner).and("now", now);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  @Override
  public void save(CredentialRecord record) {
    var sql =
        """
        insert into people.passkey as p (id, account_id, credential_id, name, public_key, signatures, verified,
               backup_eligible, backed_up, attestation, added_at)
        values (:id, :owner, :credential, :name, :key, :signatures, :verified, :eligible, :backed, :attestation, :now)
        on conflict (credential_id) do update
           set signatures = excluded.signatures, verified = excluded.verified, backed_up = excluded.backed_up,
               used_at = :now
         where p.account_id = excluded.account_id
        """;
    var attestation = record.getAttestationObject();
    if (attestation == null) {
      throw new IllegalArgumentException("A passkey without its attestation can't be looked at later");
    }
    var now = clock.instant();
    var params =
        Params.of("id", Id.fresh(now))
            .and("owner", ownerOf(record.getUserEntityUserId()))
            .and("credential", record.getCredentialId().getBytes())
            .and("name", record.getLabel())
            .and("key", record.getPublicKey().getBytes())
            .and("signatures", record.getSignatureCount())
            .and("verified", record.isUvInitialized())
            .and("eligible", record.isBackupEligible())
            .and("backed", record.isBackupState())
            .and("attestation", attestation.getBytes())
            .and("now", now);
    if (jdbc.sql(sql).params(params.toMap()).update() != 1) {
      throw new IllegalArgumentException("The passkey is somebody else's");
    }
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
    return jdbc.sql(SELECT + " where credential_id = :credential")
        .params(Params.of("credential", credential.getBytes()).toMap())
        .query(PasskeyTable::read)
        .optional()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes user) {
    return jdbc.sql(SELECT + " where account_id = :owner")
        .params(Params.of("owner", ownerOf(user)).toMap())
        .query(PasskeyTable::read)
        .list();
  }

  private static final String SELECT =
      """
      select account_id, credential_id, name, public_key, signatures, verified, backup_eligible, backed_up, attestation,
             added_at, used_at
        from people.passkey
      """;

  private static CredentialRecord read(ResultSet row, int number) throws SQLException {
    var used = Rows.instantOrNull(row, "used_at");
    var added = Rows.instant(row, "added_at");
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .userEntityUserId(bytes(new StaffId(row.getObject("account_id", UUID.class))))
        .credentialId(new Bytes(row.getBytes("credential_id")))
        .label(row.getString("name"))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .signatureCount(row.getLong("signatures"))
        .uvInitialized(row.getBoolean("verified"))
        .backupEligible(row.getBoolean("backup_eligible"))
        .backupState(row.getBoolean("backed_up"))
        .attestationObject(new Bytes(row.getBytes("attestation")))
        .transports(Set.of())
        .created(added)
        .lastUsed(used == null ? added : used)
        .build();
  }

  /// The owner is known by the id of the account, in both.
  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
    var sql = "select id, name, mail from people.account where id = :id and disabled_at is null";
    return jdbc.sql(sql)
        .params(Params.of("id", ownerOf(id)).toMap())
        .query(
            (row, _) ->
                ImmutablePublicKeyCredentialUserEntity.builder()
                    .id(bytes(new StaffId(row.getObject("id", UUID.class))))
                    .name(row.getString("mail"))
                    .displayName(row.getString("name"))
                    .build())
        .optional()
        .orElse(null);
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String id) {
    return findById(bytes(new StaffId(UUID.fromString(id))));
  }

  @Override
  public void save(PublicKeyCredentialUserEntity user) {
    throw new UnsupportedOperationException("Accounts are made elsewhere");
  }

  @Override
  public void delete(Bytes id) {
    throw new UnsupportedOperationException("Passkeys are removed by their owners");
  }

  static Bytes bytes(StaffId id) {
    var uuid = id.value();
    return new Bytes(
        ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits()).array());
  }

  static StaffId ownerOf(Bytes id) {
    var buffer = ByteBuffer.wrap(id.getBytes());
    return new StaffId(new UUID(buffer.getLong(), buffer.getLong()));
  }
}
