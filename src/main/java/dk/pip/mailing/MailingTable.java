package dk.pip.mailing;

import dk.pip.editions.EditionId;
import dk.pip.editions.PublicationId;
import dk.pip.mailing.Mailing.State;
import dk.pip.mailing.Mailing.WhenUncertain;
import dk.pip.readers.ListId;
import dk.pip.readers.ReaderId;
import dk.pip.shared.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes mailings and their deliveries.
@Repository
class MailingTable {
  private static final String COLUMNS =
      """
      select m.id, m.publication_id, m.edition_id, m.subject, m.lists, m.list_names, m.state, m.when_uncertain,
             m.created_at, m.created_by, m.approved_at, m.approved_by, m.start_at, m.started_at, m.ended_at, m.planned,
             m.left_by,
             (select max(n.trouble) from mailing.node n
               where n.seen_at > clock_timestamp() - interval '1 minute') as trouble
        from mailing.mailing m
      """;
  private static final String DELIVERIES =
      """
      select d.mailing_id, d.number, d.reader_id, d.address, d.name, d.state, d.attempts, d.doubtful, d.settled_at,
             coalesce(d.code, 0) as code, coalesce(d.answer, '') as answer, r.next_at
        from mailing.delivery d
        left join mailing.retry r on r.mailing_id = d.mailing_id and r.number = d.number
      """;

  private final JdbcClient jdbc;

  MailingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  MailingId add(
      PublicationId publication,
      EditionId edition,
      String subject,
      byte[] message,
      Collection<ListId> lists,
      List<String> listNames,
      Instant now,
      String by) {
    var sql =
        """
        insert into mailing.mailing
          (publication_id, edition_id, subject, message, lists, list_names, state, created_at, created_by)
        values (:publication, :edition, :subject, :message, :lists, :names, 'DRAFT', :now, :by)
        returning id
        """;
    var params =
        Params.of("publication", publication)
            .and("edition", edition)
            .and("subject", subject)
            .and("message", message)
            .and("lists", lists.stream().map(ListId::value).toArray(UUID[]::new))
            .and("names", listNames.toArray(String[]::new))
            .and("now", now)
            .and("by", by);
    return new MailingId(jdbc.sql(sql).params(params.toMap()).query(Long.class).single());
  }

  List<Mailing> list() {
    return jdbc.sql(COLUMNS + " order by m.id desc").query(MailingTable::mailing).list();
  }

  Optional<Mailing> find(MailingId id) {
    return jdbc.sql(COLUMNS + " where m.id = :id").param("id", id.value()).query(MailingTable::mailing).optional();
  }

  /// Holds it for the transaction.
  Optional<State> lock(MailingId id) {
    return jdbc.sql("select state from mailing.mailing where id = :id for update")
        .param("id", id.value())
        .query((row, _) -> State.valueOf(row.getString(1)))
        .optional();
  }

  void state(MailingId id, State state) {
    jdbc.sql("update mailing.mailing set state = :state where id = :id")
        .params(Params.of("id", id.value()).and("state", state).toMap())
        .update();
  }

  void approved(MailingId id, Instant now, String by) {
    var sql = "update mailing.mailing set state = 'APPROVED', approved_at = :now, approved_by = :by where id = :id";
    jdbc.sql(sql).params(Params.of("id", id.value()).and("now", now).and("by", by).toMap()).update();
  }

  void startAt(MailingId id, State state, @Nullable Instant at) {
    jdbc.sql("update mailing.mailing set state = :state, start_at = :at::timestamptz where id = :id")
        .params(Params.of("id", id.value()).and("state", state).and("at", at).toMap())
        .update();
  }

  void whenUncertain(MailingId id, WhenUncertain when) {
    jdbc.sql("update mailing.mailing set when_uncertain = :when where id = :id")
        .params(Params.of("id", id.value()).and("when", when).toMap())
        .update();
  }

  void leftBy(MailingId id, String by) {
    jdbc.sql("update mailing.mailing set left_by = :by where id = :id")
        .params(Params.of("id", id.value()).and("by", by).toMap())
        .update();
  }

  void delete(MailingId id) {
    jdbc.sql("delete from mailing.mailing where id = :id").param("id", id.value()).update();
  }

  List<MailingId> due(Instant now) {
    return jdbc.sql("select id from mailing.mailing where state = 'SCHEDULED' and start_at <= :now order by start_at")
        .params(Params.of("now", now).toMap())
        .query((row, _) -> new MailingId(row.getLong(1)))
        .list();
  }

  /// Freezes the audience: a delivery for each reader who is to get it now.
  ///
  /// @return how many
  int begin(MailingId id, Instant now) {
    var deliveries =
        """
        insert into mailing.delivery (mailing_id, number, reader_id, list_id, address, name)
        select m.id, row_number() over (), a.reader_id, a.list_id, a.address, a.name
          from mailing.mailing m, readers.take_audience(m.lists, :now) a
         where m.id = :id
        """;
    var params = Params.of("id", id.value()).and("now", now);
    var planned = jdbc.sql(deliveries).params(params.toMap()).update();
    var size = Math.clamp(planned / 50, 50, 1000);
    var chunks =
        """
        insert into mailing.chunk (mailing_id, number, first, last)
        select :id, n, n * :size + 1, least((n + 1) * :size, :planned)
          from generate_series(0, (:planned - 1) / :size) as n
         where :planned > 0
        """;
    jdbc.sql(chunks).params(params.and("planned", planned).and("size", size).toMap()).update();
    var begun =
        "update mailing.mailing set state = 'SENDING', started_at = :now, planned = :planned, start_at = null where id = :id";
    jdbc.sql(begun).params(params.toMap()).update();
    return planned;
  }

  Account account(Mailing mailing) {
    var sql =
        """
        select count(*) filter (where state = 0), count(*) filter (where state = 1), count(*) filter (where state = 2),
               count(*) filter (where state = 3), count(*) filter (where state = 4), count(*) filter (where state = 5),
               count(*) filter (where doubtful and state <> 4)
          from mailing.delivery
         where mailing_id = :id
        """;
    return jdbc.sql(sql)
        .param("id", mailing.id().value())
        .query(
            (row, _) ->
                new Account(
                    mailing.planned(),
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7)))
        .single();
  }

  /// In order of number, from the one after `after`.
  List<DeliveryState> deliveries(MailingId id, DeliveryState.Kind kind, int after, int most) {
    var where = " where d.mailing_id = :id and d.state = :state and d.number > :after order by d.number limit :most";
    return jdbc.sql(DELIVERIES + where)
        .params(
            Params.of("id", id.value()).and("state", kind.ordinal()).and("after", after).and("most", most).toMap())
        .query(MailingTable::delivery)
        .list();
  }

  List<DeliveryState> ofAddress(MailingId id, String address) {
    var where = " where d.mailing_id = :id and lower(d.address) = lower(:address) order by d.number limit 20";
    return jdbc.sql(DELIVERIES + where)
        .params(Params.of("id", id.value()).and("address", address).toMap())
        .query(MailingTable::delivery)
        .list();
  }

  List<DeliveryState> ofReader(ReaderId reader) {
    return jdbc.sql(DELIVERIES + " where d.reader_id = :reader order by d.mailing_id desc limit 100")
        .param("reader", reader.value())
        .query(MailingTable::delivery)
        .list();
  }

  Optional<DeliveryState> delivery(MailingId id, int number) {
    return jdbc.sql(DELIVERIES + " where d.mailing_id = :id and d.number = :number")
        .params(Params.of("id", id.value()).and("number", number).toMap())
        .query(MailingTable::delivery)
        .optional();
  }

  /// Has the uncertain ones sent once more.
  ///
  /// @return how many
  int resend(MailingId id, Instant now) {
    var sql =
        """
        with again as (
          update mailing.delivery set state = 1
           where mailing_id = :id and state = 4
          returning mailing_id, number
        )
        insert into mailing.retry (mailing_id, number, next_at)
        select mailing_id, number, :now from again
        """;
    return jdbc.sql(sql).params(Params.of("id", id.value()).and("now", now).toMap()).update();
  }

  private static Mailing mailing(ResultSet row, int index) throws SQLException {
    return new Mailing(
        new MailingId(row.getLong("id")),
        new EditionId(row.getObject("edition_id", UUID.class)),
        new PublicationId(row.getObject("publication_id", UUID.class)),
        row.getString("subject"),
        Arrays.stream((UUID[]) row.getArray("lists").getArray()).map(ListId::new).toList(),
        List.of((String[]) row.getArray("list_names").getArray()),
        State.valueOf(row.getString("state")),
        WhenUncertain.valueOf(row.getString("when_uncertain")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("created_by"),
        instant(row, "approved_at"),
        row.getString("approved_by"),
        instant(row, "start_at"),
        instant(row, "started_at"),
        instant(row, "ended_at"),
        row.getInt("planned"),
        row.getString("trouble"),
        row.getString("left_by"));
  }

  private static DeliveryState delivery(ResultSet row, int index) throws SQLException {
    return new DeliveryState(
        new MailingId(row.getLong("mailing_id")),
        row.getInt("number"),
        new ReaderId(row.getLong("reader_id")),
        row.getString("address"),
        row.getString("name"),
        DeliveryState.Kind.values()[row.getInt("state")],
        row.getInt("attempts"),
        row.getBoolean("doubtful"),
        instant(row, "settled_at"),
        row.getInt("code"),
        row.getString("answer"),
        instant(row, "next_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
