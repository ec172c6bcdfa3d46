package dk.pip.mailing.engine;

import dk.pip.shared.Params;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What a node that sends asks of the database besides the ledger: who it is, what it claims, whom it takes over from.
final class Node {
  private static final int MOST_RETRIES = 500;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final LongFunction<Template> templates;
  private final long id;

  Node(JdbcClient jdbc, TransactionTemplate transaction, LongFunction<Template> templates) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.templates = templates;
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
  record UnderWay(long id, boolean sending, boolean resendsUncertain) {}

  List<UnderWay> underWay() {
    var sql =
        """
        select id, state = 'SENDING' as sending, when_uncertain = 'RESEND' as resends
          from mailing.mailing
         where state in ('SENDING', 'PAUSED', 'CANCELLING')
        """;
    return jdbc.sql(sql)
        .query((row, _) -> new UnderWay(row.getLong("id"), row.getBoolean("sending"), row.getBoolean("resends")))
        .list();
  }

  /// The next chunk of deliveries that nobody has, of a mailing that is being sent.
  List<Delivery> claimChunk() {
    var claim =
        """
        with next as (
          select c.mailing_id, c.number
            from mailing.chunk c
            join mailing.mailing m on m.id = c.mailing_id and m.state = 'SENDING'
           where c.node is null and not c.done
           order by c.number, c.mailing_id
           limit 1
             for update of c skip locked
        )
        update mailing.chunk c
           set node = :node
          from next
         where c.mailing_id = next.mailing_id and c.number = next.number
        returning c.mailing_id, c.number, c.first, c.last
        """;
    record Claim(long mailing, int number, int first, int last) {}
    var held =
        jdbc.sql(claim)
            .param("node", id)
            .query((row, _) -> new Claim(row.getLong(1), row.getInt(2), row.getInt(3), row.getInt(4)))
            .optional();
    if (held.isEmpty()) {
      return List.of();
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
      jdbc.sql("update mailing.chunk set done = true, node = null where mailing_id = :mailing and number = :number")
          .params(Params.of("mailing", claimed.mailing()).and("number", claimed.number()).toMap())
          .update();
      return List.of();
    }
    var chunk = new Chunk(claimed.mailing(), claimed.number(), rows.size());
    return rows.stream().map(row -> row.delivery(templates, chunk)).toList();
  }

  /// Deliveries whose pause is over.
  List<Delivery> claimRetries(Instant now) {
    var sql =
        """
        with due as (
          select r.mailing_id, r.number
            from mailing.retry r
            join mailing.mailing m on m.id = r.mailing_id and m.state = 'SENDING'
           where r.node is null and r.next_at <= :now
           order by r.next_at
           limit :most
             for update of r skip locked
        ), mine as (
          update mailing.retry r
             set node = :node
            from due
           where r.mailing_id = due.mailing_id and r.number = due.number
          returning r.mailing_id, r.number
        )
        select d.mailing_id, d.number, d.reader_id, d.list_id, d.address, d.name, d.attempts
          from mailing.delivery d
          join mine on mine.mailing_id = d.mailing_id and mine.number = d.number
        """;
    return jdbc
        .sql(sql)
        .params(Params.of("now", now).and("most", MOST_RETRIES).and("node", id).toMap())
        .query((row, _) -> row(row))
        .list()
        .stream()
        .map(row -> row.delivery(templates, null))
        .toList();
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
  /// @return how many nodes
  int takeOver(Duration silence, Instant now) {
    var found =
        """
        select id, on_wire
          from mailing.node
         where id <> :me and seen_at < clock_timestamp() - make_interval(secs => :silence)
           for update skip locked
        """;
    record Dead(long id, List<Long> onWire) {}
    var count =
        transaction.execute(
            _ -> {
              var dead =
                  jdbc.sql(found)
                      .params(Params.of("me", id).and("silence", silence.toMillis() / 1000.0).toMap())
                      .query(
                          (row, _) ->
                              new Dead(row.getLong("id"), List.of((Long[]) row.getArray("on_wire").getArray())))
                      .list();
              dead.forEach(node -> takeOver(node.id(), node.onWire(), now));
              return dead.size();
            });
    return count == null ? 0 : count;
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
    free(dead);
    jdbc.sql("delete from mailing.node where id = :dead").param("dead", dead).update();
  }

  /// Ends the mailings that have nothing left to send, and those that are cancelled once nobody is at them.
  ///
  /// @return those that ended
  List<Long> end(Instant now) {
    var finish =
        """
        update mailing.mailing m
           set state = 'FINISHED', ended_at = :now
         where state = 'SENDING'
           and not exists (select from mailing.chunk c where c.mailing_id = m.id and not c.done)
           and not exists (select from mailing.retry r where r.mailing_id = m.id)
        returning id
        """;
    var ended = new ArrayList<>(jdbc.sql(finish).params(Params.of("now", now).toMap()).query(Long.class).list());
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
          for (var id : jdbc.sql(cancel).params(Params.of("now", now).toMap()).query(Long.class).list()) {
            jdbc.sql(withdraw).params(Params.of("id", id).and("now", now).toMap()).update();
            jdbc.sql("delete from mailing.retry where mailing_id = :id").param("id", id).update();
            jdbc.sql("update mailing.chunk set done = true where mailing_id = :id").param("id", id).update();
            ended.add(id);
          }
        });
    return ended;
  }

  /// This node sends no more and has nothing in hand. One that has is left to be taken over from.
  void leave() {
    transaction.executeWithoutResult(
        _ -> {
          var gone = jdbc.sql("delete from mailing.node where id = :id and on_wire = '{}'").param("id", id).update();
          if (gone == 1) {
            free(id);
          }
        });
  }

  /// What the node has claimed can be claimed by others.
  private void free(long node) {
    jdbc.sql("update mailing.chunk set node = null where node = :node").param("node", node).update();
    jdbc.sql("update mailing.retry set node = null where node = :node").param("node", node).update();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
