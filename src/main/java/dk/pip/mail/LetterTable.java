package dk.pip.mail;

import dk.pip.shared.CaseFold;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/// Reads and writes `mail.letter`.
@Repository
class LetterTable {
  private static final int LONGEST_ANSWER = 300;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  LetterTable(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /// @param until how long whoever keeps it has it to themselves
  /// @param attempts with that of whoever keeps it
  /// @param inConfidence whether nobody is shown the address
  record New(
      UUID id,
      String kind,
      MailAddress to,
      byte[] message,
      Instant writtenAt,
      Instant expiresAt,
      Instant until,
      int attempts,
      boolean inConfidence) {}

  record Due(UUID id, String address, byte[] message, Instant expiresAt, int attempts) {}

  /// Keeps a letter in the place of older ones of its kind to the same address.
  void put(New letter) {
    var older =
        """
        delete from mail.letter
         where address_key = :key
           and kind = :kind
        """;
    transactions.executeWithoutResult(
        _ -> {
          jdbc.sql(older).params(Params.of("kind", letter.kind()).and("key", letter.to().key()).toMap()).update();
          add(letter);
        });
  }

  /// Keeps a letter beside all others.
  void add(New letter) {
    var sql =
        """
        insert into mail.letter (id, kind, address, address_key, message, written_at, expires_at, next_at, attempts, in_confidence)
        values (:id, :kind, :address, :key, :message, :at, :expires, :until, :attempts, :confidence)
        """;
    var params =
        Params.of("id", letter.id())
            .and("kind", letter.kind())
            .and("address", letter.to().text())
            .and("key", letter.to().key())
            .and("message", letter.message())
            .and("at", letter.writtenAt())
            .and("expires", letter.expiresAt())
            .and("until", letter.until())
            .and("attempts", letter.attempts())
            .and("confidence", letter.inConfidence())
            .toMap();
    jdbc.sql(sql).params(params).update();
  }

  /// Takes the letter that has been due for longest. It is due again after the claim, should whoever has it die.
  Optional<Due> claim(Instant now, Duration claim) {
    var sql =
        """
        update mail.letter
           set attempts = attempts + 1, next_at = :until
         where id = (
           select id
             from mail.letter
            where next_at <= :now
              and expires_at > :now
            order by next_at
            limit 1
              for update skip locked)
        returning id, address, message, expires_at, attempts
        """;
    return jdbc.sql(sql)
        .params(Params.of("now", now).and("until", now.plus(claim)).toMap())
        .query(
            (row, _) ->
                new Due(
                    row.getObject("id", UUID.class),
                    row.getString("address"),
                    row.getBytes("message"),
                    Rows.instant(row, "expires_at"),
                    row.getInt("attempts")))
        .optional();
  }

  void wait(UUID id, Instant nextAt, String answer) {
    var sql =
        """
        update mail.letter
           set next_at = :next, answer = :answer
         where id = :id
           and next_at is not null
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("next", nextAt).and("answer", brief(answer)).toMap()).update();
  }

  /// It is not tried again; of what stood in it nothing is kept.
  void refuse(UUID id, String answer, Instant at) {
    var sql =
        """
        update mail.letter
           set next_at = null, message = null, ended_at = :at, answer = :answer
         where id = :id
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("at", at).and("answer", brief(answer)).toMap()).update();
  }

  /// The same for those that were tried for long enough.
  void giveUp(Instant now) {
    var sql =
        """
        update mail.letter
           set next_at = null, message = null, ended_at = :now
         where next_at <= :now
           and expires_at <= :now
        """;
    jdbc.sql(sql).params(Params.of("now", now).toMap()).update();
  }

  void forget(Instant before) {
    jdbc.sql("delete from mail.letter where ended_at < :before").params(Params.of("before", before).toMap()).update();
  }

  boolean remove(UUID id) {
    return jdbc.sql("delete from mail.letter where id = :id").params(Params.of("id", id).toMap()).update() == 1;
  }

  void removeAddress(String address) {
    var key = CaseFold.of(MailAddress.orAsTyped(address).strip());
    jdbc.sql("delete from mail.letter where address_key = :key").params(Params.of("key", key).toMap()).update();
  }

  boolean hurry(UUID id, Instant now) {
    var sql = "update mail.letter set next_at = :now where id = :id and next_at > :now";
    return jdbc.sql(sql).params(Params.of("id", id).and("now", now).toMap()).update() == 1;
  }

  List<Outbox.Kept> list(int most) {
    var sql =
        """
        select id, kind, case when in_confidence then '' else address end as address, written_at, attempts,
               case when in_confidence then regexp_replace(answer, '\\S+@\\S+', '…', 'g') else answer end as answer, next_at
          from mail.letter
         order by next_at is null, written_at desc, id
         limit :most
        """;
    return jdbc.sql(sql)
        .params(Params.of("most", most).toMap())
        .query(
            (row, _) ->
                new Outbox.Kept(
                    row.getObject("id", UUID.class),
                    row.getString("kind"),
                    row.getString("address"),
                    Rows.instant(row, "written_at"),
                    row.getInt("attempts"),
                    row.getString("answer"),
                    Rows.instantOrNull(row, "next_at")))
        .list();
  }

  long count(boolean waiting) {
    var sql = "select count(*) from mail.letter where (next_at is not null) = :waiting";
    return jdbc.sql(sql).params(Params.of("waiting", waiting).toMap()).query(Long.class).single();
  }

  private static String brief(String answer) {
    var line = answer.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    return line.length() > LONGEST_ANSWER ? line.substring(0, LONGEST_ANSWER) : line;
  }
}
