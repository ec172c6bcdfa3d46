package dk.pip.mailing;

import dk.pip.hold.HeldBack;
import dk.pip.hold.Hold;
import dk.pip.mailing.Mailing.State;
import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.shared.Params;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What becomes of the mailings of a copy that was restored from a backup. One that was under way at the backup may have
/// gone on after it, so that nobody can know from the copy alone who got it; whoever lets the copy go on says for each
/// whether the rest is sent or counts as uncertain. While the copy is held no node sends, and no row is claimed.
@Repository
@Order(10)
public class RestoredMailings implements HeldBack {
  private static final Set<State> WAITING =
      EnumSet.of(State.SENDING, State.PAUSED, State.CANCELLING, State.SCHEDULED, State.ASKING);

  private final JdbcClient jdbc;
  private final MailingTable table;
  private final DeliveryTable deliveries;
  private final Audit audit;
  private final Clock clock;

  RestoredMailings(JdbcClient jdbc, MailingTable table, DeliveryTable deliveries, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.table = table;
    this.deliveries = deliveries;
    this.audit = audit;
    this.clock = clock;
  }

  /// On connections of its own, beside all other modules.
  public static RestoredMailings on(DataSource database, Clock clock) {
    var jdbc = JdbcClient.create(database);
    return new RestoredMailings(jdbc, new MailingTable(jdbc), new DeliveryTable(jdbc), new Audit(jdbc, clock), clock);
  }

  /// How many mailings are under way, and how many have a time.
  private record Count(long underWay, long planned) {}

  /// A mailing that waits.
  ///
  /// @param open how many readers have not been answered for
  /// @param toDecide whether it had begun before the copy was restored and somebody is left, so that the rest may have got
  ///     it already
  public record Waiting(Mailing mailing, long open, boolean toDecide) {}

  private Count count() {
    var sql =
        """
        select count(*) filter (where state in ('SENDING', 'PAUSED', 'CANCELLING')),
               count(*) filter (where state in ('SCHEDULED', 'ASKING'))
          from mailing.mailing
         where state in ('SENDING', 'PAUSED', 'CANCELLING', 'SCHEDULED', 'ASKING')
        """;
    return jdbc.sql(sql).query((row, _) -> new Count(row.getLong(1), row.getLong(2))).single();
  }

  @Override
  public List<String> waiting(Texts texts) {
    var count = count();
    var words = new ArrayList<String>();
    if (count.underWay() > 0) {
      words.add(texts.get("mailing.held.under-way", count.underWay()));
    }
    if (count.planned() > 0) {
      words.add(texts.get("mailing.held.planned", count.planned()));
    }
    return words;
  }

  @Override
  public List<Fate> fates(Hold.Held copy, Texts texts) {
    var now = clock.instant();
    return list(copy.restoredAt()).stream()
        .filter(one -> !one.toDecide())
        .map(one -> new Fate(one.mailing().subject(), "/redaktion/udsendelser/" + one.mailing().id().value(), fate(one, now, texts)))
        .toList();
  }

  private static String fate(Waiting one, Instant now, Texts texts) {
    var mailing = one.mailing();
    return switch (mailing.state()) {
      case SENDING -> texts.get("mailing.held.sends", one.open());
      case PAUSED -> texts.get("mailing.held.stays-paused");
      case CANCELLING -> texts.get("mailing.held.cancelling", one.open());
      case SCHEDULED -> {
        var at = mailing.startAt();
        var missed = at != null && !at.isAfter(now);
        yield texts.get(missed ? "mailing.held.asks" : "mailing.held.scheduled", MailingStateWords.near(at, now, texts));
      }
      case ASKING, DRAFT, APPROVED, CANCELLED, FINISHED -> texts.get("mailing.held.asks-still");
    };
  }

  /// Those that somebody must choose about, the oldest first.
  public List<Waiting> toDecide(Instant restoredAt) {
    return list(restoredAt).stream().filter(Waiting::toDecide).toList();
  }

  /// What waits, the oldest first.
  private List<Waiting> list(Instant restoredAt) {
    var sql =
        """
        select id from mailing.mailing
         where state in ('SENDING', 'PAUSED', 'CANCELLING', 'SCHEDULED', 'ASKING')
         order by id
        """;
    return jdbc.sql(sql)
        .query((row, _) -> new MailingId(row.getLong(1)))
        .list()
        .stream()
        .flatMap(id -> table.find(id).stream())
        .filter(mailing -> WAITING.contains(mailing.state()))
        .map(mailing -> waiting(mailing, restoredAt))
        .toList();
  }

  private Waiting waiting(Mailing mailing, Instant restoredAt) {
    if (!mailing.state().begun()) {
      return new Waiting(mailing, 0, false);
    }
    var account = deliveries.count(mailing, restoredAt).account();
    var open = account.ahead() + account.waiting();
    var started = mailing.startedAt();
    var before = started == null || !started.isAfter(restoredAt);
    return new Waiting(mailing, open, open > 0 && before && mailing.state() != State.CANCELLING);
  }

  /// The rest is to be sent, though some may get it twice; the account names them. Part of the transaction that lets the
  /// copy go on.
  public void sendRest(@Nullable Staff staff, MailingId id, String by) {
    var sql = "update mailing.delivery set doubtful = true where mailing_id = :id and state in (0, 1)";
    jdbc.sql(sql).param("id", id.value()).update();
    note(staff, "mailing.audit.rest-sent", id, by);
  }

  /// The rest is not sent: it is uncertain who of them got it, and the mailing is over. Part of the transaction that lets
  /// the copy go on.
  public void endUncertain(@Nullable Staff staff, MailingId id, String by) {
    var params = Params.of("id", id.value()).and("now", clock.instant()).toMap();
    var uncertain =
        """
        update mailing.delivery
           set state = 4, doubtful = true, settled_at = :now, code = 0, answer = ''
         where mailing_id = :id
           and state in (0, 1)
        """;
    jdbc.sql(uncertain).params(params).update();
    jdbc.sql("delete from mailing.retry where mailing_id = :id").params(params).update();
    jdbc.sql("update mailing.chunk set done = true, node = null where mailing_id = :id").params(params).update();
    var ended =
        """
        update mailing.mailing
           set state = 'FINISHED', ended_at = :now
         where id = :id
           and state in ('SENDING', 'PAUSED')
        """;
    jdbc.sql(ended).params(params).update();
    note(staff, "mailing.audit.rest-uncertain", id, by);
  }

  /// What should have begun by now may have begun before the accident, so that somebody is asked first.
  public void askAboutMissed() {
    var sql = "update mailing.mailing set state = 'ASKING' where state = 'SCHEDULED' and start_at <= :now";
    jdbc.sql(sql).params(Params.of("now", clock.instant()).toMap()).update();
  }

  private void note(@Nullable Staff staff, String act, MailingId id, String by) {
    var subject = table.find(id).map(Mailing::subject).orElse("");
    audit.record(staff == null ? null : staff.id(), act, staff == null ? subject + " (" + by + ")" : subject);
  }
}
