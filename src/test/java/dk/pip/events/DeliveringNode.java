package dk.pip.events;

import com.zaxxer.hikari.HikariDataSource;
import dk.pip.hold.Hold;
import dk.pip.jobs.Beats;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A node that publishes and delivers and does nothing else, to be killed. Its deed is a row in `public.deed`; its
/// subscriber writes to `public.noted`, then to `public.told` and then to `public.filed`.
final class DeliveringNode {
  private DeliveringNode() {}

  record LightWentOut(int lamp) implements DomainEvent {}

  private record Notes(JdbcClient jdbc) implements Subscriber<LightWentOut> {
    @Override
    public String name() {
      return "tests.notes";
    }

    @Override
    public Class<LightWentOut> type() {
      return LightWentOut.class;
    }

    @Override
    public void handle(LightWentOut event) {
      for (var table : List.of("noted", "told", "filed")) {
        jdbc.sql("insert into public." + table + " (lamp) values (:lamp)").param("lamp", event.lamp()).update();
      }
    }
  }

  /// @param arguments the database's address, and the lamp that goes out, if one does
  public static void main(String[] arguments) throws InterruptedException {
    var database = new HikariDataSource();
    database.setJdbcUrl(arguments[0]);
    database.setMaximumPoolSize(2);
    var jdbc = JdbcClient.create(database);
    var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    var clock = Clock.systemUTC();
    var subscribers = List.<Subscriber<?>>of(new Notes(jdbc));
    var events = new Events(jdbc, subscribers, clock);
    new EventWorker(events, new Deliveries(jdbc, transaction, subscribers, clock), new Hold(jdbc), new Beats(clock)).start();
    if (arguments.length > 1) {
      var lamp = Integer.parseInt(arguments[1]);
      transaction.executeWithoutResult(
          _ -> {
            jdbc.sql("insert into public.deed (lamp) values (:lamp)").param("lamp", lamp).update();
            events.publish(new LightWentOut(lamp));
          });
    }
    new CountDownLatch(1).await();
  }
}
