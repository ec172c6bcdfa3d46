package dk.pip.mailing.engine;

import dk.pip.shared.Params;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// What a node that sends asks of the database besides the ledger: who it is, what it claims, whom it takes over from.
final class Node {
  private static final int MOST_RETRIES = 500;

  /// How long after a mailing's end a node may still come back and say that it had not sent something.
  private static final Duration LATE = Duration.ofHours(1);

  private static final String REOPEN =
      """
      update mailing.mailing m
         set state = case state when 'FINISHED' then 'SENDING' else 'CANCELLING' end, ended_at = null, left_by = null
       where state in ('FINISHED', 'CANCELLED') and ended_at > :since
         and exists (select from mailing.retry r where r.mailing_id = m.id)
      """;

  /// Whoever looks no oftener than this was frozen, or the database was away.
  private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofSeconds(4);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final LongFunction<Template> templates;
  private final Stalls stalls;
  private final Ended ended;
  private final long id;
  private final Map<Long, Watched> watched = new HashMap<>();
  private long lookedAt = System.nanoTime();

  /// A node that has been silent, and since when this one has seen it so.
  private record Watched(OffsetDateTime seenAt, long since) {}

  /// Is told of a mailing's end in the transaction that ends it.
  @FunctionalInterface
  interface Ended {
    void tell(JdbcClient inTransaction, long mailing, boolean cancelled, Instant at);
  }

  Node(JdbcClient jdbc, TransactionTemplate transaction, LongFunction<Template> templates, Stalls stalls, Ended ended) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.templates = templates;
    this.stalls = stalls;
    this.ended = ended;
    this.id =
        jdbc.sql("insert into mailing.node (host) values (:host) returning id")
            .param("host", host())
            .query(Long.class)
            .single();
  }

  long id() {
    return id;
  }

  /// A mailing that is under way.
  ///
  /// @param trouble that its letters can't be written, as some node has said
  record UnderWay(long id, boolean sending, boolean resendsUncertain, @Nullable String trouble) {}

  /// @param unusable whether more was claimed, of mailings whose letters can't be written, and is to be let go of
  record Claimed(List<Delivery> deliveries, boolean unusable) {}

  List<UnderWay> underWay() {
    var sql =
        """
        select id, state = 'SENDING' as sending, when_uncertain = 'RESEND' as resends, trouble
          from mailing.mailing
         where state in ('SENDING', 'PAUSED', 'CANCELLING')
        """;
    return jdbc.sql(sql)
        .query((row, _) -> new UnderWay(
                    row.getLong("id"), row.getBoolean("sending"), row.getBoolean("resends"), row.getString("trouble")))
        .list();
  }

  /// What keeps the mailing's letters from being written; null when they can be again.
  void tell(long mailing, @Nullable String trouble) {
    jdbc.sql("update mailing.mailing set trouble = :trouble::text where id = :id")
        .params(Params.of("id", mailing).and("trouble", trouble).toMap())
        .update();
  }

  /// The next chunk of deliveries that nobody has, of a mailing that is being sent. Nothing once another has taken over
  /// from this node: its row is held while it claims.
  ///
  /// @param stalled mailings that are left alone for now
  Claimed claimChunk(Set<Long> stalled) {
    var claim =
        """
        with me as (
          select id from mailing.node where id = :node for key share
        ), next as (
          select c.mailing_id, c.number
            from mailing.chunk c
            join mailing.mailing m on m.id = c.mailing_id and m.state = 'SENDING'
           where c.node is null and not c.done and c.mailing_id <> all(:stalled::bigint[])
           order by c.number, c.mailing_id
           limit 1
             for update of c skip locked
        )
        update mailing.chunk c
           set node = me.id
          from next, me
         where c.mailing_id = next.mailing_id and c.number = next.number
        returning c.mailing_id, c.number, c.first, c.last
        """;
    record Claim(long mailing, int number, int first, int last) {}
    var held =
        jdbc.sql(claim)
            .param("node", id)
            .param("stalled", stalled.toArray(Long[]::new))
            .query((row, _) -> new Claim(row.getLong(1), row.getInt(2), row.getInt(3), row.getInt(4)))
            .optional();
    if (held.isEmpty()) {
      return new Claimed(List.of(), false);
    }
    var claimed = held.get();
    var read =
        """
        select mailing_id, number, reader_id, list_id, address, name, attempts
          from mailing.delivery
         where mailing_id = :mailing and number between :first and :last and state = 0
         order by number
        """;
    var rows =
        jdbc.sql(read)
            .params(
                Params.of("mailing", claimed.mailing()).and("first", claimed.first()).and("last", claimed.last()).toMap())
            .query((row, _) -> row(row))
            .list();
    if (rows.isEmpty()) {
      var over =
          """
          update mailing.chunk
             set done = true, node = null
           where mailing_id = :mailing and number = :number and node = :node
          """;
      jdbc.sql(over)
          .params(Params.of("mailing", claimed.mailing()).and("number", claimed.number()).and("node", id).toMap())
          .update();
      return new Claimed(List.of(), false);
    }
    return prepared(rows, new Chunk(claimed.mailing(), claimed.number(), rows.size()));
  }

  /// Deliveries whose pause is over. What has been settled meanwhile, by a node that was long silent and came back with
  /// an answer, is not among them.
  ///
  /// @param stalled mailings that are left alone for now
  Claimed claimRetries(Instant now, Set<Long> stalled) {
    var sql =
        """
        with me as (
          select id from mailing.node where id = :node for key share
        ), due as (
          select r.mailing_id, r.number, d.state = 1 as waits
            from mailing.retry r
            join mailing.mailing m on m.id = r.mailing_id and m.state = 'SENDING'
            join mailing.delivery d on d.mailing_id = r.mailing_id and d.number = r.number
           where r.node is null and r.next_at <= :now and r.mailing_id <> all(:stalled::bigint[])
           order by r.next_at
           limit :most
             for update of r skip locked
        ), settled as (
          delete from mailing.retry r
           using due
           where r.mailing_id = due.mailing_id and r.number = due.number and not due.waits
        ), mine as (
          update mailing.retry r
             set node = me.id
            from due, me
           where r.mailing_id = due.mailing_id and r.number = due.number and due.waits
          returning r.mailing_id, r.number
        )
        select d.mailing_id, d.number, d.reader_id, d.list_id, d.address, d.name, d.attempts
          from mailing.delivery d
          join mine on mine.mailing_id = d.mailing_id and mine.number = d.number
        """;
    var rows = jdbc
        .sql(sql)
        .params(Params.of("now", now).and("most", MOST_RETRIES).and("node", id).and("stalled", stalled.toArray(Long[]::new)).toMap())
        .query((row, _) -> row(row))
        .list();
    return prepared(rows, null);
  }

  /// A mailing whose message can't be prepared keeps no other waiting.
  private Claimed prepared(List<Row> rows, @Nullable Chunk chunk) {
    var deliveries = new ArrayList<Delivery>(rows.size());
    var unusable = new HashSet<Long>();
    for (var row : rows) {
      if (unusable.contains(row.mailing())) {
        continue;
      }
      try {
        deliveries.add(row.delivery(templates, chunk));
      } catch (DataAccessException | TransactionException e) {
        throw e;
      } catch (RuntimeException e) {
        stalls.failedWhole(row.mailing(), e);
        unusable.add(row.mailing());
      }
    }
    return new Claimed(deliveries, !unusable.isEmpty());
  }

  private record Row(
      long mailing, int number, long reader, UUID list, String address, String name, int attempts) {
    Delivery delivery(LongFunction<Template> templates, @Nullable Chunk chunk) {
      return new Delivery(templates.apply(mailing), chunk, mailing, number, reader, list, address, name, attempts);
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("mailing_id"),
        row.getInt("number"),
        row.getLong("reader_id"),
        row.getObject("list_id", UUID.class),
        row.getString("address"),
        row.getString("name"),
        row.getInt("attempts"));
  }

  /// Takes over from nodes that have been silent: what they had on the wire is uncertain, the rest is free to be claimed.
  ///
  /// Whoever was frozen itself, or had no database, can't say who else was silent: all are, when the database comes back.
  /// So a node must also have been seen not to stir for a while by this one, which looked every second.
  ///
  /// @return how many nodes
  int takeOver(Duration silence, Instant now) {
    var found = "select id, seen_at from mailing.node where id <> :me and seen_at < clock_timestamp() - make_interval(secs => :silence)";
    record Silent(long id, OffsetDateTime seenAt) {}
    var silent =
        jdbc.sql(found)
            .params(Params.of("me", id).and("silence", silence.toMillis() / 1000.0).toMap())
            .query((row, _) -> new Silent(row.getLong("id"), row.getObject("seen_at", OffsetDateTime.class)))
            .list();
    var looked = System.nanoTime();
    if (looked - lookedAt > LONGEST_BETWEEN_LOOKS.toNanos()) {
      watched.clear();
    }
    lookedAt = looked;
    watched.keySet().retainAll(silent.stream().map(Silent::id).toList());
    var watch = silence.multipliedBy(2).dividedBy(5).toNanos();
    var count = 0;
    for (var node : silent) {
      var known = watched.get(node.id());
      if (known == null || !known.seenAt().equals(node.seenAt())) {
        watched.put(node.id(), new Watched(node.seenAt(), looked));
      } else if (looked - known.since() >= watch && takeOver(node.id(), node.seenAt(), now)) {
        count++;
      }
    }
    return count;
  }

  /// False if it has stirred, or another takes over from it just now.
  private boolean takeOver(long silent, OffsetDateTime seenAt, Instant now) {
    var sql = "select on_wire from mailing.node where id = :id and seen_at = :seenAt for update skip locked";
    var done =
        transaction.execute(
            _ -> {
              endIfFrozen();
              var onWire =
                  jdbc.sql(sql)
                      .param("id", silent)
                      .param("seenAt", seenAt)
                      .query((row, _) -> List.of((Long[]) row.getArray("on_wire").getArray()))
                      .optional();
              onWire.ifPresent(keys -> takeOver(silent, keys, now));
              return onWire.isPresent();
            });
    return Boolean.TRUE.equals(done);
  }

  /// A node that is frozen in the midst of a transaction must not hold what the others need.
  private void endIfFrozen() {
    jdbc.sql("set local idle_in_transaction_session_timeout = " + LedgerTable.FROZEN.toMillis()).update();
  }

  private void takeOver(long dead, List<Long> onWire, Instant now) {
    var uncertain =
        """
        with lost as (
          update mailing.delivery d
             set state = case m.when_uncertain when 'HOLD' then 4 else 1 end,
                 doubtful = true, settled_at = :now, code = 0, answer = ''
            from unnest(:keys::bigint[]) as k (key), mailing.mailing m
           where d.mailing_id = k.key >> 32 and d.number = (k.key & 4294967295)::int
             and d.state in (0, 1) and m.id = d.mailing_id
          returning d.mailing_id, d.number, d.state
        ), held as (
          delete from mailing.retry r using lost
           where lost.state = 4 and r.mailing_id = lost.mailing_id and r.number = lost.number
        )
        insert into mailing.retry (mailing_id, number, next_at)
        select mailing_id, number, :now from lost where state = 1
        on conflict (mailing_id, number) do update set next_at = excluded.next_at, node = null
        """;
    jdbc.sql(uncertain)
        .params(Params.of("keys", onWire.toArray(Long[]::new)).and("now", now).toMap())
        .update();
    jdbc.sql("delete from mailing.node where id = :dead").param("dead", dead).update();
  }

  /// Ends the mailings that have nothing left to send, and those that are cancelled once nobody is at them.
  ///
  /// @return those that ended
  List<Long> end(Instant now) {
    jdbc.sql(REOPEN).params(Params.of("since", now.minus(LATE)).toMap()).update();
    var finish =
        """
        update mailing.mailing m
           set state = 'FINISHED', ended_at = :now
         where state = 'SENDING'
           and not exists (select from mailing.chunk c where c.mailing_id = m.id and not c.done)
           and not exists (select from mailing.retry r where r.mailing_id = m.id)
        returning id
        """;
    var gone = new ArrayList<Long>();
    var cancel =
        """
        update mailing.mailing m
           set state = 'CANCELLED', ended_at = :now
         where state = 'CANCELLING'
           and not exists (select from mailing.chunk c where c.mailing_id = m.id and c.node is not null)
           and not exists (select from mailing.retry r where r.mailing_id = m.id and r.node is not null)
        returning id
        """;
    var withdraw = "update mailing.delivery set state = 5, settled_at = :now where mailing_id = :id and state in (0, 1)";
    transaction.executeWithoutResult(
        _ -> {
          endIfFrozen();
          for (var id : ids(finish, now)) {
            ended.tell(jdbc, id, false, now);
            gone.add(id);
          }
          for (var id : ids(cancel, now)) {
            jdbc.sql(withdraw).params(Params.of("id", id).and("now", now).toMap()).update();
            jdbc.sql("delete from mailing.retry where mailing_id = :id").param("id", id).update();
            jdbc.sql("update mailing.chunk set done = true where mailing_id = :id").param("id", id).update();
            ended.tell(jdbc, id, true, now);
            gone.add(id);
          }
        });
    return gone;
  }

  private List<Long> ids(String sql, Instant now) {
    return jdbc.sql(sql).params(Params.of("now", now).toMap()).query((row, _) -> row.getLong("id")).list();
  }

  /// This node sends no more. What it has claimed goes back with its row; if something may still be on the wire, it is left
  /// to be taken over from.
  void leave() {
    jdbc.sql("delete from mailing.node where id = :id and on_wire = '{}'").param("id", id).update();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
