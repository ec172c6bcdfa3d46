package dk.pip.ballot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import dk.pip.keys.InstallationKey;
import dk.pip.keys.Keys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A node that takes ballots and does nothing else, to be killed.
final class CastingNode {
  static final String LISTENS = "Listens at ";

  private CastingNode() {}

  /// @param arguments the database's address
  public static void main(String[] arguments) throws IOException {
    var database = new HikariDataSource();
    database.setJdbcUrl(arguments[0]);
    database.setMaximumPoolSize(3);
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(DataSource.class, () -> database);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(new JdbcTransactionManager(database)));
    context.registerBean(Clock.class, Clock::systemUTC);
    context.register(Keys.class, InstallationKey.class, VoteTable.class, BallotTable.class, VoteBoards.class, SigningKeys.class, BallotBox.class, KeepTheBox.class);
    context.refresh();
    var box = context.getBean(BallotBox.class);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/stem/stemmeseddel", exchange -> take(box, exchange));
    server.start();
    System.out.println(LISTENS + server.getAddress().getPort() + ".");
  }

  private static void take(BallotBox box, HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = BoothWire.read(exchange.getRequestBody().readAllBytes()).orElseThrow();
      var answer = box.cast(BoothWire.vote(body).orElseThrow(), BoothWire.ballot(body).orElseThrow());
      var json = BoothWire.answer(answer).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer == BoxAnswer.IN_BOX ? 200 : answer == BoxAnswer.WAITING ? 202 : 400, json.length);
      exchange.getResponseBody().write(json);
    }
  }
}
