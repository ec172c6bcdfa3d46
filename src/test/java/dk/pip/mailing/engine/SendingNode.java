package dk.pip.mailing.engine;

import com.zaxxer.hikari.HikariDataSource;
import dk.pip.jobs.Beats;
import dk.pip.mail.SmtpServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A node that sends and does nothing else, to be killed.
final class SendingNode {
  private SendingNode() {}

  /// @param arguments the database's address, the mail server's port, and whether it begins only when it is told a line
  public static void main(String[] arguments) throws InterruptedException, IOException {
    var database = new HikariDataSource();
    database.setJdbcUrl(arguments[0]);
    database.setUsername("postgres");
    database.setMaximumPoolSize(3);
    database.setConnectionTimeout(5_000);
    var jdbc = JdbcClient.create(database);
    var templates = new ConcurrentHashMap<Long, Template>();
    var server =
        new SmtpServer(
            "127.0.0.1", Integer.parseInt(arguments[1]), SmtpServer.Security.NONE, null, null, Duration.ofSeconds(10));
    var engine =
        new Engine(
            database,
            Clock.systemUTC(),
            id -> templates.computeIfAbsent(id, one -> template(jdbc, one)),
            (_, readers) -> Set.copyOf(readers),
            new Engine.Plan(
                () -> List.of(new Relay(server, 1, 2, 0)), new Engine.Depth(4, 4), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(1), Map.of(), Engine.Rhythm.USUAL),
            (_, _, _, _) -> {},
            new Beats(Clock.systemUTC()));
    if (arguments.length > 2) {
      jdbc.sql("select 1").query(Integer.class).single();
      if (System.in.read() < 0) {
        return;
      }
    }
    engine.start();
    Runtime.getRuntime().addShutdownHook(new Thread(engine::stop));
    new CountDownLatch(1).await();
  }

  private static Template template(JdbcClient jdbc, long mailing) {
    var message =
        jdbc.sql("select message from mailing.mailing where id = :id")
            .param("id", mailing)
            .query((row, _) -> row.getBytes(1))
            .single();
    MergeFields personal =
        delivery ->
            new MergeFields.Words(
                "pip@ellebaek.example",
                "To: <" + delivery.address + ">\r\nMessage-ID: <" + delivery.key() + "@ellebaek.example>\r\n",
                delivery.name,
                "",
                "https://pip.ellebaek.example/afmeld/x",
                "https://pip.ellebaek.example/laeser/x");
    return new Template(message, personal, null, Clock.systemUTC());
  }
}
