package dk.pip.incoming;

import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes what has come; the only code that touches the schema `incoming`.
@Repository
class ArrivedTable {
  private static final int PIECE = 1 << 20;
  private static final int LONGEST = 500;
  private static final String COLUMNS =
      """
      select id, arrived_at, for_tips, size, sender, subject, why, seen_at, seen_by
        from incoming.mail
      """;

  private final JdbcClient jdbc;

  ArrivedTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Notes that a mail has come, as one that somebody takes.
  ///
  /// @return its id; null if it has come before
  @Nullable Long add(byte[] hash, Instant at, boolean forTips, long size) {
    var sql =
        """
        insert into incoming.mail (hash, arrived_at, state, for_tips, size, sender, subject, why)
        values (:hash, :at, 'TAKEN', :forTips, :size, '', '', '')
        on conflict (hash) do nothing
        returning id
        """;
    return jdbc.sql(sql)
        .params(Params.of("hash", hash).and("at", at).and("forTips", forTips).and("size", size).toMap())
        .query(Long.class)
        .optional()
        .orElse(null);
  }

  boolean has(byte[] hash) {
    return jdbc.sql("select exists (select from incoming.mail where hash = :hash)").param("hash", hash).query(Boolean.class).single();
  }

  /// Keeps all of it, as nobody has taken it.
  ///
  /// @param nextAt when those who may take it are asked again; null for never
  void keep(long id, ReadLetter letter, Unclaimed.Why why, int attempts, @Nullable Instant nextAt) {
    var sql =
        """
        update incoming.mail
           set state = :state, sender = :sender, subject = :subject, why = :why, attempts = :attempts, next_at = :next
         where id = :id
        """;
    var sender = letter.name().isEmpty() ? letter.address() : letter.address().isEmpty() ? letter.name() : letter.name() + " <" + letter.address() + ">";
    jdbc.sql(sql)
        .params(
            Params.of("id", id)
                .and("state", nextAt == null ? "OPEN" : "WAITING")
                .and("sender", shortened(sender))
                .and("subject", shortened(letter.subjectAsWritten()))
                .and("why", why.word())
                .and("attempts", attempts)
                .and("next", nextAt)
                .toMap())
        .update();
  }

  void putBytes(long id, InputStream in) throws IOException {
    var sql = "insert into incoming.piece (mail_id, number, bytes) values (:id, :number, :bytes)";
    var number = 0;
    for (var piece = in.readNBytes(PIECE); piece.length > 0 || number == 0; piece = in.readNBytes(PIECE)) {
      jdbc.sql(sql).params(Params.of("id", id).and("number", number++).and("bytes", piece).toMap()).update();
    }
  }

  private static String shortened(String text) {
    var clean = text.replace("\0", "");
    return clean.length() <= LONGEST ? clean : clean.substring(0, Character.isHighSurrogate(clean.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
  }

  /// Somebody has taken it: nothing of it stays.
  void taken(long id) {
    jdbc.sql("delete from incoming.piece where mail_id = :id").param("id", id).update();
    var sql =
        """
        update incoming.mail
           set state = 'TAKEN', sender = '', subject = '', why = '', size = 0, for_tips = false, next_at = null, seen_at = null, seen_by = null
         where id = :id
        """;
    jdbc.sql(sql).param("id", id).update();
  }

  /// One that is to be tried again, which no other node has at the moment.
  ///
  /// @param forTips as it was when it came
  record Waiting(long id, Instant at, boolean forTips, int attempts) {}

  Optional<Waiting> claimWaiting(Instant now) {
    var sql =
        """
        select id, arrived_at, for_tips, attempts
          from incoming.mail
         where state = 'WAITING'
           and next_at <= :now
         order by next_at
         limit 1
           for update skip locked
        """;
    return jdbc.sql(sql)
        .params(Params.of("now", now).toMap())
        .query((row, _) -> new Waiting(row.getLong("id"), Rows.instant(row, "arrived_at"), row.getBoolean("for_tips"), row.getInt("attempts")))
        .optional();
  }

  void wait(long id, int attempts, @Nullable Instant nextAt) {
    var sql = "update incoming.mail set attempts = :attempts, next_at = :next, state = :state where id = :id and state = 'WAITING'";
    jdbc.sql(sql)
        .params(Params.of("id", id).and("attempts", attempts).and("next", nextAt).and("state", nextAt == null ? "OPEN" : "WAITING").toMap())
        .update();
  }

  void toOpen(long id) {
    jdbc.sql("update incoming.mail set state = 'OPEN', next_at = null, why = 'nobody' where id = :id").param("id", id).update();
  }

  boolean lockOpen(long id) {
    return jdbc.sql("select id from incoming.mail where id = :id and state = 'OPEN' for update").param("id", id).query(Long.class).optional().isPresent();
  }

  Optional<Unclaimed> find(long id) {
    return jdbc.sql(COLUMNS + " where id = :id and state <> 'TAKEN'").param("id", id).query(ArrivedTable::unclaimed).optional();
  }

  /// The newest first, those before `before`.
  List<Unclaimed> list(boolean all, long before, int most) {
    var sql = COLUMNS + " where state <> 'TAKEN' and id < :before and (:all or seen_at is null) order by id desc limit :most";
    return jdbc.sql(sql).params(Params.of("before", before).and("all", all).and("most", most).toMap()).query(ArrivedTable::unclaimed).list();
  }

  long countUnseen() {
    return jdbc.sql("select count(*) from incoming.mail where state <> 'TAKEN' and seen_at is null").query(Long.class).single();
  }

  /// The first of its bytes.
  byte[] bytes(long id, int most) {
    var out = new ByteArrayOutputStream();
    for (var number = 0; out.size() < most; number++) {
      var piece = piece(id, number);
      if (piece.isEmpty()) {
        break;
      }
      out.write(piece.get(), 0, Math.min(piece.get().length, most - out.size()));
    }
    return out.toByteArray();
  }

  void write(long id, OutputStream out) throws IOException {
    for (var number = 0; ; number++) {
      var piece = piece(id, number);
      if (piece.isEmpty()) {
        return;
      }
      out.write(piece.get());
    }
  }

  private Optional<byte[]> piece(long id, int number) {
    return jdbc.sql("select bytes from incoming.piece where mail_id = :id and number = :number")
        .params(Params.of("id", id).and("number", number).toMap())
        .query((row, _) -> row.getBytes(1))
        .optional();
  }

  boolean seen(long id, Instant now, String by) {
    var sql = "update incoming.mail set seen_at = :now, seen_by = :by where id = :id and state <> 'TAKEN' and seen_at is null";
    return jdbc.sql(sql).params(Params.of("id", id).and("now", now).and("by", by).toMap()).update() == 1;
  }

  boolean unseen(long id) {
    var sql = "update incoming.mail set seen_at = null, seen_by = null where id = :id and seen_at is not null";
    return jdbc.sql(sql).param("id", id).update() == 1;
  }

  int deleteBefore(Instant seen, Instant any, Instant known) {
    var sql =
        """
        delete from incoming.mail
         where state <> 'TAKEN' and (seen_at < :seen or arrived_at < :any)
            or state = 'TAKEN' and arrived_at < :known
        """;
    return jdbc.sql(sql).params(Params.of("seen", seen).and("any", any).and("known", known).toMap()).update();
  }

  /// How far a mailbox has been read: the number of the first message that is new; 0 where it is not known, or no longer true.
  long readTo(String mailbox, long validity) {
    return jdbc.sql("select uid_next from incoming.mailbox where name = :name and uid_validity = :validity")
        .params(Params.of("name", mailbox).and("validity", validity).toMap())
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  void hasReadTo(String mailbox, long validity, long next) {
    var sql =
        """
        insert into incoming.mailbox (name, uid_validity, uid_next) values (:name, :validity, :next)
        on conflict (name) do update
           set uid_next = case when incoming.mailbox.uid_validity = excluded.uid_validity
                               then greatest(incoming.mailbox.uid_next, excluded.uid_next)
                               else excluded.uid_next end,
               uid_validity = excluded.uid_validity
        """;
    jdbc.sql(sql).params(Params.of("name", mailbox).and("validity", validity).and("next", next).toMap()).update();
  }

  private static Unclaimed unclaimed(ResultSet row, int index) throws SQLException {
    return new Unclaimed(
        row.getLong("id"),
        Rows.instant(row, "arrived_at"),
        row.getBoolean("for_tips"),
        row.getLong("size"),
        row.getString("sender"),
        row.getString("subject"),
        Unclaimed.Why.of(row.getString("why")),
        Rows.instantOrNull(row, "seen_at"),
        row.getString("seen_by"));
  }
}
