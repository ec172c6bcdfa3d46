package dk.pip.mailing;

import dk.pip.readers.ReaderId;
import dk.pip.serveranswers.Reason;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes mailings' deliveries, beside the engine, which settles them.
@Repository
class DeliveryTable {
  private static final String SELECT =
      """
      select d.mailing_id, d.number, d.reader_id, d.address, d.name, d.state, d.attempts, d.doubtful, d.settled_at,
             coalesce(d.code, 0) as code, coalesce(d.answer, '') as answer, d.reason, r.next_at
        from mailing.delivery d
        left join mailing.retry r on r.mailing_id = d.mailing_id and r.number = d.number
      """;

  /// What the mail server's answer begins with, if it follows RFC 3463: `5.1.1`.
  private static final String STATUS = "coalesce(substring(answer from '^[245][.]\\d{1,3}[.]\\d{1,3}'), '')";

  private final JdbcClient jdbc;

  DeliveryTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param code of SMTP
  /// @param reason [Reason#word]
  record Refused(int code, String answer, String reason) {}

  /// An account, and how many of it were settled since a time.
  record Count(DeliveryTotals account, long since) {}

  /// Reads every delivery of the mailing: about 200 ms for a million.
  Count count(Mailing mailing, Instant since) {
    var sql =
        """
        select count(*) filter (where state = 0), count(*) filter (where state = 1), count(*) filter (where state = 2),
               count(*) filter (where state = 3), count(*) filter (where state = 4), count(*) filter (where state = 5),
               count(*) filter (where doubtful and state <> 4),
               count(*) filter (where state in (2, 3, 4) and settled_at >= :since)
          from mailing.delivery
         where mailing_id = :id
        """;
    return jdbc.sql(sql)
        .params(Params.of("id", mailing.id().value()).and("since", since).toMap())
        .query(
            (row, _) ->
                new Count(
                    new DeliveryTotals(
                        mailing.planned(),
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)),
                    row.getLong(8)))
        .single();
  }

  /// Why deliveries were refused, the most frequent first; those whose reason isn't told yet are left out.
  List<Refusal> refusals(MailingId id) {
    var sql =
        """
        select reason, count(*) as count, (array_agg(coalesce(code, 0) order by number))[1] as code,
               (array_agg(coalesce(answer, '') order by number))[1] as example
          from mailing.delivery
         where mailing_id = :id and state = 3 and reason is not null
         group by reason
         order by count desc, reason
        """;
    return jdbc.sql(sql)
        .param("id", id.value())
        .query(
            (row, _) ->
                new Refusal(
                    Reason.of(row.getString("reason")).orElse(Reason.UNTOLD),
                    row.getLong("count"),
                    row.getInt("code"),
                    row.getString("example")))
        .list();
  }

  /// Those that were refused without anybody having told the reason.
  List<DeliveryState> unexplained(MailingId id, int most) {
    var where = " where d.mailing_id = :id and d.state = 3 and d.reason is null limit :most";
    return jdbc.sql(SELECT + where)
        .params(Params.of("id", id.value()).and("most", most).toMap())
        .query(DeliveryTable::row)
        .list();
  }

  void explain(Map<DeliveryState, Reason> reasons) {
    var sql =
        """
        update mailing.delivery d set reason = s.reason
          from unnest(:mailings::bigint[], :numbers::int[], :reasons::text[]) as s (mailing_id, number, reason)
         where d.mailing_id = s.mailing_id and d.number = s.number and d.state = 3
        """;
    var some = List.copyOf(reasons.entrySet());
    jdbc.sql(sql)
        .param("mailings", some.stream().map(one -> one.getKey().mailing().value()).toArray(Long[]::new))
        .param("numbers", some.stream().map(one -> one.getKey().number()).toArray(Integer[]::new))
        .param("reasons", some.stream().map(one -> one.getValue().word()).toArray(String[]::new))
        .update();
  }

  /// In order of number, from the one after `after`.
  List<DeliveryState> list(MailingId id, DeliveryFilter which, int after, int most) {
    var where =
        """
         where d.mailing_id = :id and d.number > :after
           and (:state::smallint is null or d.state = :state::smallint)
           and (not :doubtful or d.doubtful and d.state <> 4)
           and (:reason::text is null or d.reason = :reason::text)
         order by d.number
         limit :most
        """;
    var params =
        Params.of("id", id.value())
            .and("after", after)
            .and("state", which.kind() == null ? null : which.kind().ordinal())
            .and("doubtful", which.doubtful())
            .and("reason", which.reason() == null ? null : which.reason().word())
            .and("most", most);
    return jdbc.sql(SELECT + where).params(params.toMap()).query(DeliveryTable::row).list();
  }

  /// Also one whose settlement is still on its way here: a server in the house can report within the moment that it takes,
  /// and what is refused by then stays so.
  void returned(MailingId id, int number, Refused refused, Instant at) {
    var sql =
        """
        update mailing.delivery set state = 3, code = :code, answer = :answer, reason = :reason, settled_at = :at
         where mailing_id = :id and number = :number and state in (0, 2, 4)
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", id.value())
                .and("number", number)
                .and("code", refused.code())
                .and("answer", refused.answer())
                .and("reason", refused.reason())
                .and("at", at)
                .toMap())
        .update();
  }

  List<DeliveryState> ofAddress(MailingId id, String address) {
    var where = " where d.mailing_id = :id and readers.fold(d.address) = readers.fold(:address) order by d.number limit 20";
    return jdbc.sql(SELECT + where)
        .params(Params.of("id", id.value()).and("address", address).toMap())
        .query(DeliveryTable::row)
        .list();
  }

  List<DeliveryState> ofReader(MailingId id, ReaderId reader) {
    return jdbc.sql(SELECT + " where d.reader_id = :reader and d.mailing_id = :id order by d.number")
        .params(Params.of("id", id.value()).and("reader", reader.value()).toMap())
        .query(DeliveryTable::row)
        .list();
  }

  List<DeliveryState> ofReader(ReaderId reader) {
    return jdbc.sql(SELECT + " where d.reader_id = :reader order by d.mailing_id desc limit 100")
        .param("reader", reader.value())
        .query(DeliveryTable::row)
        .list();
  }

  Optional<DeliveryState> find(MailingId id, int number) {
    return jdbc.sql(SELECT + " where d.mailing_id = :id and d.number = :number")
        .params(Params.of("id", id.value()).and("number", number).toMap())
        .query(DeliveryTable::row)
        .optional();
  }

  MailingTrial.Times times(MailingId id) {
    var sql =
        """
        select m.started_at, min(d.settled_at) as first, max(d.settled_at) as last
          from mailing.mailing m
          join mailing.delivery d on d.mailing_id = m.id and d.settled_at is not null
         where m.id = :id
         group by m.started_at
        """;
    return jdbc.sql(sql)
        .param("id", id.value())
        .query(
            (row, _) -> {
              var started = Rows.instant(row, "started_at");
              var first = Rows.instant(row, "first");
              var last = Rows.instant(row, "last");
              return new MailingTrial.Times(Duration.between(started, first), Duration.between(first, last));
            })
        .single();
  }

  /// When the next of those that were refused for now is tried again.
  Optional<Instant> nextTry(MailingId id) {
    return jdbc.sql("select min(next_at) as next_at from mailing.retry where mailing_id = :id")
        .param("id", id.value())
        .query((row, _) -> Optional.ofNullable(Rows.instantOrNull(row, "next_at")))
        .single();
  }

  /// Has the uncertain ones sent once more, but for those whose address is forgotten.
  ///
  /// @return how many
  int resend(MailingId id, Instant now) {
    var sql =
        """
        with again as (
          update mailing.delivery set state = 1
           where mailing_id = :id and state = 4 and address <> ''
          returning mailing_id, number
        )
        insert into mailing.retry (mailing_id, number, next_at)
        select mailing_id, number, :now from again
        """;
    return jdbc.sql(sql).params(Params.of("id", id.value()).and("now", now).toMap()).update();
  }

  /// Deletes whom it was for, from the number after `after` on; a server's answer often names them too.
  ///
  /// @return the last number, or empty when there were no more
  Optional<Integer> forget(MailingId id, int after, int most) {
    var sql =
        """
        with some as (
          select number from mailing.delivery
           where mailing_id = :id and number > :after order by number limit :most
        ), forgotten as (
          update mailing.delivery d set address = '', name = '', answer = %s
            from some s
           where d.mailing_id = :id and d.number = s.number
        )
        select max(number) as last from some
        """;
    return jdbc.sql(sql.formatted(STATUS))
        .params(Params.of("id", id.value()).and("after", after).and("most", most).toMap())
        .query((row, _) -> Optional.ofNullable((Integer) row.getObject("last")))
        .single();
  }

  /// Takes the first of what the engine has noted as refused.
  List<DeliveryState> takeRefusals(int most) {
    var sql =
        """
        with taken as (
          delete from mailing.refusal
           where (mailing_id, number) in
                 (select mailing_id, number from mailing.refusal order by mailing_id, number limit :most
                     for update skip locked)
          returning mailing_id, number
        )
        """
            + SELECT
            + " join taken t on t.mailing_id = d.mailing_id and t.number = d.number where d.state = 3 order by d.number";
    return jdbc.sql(sql).param("most", most).query(DeliveryTable::row).list();
  }

  List<ReaderId> delivered(MailingId id, Collection<ReaderId> among) {
    var sql =
        """
        select reader_id
          from mailing.delivery
         where reader_id = any(:among::bigint[]) and mailing_id = :id and state = 2
        """;
    return jdbc.sql(sql)
        .param("among", among.stream().map(ReaderId::value).toArray(Long[]::new))
        .param("id", id.value())
        .query((row, _) -> new ReaderId(row.getLong(1)))
        .list();
  }

  /// Deletes all names and addresses of a reader; what was not sent to them yet is withdrawn.
  void forget(ReaderId reader, Instant now) {
    var retries =
        """
        delete from mailing.retry r
         using mailing.delivery d
         where d.reader_id = :reader and r.mailing_id = d.mailing_id and r.number = d.number
        """;
    var deliveries =
        """
        update mailing.delivery
           set address = '', name = '', answer = %s,
               settled_at = case when state in (0, 1) then :now else settled_at end,
               state = case when state in (0, 1) then 5 else state end
         where reader_id = :reader
        """;
    var params = Params.of("reader", reader.value()).and("now", now).toMap();
    jdbc.sql(retries).params(params).update();
    jdbc.sql(deliveries.formatted(STATUS)).params(params).update();
  }

  private static DeliveryState row(ResultSet row, int index) throws SQLException {
    return new DeliveryState(
        new MailingId(row.getLong("mailing_id")),
        row.getInt("number"),
        new ReaderId(row.getLong("reader_id")),
        row.getString("address"),
        row.getString("name"),
        DeliveryState.Kind.values()[row.getInt("state")],
        row.getInt("attempts"),
        row.getBoolean("doubtful"),
        Rows.instantOrNull(row, "settled_at"),
        row.getInt("code"),
        row.getString("answer"),
        row.getString("reason") == null ? null : Reason.of(row.getString("reason")).orElse(null),
        Rows.instantOrNull(row, "next_at"));
  }
}
