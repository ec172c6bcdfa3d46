package dk.pip.events;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Await;
import dk.pip.testing.Db;
import dk.pip.testing.OtherJava;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A Java of its own does something that others are to hear of, and is killed before they have. Another one tells them.
class KillDeliveringNodeTest {
  @TempDir Path folder;

  private final String url = Db.fresh();
  private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url));
  private final List<Process> nodes = new ArrayList<>();

  @BeforeEach
  void makeTables() {
    for (var table : List.of("deed", "noted", "told", "filed")) {
      jdbc.sql("create table public." + table + " (lamp int)").update();
    }
  }

  @AfterEach
  void killNodes() throws InterruptedException {
    for (var node : nodes) {
      node.destroyForcibly().waitFor();
    }
  }

  /// A copy that is held delivers nothing, so that the deed is done and nobody has heard of it.
  @Test
  void tellsAfterwardsWhenItWasKilledBeforeTheDelivery() throws Exception {
    jdbc.sql("insert into hold.restored (restored_at, backup_at) values (now(), now())").update();
    var killed = node("7");
    Await.until("the deed", () -> lamps("deed").equals(List.of(7)));
    killed.destroyForcibly().waitFor();
    jdbc.sql("update hold.restored set released_at = now(), released_by = 'Agnes'").update();

    node();

    assertToldOnce(7);
  }

  @Test
  void tellsOnceWhenItWasKilledInTheMidstOfTheDelivery() throws Exception {
    try (var _ = hold("public.told")) {
      var killed = node("8");
      Await.until("the subscriber to be half done", () -> count("pg_locks where not granted and relation = 'public.told'::regclass") == 1);
      assertThat(lamps("deed")).containsExactly(8);
      killed.destroyForcibly().waitFor();

    }

    node();

    assertToldOnce(8);
  }

  @Test
  void tellsOnceWhenTheSubscriberFailedAndThenItWasKilled() throws Exception {
    jdbc.sql("alter table public.told add constraint no_lamps check (lamp < 0)").update();
    var killed = node("9");
    Await.until("the subscriber to fail", () -> count("events.delivery where attempts > 0") == 1);
    killed.destroyForcibly().waitFor();
    assertThat(lamps("noted")).as("nothing by halves").isEmpty();
    jdbc.sql("alter table public.told drop constraint no_lamps").update();

    node();

    assertToldOnce(9);
  }

  private void assertToldOnce(int lamp) {
    Await.until("the delivery", () -> count("events.delivery") == 0);
    for (var table : List.of("deed", "noted", "told", "filed")) {
      assertThat(lamps(table)).as(table).containsExactly(lamp);
    }
  }

  private Process node(String... lamp) {
    var arguments = Stream.concat(Stream.of(url), Arrays.stream(lamp)).toArray(String[]::new);
    var node = OtherJava.start(folder.resolve("nodes.log"), DeliveringNode.class, arguments);
    nodes.add(node);
    return node;
  }

  private List<Integer> lamps(String table) {
    return jdbc.sql("select lamp from public." + table).query(Integer.class).list();
  }

  private int count(String from) {
    return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
  }

  /// Lets nobody write to the table until it is let go.
  private Connection hold(String table) throws SQLException {
    var connection = DriverManager.getConnection(url);
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("lock table " + table + " in share mode");
    }
    return connection;
  }
}
