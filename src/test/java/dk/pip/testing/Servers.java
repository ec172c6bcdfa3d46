package dk.pip.testing;

import dk.pip.database.BundledPostgres;
import dk.pip.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/// PostgreSQL servers for tests: the bundled one, started once for all, and Debian's where it is installed.
public final class Servers {
  /// Servers are stopped first, then folders removed.
  private static final Deque<Runnable> AT_THE_END = new ConcurrentLinkedDeque<>();

  private static final Path FOLDER = newFolder();
  private static final Path DEBIANS = Path.of("/usr/lib/postgresql");
  private static final int PORTS = 500;

  /// Two that run beside each other have other numbers, so they draw from other ports.
  private static final int FIRST_PORT = 12000 + (int) (ProcessHandle.current().pid() % 40) * PORTS;

  private static final AtomicInteger NEXT_PORT = new AtomicInteger();
  private static BundledPostgres bundled;
  private static String debian;
  private static int debianPort;
  private static int made;

  static {
    // After the applications have stopped: those that find no database wait for it for half a minute.
    SpringApplication.getShutdownHandlers().add(() -> AT_THE_END.forEach(Runnable::run));
  }

  private Servers() {}

  /// The address of a new, empty database on a bundled server that all tests share.
  public static synchronized String emptyDatabase() {
    if (bundled == null) {
      bundled = BundledPostgres.start(FOLDER.resolve("bundled"));
      AT_THE_END.addFirst(Servers::dropBundled);
      // Each of thousands of connections would prove its password in 4096 steps.
      var password = bundled.url().replaceFirst(".*[?&]password=([^&]*).*", "$1");
      execute(bundled.url(), "set scram_iterations = 1", "alter role current_user password '" + password + "'", "alter role current_user set synchronous_commit = off");
    }
    return emptyDatabase(bundled.url(), "/pip?");
  }

  /// Not stopped in order, which would write to the disk for half a minute what is then deleted.
  private static void dropBundled() {
    try {
      var pid = Files.readAllLines(FOLDER.resolve("bundled/postgres/postmaster.pid")).getFirst().strip();
      var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      postmaster.destroyForcibly();
      postmaster.onExit().get(10, TimeUnit.SECONDS);
    } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
      System.err.println("PostgreSQL is stopped the slow way: " + e);
    }
    bundled.close();
  }

  /// The address of a new, empty database on the server of Debian's packages.
  public static synchronized String emptyDatabaseOnDebian() {
    if (debian == null) {
      debian = startDebian();
    }
    return emptyDatabase(debian, "/postgres?");
  }

  public static boolean hasDebian() {
    return !debianPrograms().isEmpty();
  }

  /// The settings of an installation on the database.
  public static Settings settings(String databaseUrl) {
    return Settings.read(
        Map.of("PIP_DATABASE_URL", databaseUrl, Settings.DATA.key(), FOLDER.resolve("unused").toString()),
        Map.of(),
        false);
  }

  /// The settings of an installation with a PostgreSQL of its own in the folder.
  public static Settings settings(Path data) {
    return Settings.read(Map.of(Settings.DATA.key(), data.toString()), Map.of(), false);
  }

  public static Path newFolder() {
    try {
      var folder = Files.createTempDirectory("pip-test");
      AT_THE_END.addLast(() -> FileSystemUtils.deleteRecursively(folder.toFile()));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The address of a copy of a database on the bundled server, to which nobody may be connected.
  public static synchronized String copyOf(String url) {
    var name = "test" + ++made;
    execute(bundled.url(), "create database " + name + " template " + url.replaceFirst(".*/([^/?]+)\\?.*", "$1"));
    return bundled.url().replace("/pip?", "/" + name + "?");
  }

  /// Where the server that the tests share writes ahead what it does.
  static Path writeAheadLog() {
    return FOLDER.resolve("bundled/postgres/pg_wal");
  }

  private static String emptyDatabase(String server, String standard) {
    var name = "test" + ++made;
    execute(server, "create database " + name + " template template0 encoding 'UTF8'");
    return server.replace(standard, "/" + name + "?");
  }

  public static void execute(String url, String... statements) {
    try (var connection = DriverManager.getConnection(url)) {
      for (var statement : statements) {
        execute(connection, statement);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<Path> debianPrograms() {
    try (var versions = Files.list(DEBIANS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.exists(bin.resolve("initdb")))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String startDebian() {
    var programs = debianPrograms().getFirst();
    var cluster = FOLDER.resolve("debian");
    try {
      var password = FOLDER.resolve("debian-password");
      Files.writeString(password, "prøve\n");
      command(programs, "initdb", "-D", cluster.toString(), "-U", "pip", "-A", "scram-sha-256", "--pwfile=" + password,
          "-E", "UTF8", "--locale=C.UTF-8", "-N");
      debianPort = freePort();
      runDebian();
      AT_THE_END.addFirst(Servers::stopDebian);
      return "jdbc:postgresql://127.0.0.1:" + debianPort + "/postgres?user=pip&password=pr%C3%B8ve";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts Debian's server again after [#stopDebian].
  public static void runDebian() {
    var options = "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -p " + debianPort;
    var log = FOLDER.resolve("debian.log").toString();
    debian("-l", log, "-o", options, "-w", "-s", "start");
  }

  /// Stops Debian's server as a crash does, with all that are connected to it.
  public static void stopDebian() {
    debian("-m", "immediate", "-s", "stop");
  }

  private static void debian(String... arguments) {
    var all = new ArrayList<>(List.of("-D", FOLDER.resolve("debian").toString()));
    all.addAll(List.of(arguments));
    command(debianPrograms().getFirst(), "pg_ctl", all.toArray(String[]::new));
  }

  /// As nobody, where the tests run as root.
  private static void command(Path programs, String program, String... arguments) {
    try {
      var command = new ArrayList<String>();
      if (Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
        command.addAll(List.of("unshare", "-U"));
      }
      command.add(programs.resolve(program).toString());
      command.addAll(List.of(arguments));
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(FOLDER.resolve("commands.log").toFile()));
      builder.environment().put("LC_ALL", "C");
      var process = builder.start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(program + ": " + Files.readString(FOLDER.resolve("commands.log")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A port that nobody listens on and that nobody else is given: not this Java again, not the other Java that runs tests
  /// beside it, and not the system to a socket that takes any port (it takes those from 32768 up).
  public static int freePort() {
    while (true) {
      var port = FIRST_PORT + NEXT_PORT.getAndIncrement() % PORTS;
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // taken: the next
      }
    }
  }
}
