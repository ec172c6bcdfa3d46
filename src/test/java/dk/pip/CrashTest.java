package dk.pip;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.command.Main;
import dk.pip.database.BundledPostgres;
import dk.pip.demo.Demo;
import dk.pip.demo.DemoFiles;
import dk.pip.editions.BundleFiles;
import dk.pip.testing.Answer;
import dk.pip.testing.Client;
import dk.pip.testing.Servers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Pip in a process of its own is killed in the middle of a transaction and started again on what is left; and told to
/// stop while somebody waits for an answer. A lock on a table that is written last holds the transaction where it is.
class CrashTest {
  private static final String DESK = "/redaktion/udgaver";
  private static final List<String> STORIES =
      List.of("baenken-faar-ben", "friluftsbadet", "mandagssuppen", "moellegade", "skovbussen");
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);
  private static final long BETWEEN_LOOKS = 20;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private Process pip;
  private Client editor;
  private int port;
  private int starts;

  @AfterEach
  void stop() throws InterruptedException {
    if (pip != null && pip.isAlive()) {
      pip.destroy();
      if (!pip.waitFor(60, TimeUnit.SECONDS)) {
        pip.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
      }
    }
    if (Files.exists(data().resolve("postgres.passwords"))) {
      BundledPostgres.start(data()).close(); // stops the one that a killed Pip left
    }
  }

  @Test
  void keepsWhatWasAcknowledgedAndNothingByHalves() throws Exception {
    var first = zip("2027-01");
    var second = zip("2027-02");

    start();
    var desk = bringIn(first).location();
    var known = desks();
    assertThat(known).contains(desk);
    try (var held = hold("editions.draft_file")) {
      underWay(held, () -> bringIn(second));
      pip.destroyForcibly().waitFor();
    }

    start();
    assertThat(desks()).as("without the import that was cut off").isEqualTo(known);
    assertThat(editor.get(desk + "/udgave.zip").isOk().bytes()).isEqualTo(first);
    try (var held = hold("editions.published_story")) {
      underWay(held, () -> publish(desk));
      var postgres = postmaster();
      pip.destroyForcibly().waitFor();
      postgres.destroyForcibly(); // as when the power goes
      postgres.onExit().get(60, TimeUnit.SECONDS);
    }

    start();
    assertPages("2027-01", 404);
    assertThat(editor.get(desk + "/udgave.zip").isOk().bytes()).isEqualTo(first);
    publish(desk).redirectsTo(desk);
    assertPages("2027-01", 200);

    CompletableFuture<Answer> answered;
    try (var held = hold("editions.draft_file")) {
      answered = underWay(held, () -> bringIn(second));
      pip.destroy();
      await(answered, () -> !listens(), "no longer listening");
    }
    assertThat(answered.get(60, TimeUnit.SECONDS).location()).startsWith(DESK + "/");
    assertThat(pip.waitFor(60, TimeUnit.SECONDS)).as("stopped by itself").isTrue();
    assertThat(draftFiles("2027-02")).isEqualTo(DemoFiles.in("2026-04").size());
  }

  private Answer bringIn(byte[] zip) {
    return editor.attach("bundle", "udgave.zip", "application/zip", zip).post(DESK);
  }

  private Answer publish(String desk) {
    return editor.fill("when", "now").post(desk + "/udgivelse");
  }

  private void assertPages(String month, int status) {
    editor.get("/udgaver/" + month).hasStatus(status);
    editor.get("/udgaver/" + month + "/pip-" + month + ".pdf").hasStatus(status);
    for (var story : STORIES) {
      editor.get("/nyheder/" + month.substring(0, 4) + "/" + story).hasStatus(status);
    }
  }

  private Set<String> desks() {
    var desks = new LinkedHashSet<String>();
    for (var link : editor.get(DESK).isOk().page().select("main a[href]")) {
      if (link.attr("href").matches(DESK + "/[0-9a-f]{8}-[0-9a-f-]{27}")) {
        desks.add(link.attr("href"));
      }
    }
    return desks;
  }

  private static byte[] zip(String month) {
    var files = new TreeMap<>(DemoFiles.in("2026-04"));
    var yaml = new String(Objects.requireNonNull(files.get("edition.yaml")), StandardCharsets.UTF_8);
    files.put("edition.yaml", yaml.replace("month: 2026-04", "month: " + month).getBytes(StandardCharsets.UTF_8));
    return BundleFiles.of(files).zip();
  }

  /// Lets nobody write to the table until it is closed.
  private Connection hold(String table) throws SQLException {
    var connection = DriverManager.getConnection(BundledPostgres.urlOfRunning(data()));
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("lock table " + table + " in share mode");
    }
    return connection;
  }

  /// Begins a request and returns when its transaction has written and waits for the table that is held.
  private CompletableFuture<Answer> underWay(Connection held, Supplier<Answer> request) throws Exception {
    var answered = CompletableFuture.supplyAsync(request);
    await(answered, () -> somebodyWaits(held), "waiting in its transaction");
    return answered;
  }

  private static boolean somebodyWaits(Connection held) throws SQLException {
    var sql =
        """
        select exists (
                 select 1
                   from pg_locks l
                   join pg_stat_activity a on a.pid = l.pid
                  where not l.granted
                    and a.backend_xid is not null)
        """;
    try (var statement = held.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(CompletableFuture<Answer> unanswered, Condition condition, String what) throws Exception {
    var until = System.nanoTime() + PATIENCE;
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as(what).isLessThan(until);
      try {
        throw new AssertionError("Answered before: " + unanswered.get(BETWEEN_LOOKS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        // under way, as it should be
      } catch (ExecutionException e) {
        throw new AssertionError("Failed before it was " + what, e);
      }
    }
    assertThat(unanswered).as("still unanswered").isNotDone();
  }

  private boolean listens() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private int draftFiles(String slug) throws SQLException {
    var sql =
        """
        select count(*)
          from editions.draft_file f
          join editions.edition e on e.id = f.edition_id
         where e.slug = ?
        """;
    try (var postgres = BundledPostgres.start(data());
        var connection = DriverManager.getConnection(postgres.url());
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, slug);
      var rows = statement.executeQuery();
      rows.next();
      return rows.getInt(1);
    }
  }

  private ProcessHandle postmaster() throws IOException {
    var pid = Files.readAllLines(data().resolve("postgres/postmaster.pid")).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private Path data() {
    return folder.resolve("data");
  }

  /// Returns when the demo is filled, is healthy and has let the editor in.
  private void start() throws IOException, InterruptedException {
    port = Servers.freePort();
    var log = folder.resolve("start-" + ++starts + ".log");
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dstdout.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "demo",
                "--data",
                data().toString(),
                "--port",
                String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PIP_"));
    builder.environment().put("PIP_APPROVAL", "none");
    pip = builder.start();
    var until = System.nanoTime() + PATIENCE;
    while (!Files.readString(log).contains(Demo.PASSWORD)) {
      assertThat(pip.isAlive() && System.nanoTime() < until).as(() -> "start " + starts + " in " + log).isTrue();
      pip.waitFor(BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }
    assertThat(Files.readString(log)).doesNotContain("ERROR", "Exception");
    editor = new Client("http://127.0.0.1:" + port);
    editor.get("/health").isOk();
    editor.signIn("per@ellebaek.example", Demo.PASSWORD);
  }
}
