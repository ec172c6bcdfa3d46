package dk.pip.mailing;

import dk.pip.editions.EditionId;
import dk.pip.editions.PublicationId;
import dk.pip.mailing.Mailing.State;
import dk.pip.mailing.Mailing.Trouble;
import dk.pip.mailing.Mailing.WhenUncertain;
import dk.pip.readers.ListId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes mailings.
@Repository
class MailingTable {
  private static final String COLUMNS =
      """
      select m.id, m.publication_id, m.edition_id, m.subject, m.lists, m.list_names, m.state, m.when_uncertain,
             m.created_at, m.created_by, m.approved_at, m.approved_by, m.start_at, m.started_at, m.ended_at, m.planned,
             m.left_by, m.forgotten_at,
             m.trouble as letters, n.trouble as server, n.nodes = 0 as nobody
        from mailing.mailing m
       cross join (select max(trouble) as trouble, count(*) as nodes
                     from mailing.node
                    where seen_at > clock_timestamp() - interval '1 minute') n
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

  /// Some of them, after so many newer ones.
  List<Mailing> list(int newer, int most) {
    return jdbc.sql(COLUMNS + " order by m.id desc limit :most offset :newer")
        .params(Params.of("newer", newer).and("most", most).toMap())
        .query(MailingTable::mailing)
        .list();
  }

  List<Mailing> of(EditionId edition) {
    return jdbc.sql(COLUMNS + " where m.edition_id = :edition order by m.id desc")
        .params(Params.of("edition", edition).toMap())
        .query(MailingTable::mailing)
        .list();
  }

  List<Mailing> notBegun() {
    return jdbc.sql(COLUMNS + " where m.state in ('DRAFT', 'APPROVED', 'SCHEDULED', 'ASKING') order by m.id").query(MailingTable::mailing).list();
  }

  void message(MailingId id, byte[] message) {
    jdbc.sql("update mailing.mailing set message = :message where id = :id")
        .params(Params.of("id", id.value()).and("message", message).toMap())
        .update();
  }

  long asking() {
    return jdbc.sql("select count(*) from mailing.mailing where state = 'ASKING'").query(Long.class).single();
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

  void unapproved(MailingId id) {
    var sql = "update mailing.mailing set state = 'DRAFT', approved_at = null, approved_by = null where id = :id";
    jdbc.sql(sql).param("id", id.value()).update();
  }

  /// One that had ended goes on; one that is paused stays so.
  void sendsAgain(MailingId id) {
    var sql =
        """
        update mailing.mailing
           set state = case state when 'PAUSED' then state else 'SENDING' end, ended_at = null, left_by = null
         where id = :id
        """;
    jdbc.sql(sql).param("id", id.value()).update();
  }

  /// Those whose readers' names and addresses are still there.
  List<MailingId> endedBefore(Instant time) {
    var sql =
        """
        select id from mailing.mailing
         where state in ('CANCELLED', 'FINISHED') and ended_at < :time and forgotten_at is null
         order by id
        """;
    return jdbc.sql(sql).params(Params.of("time", time).toMap()).query((row, _) -> new MailingId(row.getLong(1))).list();
  }

  List<MailingId> withReachedUncounted(Instant endedBefore) {
    var sql = "select id from mailing.mailing where ended_at < :time and reckoned_at is null order by id";
    return jdbc.sql(sql).params(Params.of("time", endedBefore).toMap()).query((row, _) -> new MailingId(row.getLong(1))).list();
  }

  void reachedCounted(MailingId id, Instant now) {
    jdbc.sql("update mailing.mailing set reckoned_at = :now where id = :id")
        .params(Params.of("id", id.value()).and("now", now).toMap())
        .update();
  }

  void forgotten(MailingId id, Instant now) {
    jdbc.sql("update mailing.mailing set forgotten_at = :now where id = :id")
        .params(Params.of("id", id.value()).and("now", now).toMap())
        .update();
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

  /// Freezes the audience: a delivery for each reader who is to get it now. Neighbours among the readers are neighbours among
  /// the deliveries, so that those of a chunk are looked up together, on few pages.
  ///
  /// @return how many
  int begin(MailingId id, Instant now) {
    var deliveries =
        """
        insert into mailing.delivery (mailing_id, number, reader_id, list_id, address, name)
        select m.id, row_number() over (order by a.reader_id), a.reader_id, a.list_id, a.address, a.name
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
        "update mailing.mailing set state = 'SENDING', started_at = :now, planned = :planned, start_at = null, trouble = null where id = :id";
    jdbc.sql(begun).params(params.toMap()).update();
    return planned;
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
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instantOrNull(row, "approved_at"),
        row.getString("approved_by"),
        Rows.instantOrNull(row, "start_at"),
        Rows.instantOrNull(row, "started_at"),
        Rows.instantOrNull(row, "ended_at"),
        row.getInt("planned"),
        trouble(row),
        row.getString("left_by"),
        Rows.instantOrNull(row, "forgotten_at"));
  }

  private static @Nullable Trouble trouble(ResultSet row) throws SQLException {
    var letters = row.getString("letters");
    var server = row.getString("server");
    if (row.getBoolean("nobody")) {
      return new Trouble(Trouble.Kind.NOBODY, "");
    }
    return letters != null
        ? new Trouble(Trouble.Kind.LETTERS, letters)
        : server != null ? new Trouble(Trouble.Kind.SERVER, server) : null;
  }
}
