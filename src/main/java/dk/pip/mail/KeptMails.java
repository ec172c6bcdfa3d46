package dk.pip.mail;

import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes the demo's mailbox.
@Repository
class KeptMails {
  private final JdbcClient jdbc;

  KeptMails(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Adds a mail and removes the oldest, so that no more than `most` are left.
  void add(KeptMail mail, byte[] message, int most) {
    // The deletion doesn't see the row that is added beside it, so it leaves one fewer.
    var sql =
        """
        with added as (
          insert into mail.kept_mail (id, kept_at, recipients, subject, message)
          values (:id, :at, :to, :subject, :message)
        )
        delete from mail.kept_mail
         where id in (select id from mail.kept_mail order by kept_at desc, id desc offset :others)
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", mail.id())
                .and("at", mail.at())
                .and("to", mail.to())
                .and("subject", mail.subject())
                .and("message", message)
                .and("others", most - 1)
                .toMap())
        .update();
  }

  /// The newest first.
  List<KeptMail> list() {
    var sql =
        """
        select id, kept_at, recipients, subject
          from mail.kept_mail
         order by kept_at desc, id desc
        """;
    return jdbc.sql(sql).query(KeptMails::mail).list();
  }

  Optional<KeptMail> find(MailId id) {
    var sql =
        """
        select id, kept_at, recipients, subject
          from mail.kept_mail
         where id = :id
        """;
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query(KeptMails::mail).optional();
  }

  Optional<byte[]> message(MailId id) {
    var sql = "select message from mail.kept_mail where id = :id";
    return jdbc.sql(sql)
        .params(Params.of("id", id).toMap())
        .query((row, _) -> row.getBytes("message"))
        .optional();
  }

  private static KeptMail mail(ResultSet row, int index) throws SQLException {
    return new KeptMail(
        new MailId(row.getObject("id", UUID.class)),
        Rows.instant(row, "kept_at"),
        row.getString("recipients"),
        row.getString("subject"));
  }
}
