package dk.pip.returns;

import dk.pip.mailing.DeliveryState;
import dk.pip.mailing.MailingId;
import dk.pip.readers.ReaderId;
import dk.pip.serveranswers.Reason;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes what came back.
@Repository
class ReturnTable {
  private static final String COLUMNS =
      """
      select id, received_at, kind, reason, mailing_id, reader_id, forged, recipient, sender, subject, status,
             diagnostic, effect, to_see, seen_at, seen_by
        from returns.message
      """;

  private final JdbcClient jdbc;

  ReturnTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A message that came, before it is known what followed.
  record New(
      byte[] hash,
      Instant at,
      Return read,
      @Nullable DeliveryState delivery,
      @Nullable ReaderId reader,
      boolean forged,
      String sender,
      String subject,
      byte[] message,
      boolean toSee) {}

  /// @return its id; null if the same message has been taken before
  @Nullable Long add(New added) {
    var sql =
        """
        insert into returns.message (hash, received_at, kind, reason, mailing_id, delivery, reader_id, forged, recipient,
                                     sender, subject, status, diagnostic, message, to_see)
        values (:hash, :now, :kind, :reason, :mailing::bigint, :delivery::int, :reader::bigint, :forged, :recipient,
                :sender, :subject, :status, :diagnostic, :message, :toSee)
        on conflict (hash) do nothing
        returning id
        """;
    var read = added.read();
    var delivery = added.delivery();
    var params =
        Params.of("hash", added.hash())
            .and("now", added.at())
            .and("kind", read.kind())
            .and("reason", read.reason())
            .and("mailing", delivery == null ? null : delivery.mailing().value())
            .and("delivery", delivery == null ? null : delivery.number())
            .and("reader", added.reader() == null ? null : added.reader().value())
            .and("forged", added.forged())
            .and("recipient", text(read.recipient()))
            .and("sender", text(added.sender()))
            .and("subject", text(added.subject()))
            .and("status", text(read.status()))
            .and("diagnostic", text(read.diagnostic()))
            .and("message", added.message())
            .and("toSee", added.toSee());
    return jdbc.sql(sql).params(params.toMap()).query(Long.class).optional().orElse(null);
  }

  void followed(long id, Effect effect) {
    jdbc.sql("update returns.message set effect = :effect where id = :id")
        .params(Params.of("id", id).and("effect", effect.word()).toMap())
        .update();
  }

  /// The newest first, those before `before`.
  List<Returned> list(boolean openOnly, @Nullable ReturnKind kind, long before, int most) {
    var sql =
        COLUMNS
            + """
               where id < :before
                 and (not :openOnly or to_see and seen_at is null)
                 and (:kind::text is null or kind = :kind::text)
               order by id desc
               limit :most
              """;
    return jdbc.sql(sql)
        .params(
            Params.of("before", before).and("openOnly", openOnly).and("kind", kind).and("most", most).toMap())
        .query(ReturnTable::returned)
        .list();
  }

  /// The newest first.
  List<Returned> replies(Collection<MailingId> to, int most) {
    var sql = COLUMNS + " where mailing_id = any (:mailings) and kind = 'REPLY' order by id desc limit :most";
    return jdbc.sql(sql).params(Params.of("mailings", numbers(to)).and("most", most).toMap()).query(ReturnTable::returned).list();
  }

  Returns.ReplyCount countReplies(Collection<MailingId> to) {
    var sql =
        """
        select count(*) as replies, count(*) filter (where to_see and seen_at is null) as open
          from returns.message
         where mailing_id = any (:mailings) and kind = 'REPLY'
        """;
    return jdbc.sql(sql)
        .params(Params.of("mailings", numbers(to)).toMap())
        .query((row, _) -> new Returns.ReplyCount(row.getLong("replies"), row.getLong("open")))
        .single();
  }

  private static Long[] numbers(Collection<MailingId> mailings) {
    return mailings.stream().map(MailingId::value).toArray(Long[]::new);
  }

  /// The newest first.
  List<Returned> of(ReaderId reader, int most) {
    var sql = COLUMNS + " where reader_id = :reader order by id desc limit :most";
    return jdbc.sql(sql)
        .params(Params.of("reader", reader.value()).and("most", most).toMap())
        .query(ReturnTable::returned)
        .list();
  }

  Optional<Returned> find(long id) {
    return jdbc.sql(COLUMNS + " where id = :id").param("id", id).query(ReturnTable::returned).optional();
  }

  Optional<byte[]> message(long id) {
    return jdbc.sql("select message from returns.message where id = :id")
        .param("id", id)
        .query((row, _) -> row.getBytes(1))
        .optional();
  }

  long open() {
    return jdbc.sql("select count(*) from returns.message where to_see and seen_at is null").query(Long.class).single();
  }

  long forged() {
    return jdbc.sql("select count(*) from returns.message where forged").query(Long.class).single();
  }

  boolean seen(long id, Instant now, String by) {
    var sql = "update returns.message set seen_at = :now, seen_by = :by where id = :id and seen_at is null";
    return jdbc.sql(sql).params(Params.of("id", id).and("now", now).and("by", by).toMap()).update() == 1;
  }

  boolean unseen(long id) {
    var sql = "update returns.message set seen_at = null, seen_by = null where id = :id and seen_at is not null";
    return jdbc.sql(sql).param("id", id).update() == 1;
  }

  void forget(ReaderId reader) {
    jdbc.sql("delete from returns.message where reader_id = :reader").param("reader", reader.value()).update();
  }

  int deleteBefore(Instant settled, Instant any) {
    var sql =
        """
        delete from returns.message
         where received_at < :any
            or received_at < :settled and (not to_see or seen_at < :settled)
        """;
    return jdbc.sql(sql).params(Params.of("settled", settled).and("any", any).toMap()).update();
  }

  private static String text(@Nullable String text) {
    var clean = text == null ? "" : text.replace("\0", "");
    return clean.length() > 1000 ? clean.substring(0, 1000) : clean;
  }

  private static Returned returned(ResultSet row, int index) throws SQLException {
    var mailing = row.getObject("mailing_id", Long.class);
    var reader = row.getObject("reader_id", Long.class);
    return new Returned(
        row.getLong("id"),
        Rows.instant(row, "received_at"),
        ReturnKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)),
        mailing == null ? null : new MailingId(mailing),
        reader == null ? null : new ReaderId(reader),
        row.getBoolean("forged"),
        row.getString("recipient"),
        row.getString("sender"),
        row.getString("subject"),
        row.getString("status"),
        row.getString("diagnostic"),
        row.getString("effect"),
        row.getBoolean("to_see"),
        Rows.instantOrNull(row, "seen_at"),
        row.getString("seen_by"));
  }
}
