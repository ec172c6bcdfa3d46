package dk.pip.events;

import dk.pip.shared.DatabaseFault;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/// The deliveries that wait, and how one of them is made: claimed, handled and ended in one transaction.
@Repository
class Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final int MOST_DOUBLINGS = 10;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Map<String, Subscriber<?>> subscribers;
  private final Clock clock;

  Deliveries(JdbcClient jdbc, TransactionTemplate transaction, List<Subscriber<?>> subscribers, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.subscribers = subscribers.stream().collect(Collectors.toMap(Subscriber::name, Function.identity()));
    this.clock = clock;
  }

  /// What waits for the subscribers of this program.
  private record Waiting(long id, String subscriber, String event, String content, int attempts) {}

  /// One that has failed again and again.
  record Failing(String subscriber, String event, int attempts, Instant publishedAt, String failure) {}

  /// Makes one delivery that is due, if there is one that nobody else is at. One that fails is put off and told to the log.
  ///
  /// @return whether there was one
  boolean deliverOne() {
    var claimed = new Waiting[1];
    try {
      return Boolean.TRUE.equals(
          transaction.execute(
              _ -> {
                var next = claim();
                if (next.isEmpty()) {
                  return false;
                }
                claimed[0] = next.get();
                handle(subscribers.get(next.get().subscriber()), next.get());
                jdbc.sql("delete from events.delivery where id = :id").param("id", next.get().id()).update();
                return true;
              }));
    } catch (RuntimeException e) {
      var failed = claimed[0];
      if (failed == null || DatabaseFault.isTransient(e)) {
        throw e;
      }
      putOff(failed, e);
      return true;
    }
  }

  private Optional<Waiting> claim() {
    if (subscribers.isEmpty()) {
      return Optional.empty();
    }
    var sql =
        """
        select id, subscriber, event, content, attempts
          from events.delivery
         where next_at <= :now
           and subscriber = any(:known)
         order by next_at, id
         limit 1
           for update skip locked
        """;
    return jdbc.sql(sql)
        .params(Params.of("now", clock.instant()).and("known", subscribers.keySet().toArray(String[]::new)).toMap())
        .query(
            (row, _) ->
                new Waiting(
                    row.getLong("id"),
                    row.getString("subscriber"),
                    row.getString("event"),
                    row.getString("content"),
                    row.getInt("attempts")))
        .optional();
  }

  private static <E extends DomainEvent> void handle(@Nullable Subscriber<E> subscriber, Waiting delivery) {
    if (subscriber == null) {
      throw new IllegalStateException("Nobody is called " + delivery.subscriber());
    }
    subscriber.handle(Events.JSON.readValue(delivery.content(), subscriber.type()));
  }

  private void putOff(Waiting failed, RuntimeException why) {
    var attempts = failed.attempts() + 1;
    LOG.error("Subscriber {} failed with delivery {} of {}, time {}", failed.subscriber(), failed.id(), failed.event(), attempts, why);
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(MOST_DOUBLINGS, failed.attempts()));
    var sql =
        """
        update events.delivery
           set attempts = :attempts, next_at = :next, failure = :failure
         where id = :id
           and attempts = :before
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", failed.id())
                .and("attempts", attempts)
                .and("before", failed.attempts())
                .and("next", clock.instant().plus(pause))
                .and("failure", why.getClass().getSimpleName())
                .toMap())
        .update();
  }

  /// Those that have failed so often, or for which there is no subscriber any more, the oldest first.
  List<Failing> failing(int attempts) {
    var sql =
        """
        select subscriber, event, attempts, published_at, coalesce(failure, 'no such subscriber') as failure
          from events.delivery
         where attempts >= :attempts
            or subscriber <> all(:known) and published_at < :since
         order by id
         limit 20
        """;
    return jdbc.sql(sql)
        .params(
            Params.of("attempts", attempts)
                .and("known", subscribers.keySet().toArray(String[]::new))
                .and("since", clock.instant().minus(Duration.ofMinutes(10)))
                .toMap())
        .query(
            (row, _) ->
                new Failing(
                    row.getString("subscriber"),
                    row.getString("event"),
                    row.getInt("attempts"),
                    Rows.instant(row, "published_at"),
                    row.getString("failure")))
        .list();
  }
}
