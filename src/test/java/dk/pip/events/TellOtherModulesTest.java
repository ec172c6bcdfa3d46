package dk.pip.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.hold.Hold;
import dk.pip.jobs.Beats;
import dk.pip.shared.DatabaseFault;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.PipTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class TellOtherModulesTest extends PipTest {
  private final List<Subscriber<?>> subscribers = new ArrayList<>();

  record LightWentOut(UUID lamp, int watts) implements DomainEvent {}

  private record Hears(String name, Class<LightWentOut> type, Consumer<LightWentOut> work) implements Subscriber<LightWentOut> {
    Hears(String name, Consumer<LightWentOut> work) {
      this(name, LightWentOut.class, work);
    }

    @Override
    public void handle(LightWentOut event) {
      work.accept(event);
    }
  }

  @BeforeAll
  static void makeATable() {
    jdbc().sql("create table public.noted (lamp uuid, by text)").update();
  }

  @AfterAll
  static void dropIt() {
    jdbc().sql("drop table public.noted").update();
  }

  @BeforeEach
  void forget() {
    jdbc().sql("delete from public.noted").update();
    jdbc().sql("delete from events.delivery").update();
  }

  private static JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  private static TransactionTemplate transaction() {
    return bean(TransactionTemplate.class);
  }

  private LightWentOut published() {
    var event = new LightWentOut(UUID.randomUUID(), 40);
    transaction().executeWithoutResult(_ -> new Events(jdbc(), subscribers, clock()).publish(event));
    return event;
  }

  private Deliveries deliveries() {
    return new Deliveries(jdbc(), transaction(), subscribers, clock());
  }

  private static void note(LightWentOut event, String by) {
    jdbc().sql("insert into public.noted (lamp, by) values (:lamp, :by)").param("lamp", event.lamp()).param("by", by).update();
  }

  private static List<String> noted() {
    return jdbc().sql("select by from public.noted order by by").query(String.class).list();
  }

  @Test
  void tellsEverySubscriberOnce() {
    var heard = new ArrayList<LightWentOut>();
    subscribers.add(new Hears("a", heard::add));
    subscribers.add(new Hears("b", heard::add));

    var event = published();
    assertThat(heard).as("not within the deed").isEmpty();
    var deliveries = deliveries();
    while (deliveries.deliverOne()) {
      // the next
    }

    assertThat(heard).containsExactly(event, event);
  }

  @Test
  void tellsNobodyOfWhatWasRolledBack() {
    subscribers.add(new Hears("a", event -> note(event, "a")));
    transaction().executeWithoutResult(
        status -> {
          new Events(jdbc(), subscribers, clock()).publish(new LightWentOut(UUID.randomUUID(), 40));
          status.setRollbackOnly();
        });

    assertThat(deliveries().deliverOne()).isFalse();
    assertThatThrownBy(() -> new Events(jdbc(), subscribers, clock()).publish(new LightWentOut(UUID.randomUUID(), 40)))
        .isInstanceOf(IllegalStateException.class);
  }

  /// Whoever is killed in the middle leaves nothing but the delivery.
  @Test
  void isMadeAgainAfterACrashAndOnceAsFarAsTheSubscriberCanTell() {
    var crashes = new int[] {2};
    subscribers.add(
        new Hears(
            "a",
            event -> {
              note(event, "a");
              if (crashes[0]-- > 0) {
                jdbc().sql("select pg_terminate_backend(pg_backend_pid())").query().listOfRows();
              }
            }));
    published();
    var deliveries = deliveries();

    for (var i = 0; i < 2; i++) {
      assertThatThrownBy(deliveries::deliverOne).matches(DatabaseFault::isTransient);
      assertThat(noted()).isEmpty();
    }
    assertThat(deliveries.deliverOne()).isTrue();

    assertThat(noted()).containsExactly("a");
    assertThat(deliveries.deliverOne()).isFalse();
  }

  @Test
  void oneThatFailsKeepsNoOtherWaitingAndIsSeenByTheOperator() {
    subscribers.add(
        new Hears(
            "always-fails",
            event -> {
              note(event, "always-fails");
              throw new IllegalStateException("about Bodil");
            }));
    subscribers.add(new Hears("b", event -> note(event, "b")));
    published();
    var deliveries = deliveries();

    for (var i = 0; i < 8; i++) {
      deliveries.deliverOne();
      clock().move(Duration.ofMinutes(1));
    }

    assertThat(noted()).as("what failed left nothing").containsExactly("b");
    assertThat(deliveries.failing(3))
        .singleElement()
        .returns("always-fails", Deliveries.Failing::subscriber)
        .returns("IllegalStateException", Deliveries.Failing::failure);
    var worker = new EventWorker(new Events(jdbc(), subscribers, clock()), deliveries, bean(Hold.class), new Beats(clock()));
    worker.start();
    try {
      Await.until("a sign of it", () -> !worker.loops().isEmpty());
      assertThat(worker.loops())
          .singleElement()
          .matches(loop -> !loop.well() && loop.name().contains("always-fails") && !String.valueOf(loop.trouble()).contains("Bodil"));
    } finally {
      worker.stop();
    }
  }

  @Test
  void tellsWhenAnEditionComesOut() {
    var desk = as(alice).attach("bundle", "udgave.zip", "application/zip", Bundles.smallOf("2032-05").zip()).post("/redaktion/udgaver").location();
    as(alice).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);

    Await.until("the news", () -> HeardPublications.HEARD.stream().anyMatch(heard -> desk.endsWith(heard.edition().value().toString())));
  }
}
