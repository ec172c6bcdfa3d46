package dk.pip.events;

import dk.pip.shared.Params;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// Publishes what has happened. A delivery for each subscriber is kept in the transaction of the deed, so that no crash can
/// part the two: nobody hears of what was rolled back, and everybody of what was not.
@Service
public class Events {
  static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;
  private final List<Subscriber<?>> subscribers;
  private final Clock clock;
  private final List<Runnable> waiting = new CopyOnWriteArrayList<>();

  Events(JdbcClient jdbc, List<Subscriber<?>> subscribers, Clock clock) {
    this.jdbc = jdbc;
    this.subscribers = List.copyOf(subscribers);
    this.clock = clock;
    var names = subscribers.stream().map(Subscriber::name).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalStateException("Two subscribers have one name: " + names);
    }
  }

  /// @throws IllegalStateException outside a transaction
  public void publish(DomainEvent event) {
    publish(jdbc, event);
  }

  /// For a transaction on connections of its own.
  public void publish(JdbcClient jdbc, DomainEvent event) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("An event is published in the transaction of the deed");
    }
    var sql =
        """
        insert into events.delivery (subscriber, event, content, published_at, next_at)
        values (:subscriber, :event, :content::jsonb, :now, :now)
        """;
    var all = subscribers.stream().filter(subscriber -> subscriber.type().isInstance(event)).toList();
    all.stream().filter(Subscriber::isInDeed).forEach(subscriber -> handle(subscriber, event));
    var told = all.stream().filter(subscriber -> !subscriber.isInDeed()).toList();
    var content = told.isEmpty() ? "" : JSON.writeValueAsString(event);
    for (var subscriber : told) {
      jdbc.sql(sql)
          .params(
              Params.of("subscriber", subscriber.name())
                  .and("event", event.getClass().getSimpleName())
                  .and("content", content)
                  .and("now", clock.instant())
                  .toMap())
          .update();
    }
    if (!told.isEmpty() && TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              waiting.forEach(Runnable::run);
            }
          });
    }
  }

  private static <E extends DomainEvent> void handle(Subscriber<E> subscriber, DomainEvent event) {
    subscriber.handle(subscriber.type().cast(event));
  }

  /// Calls it whenever something was published by this program.
  void whenPublished(Runnable told) {
    waiting.add(told);
  }
}
