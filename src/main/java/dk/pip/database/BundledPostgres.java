package dk.pip.database;

import dk.pip.installation.DataFolder;
import dk.pip.installation.PrivateFolders;
import dk.pip.shared.Failures;
import dk.pip.shared.OperatorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server of Pip's own, with its files in the data folder. As durable as any other server: what it
/// has acknowledged is on the disk. Only this machine reaches it, and only with the passwords that stand in a
/// file beside the data.
public final class BundledPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BundledPostgres.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LONGEST_LOG = 10L * 1024 * 1024;
  private static final String RULES =
      """
      # Written by Pip at every start.
      host all all 127.0.0.1/32 scram-sha-256
      """;

  private final DataFolder folder;
  private final ProgramRunner commander;
  private final Process postmaster;
  private final int port;
  private final Properties passwords;

  private BundledPostgres(
      DataFolder folder, ProgramRunner commander, Process postmaster, int port, Properties passwords) {
    this.folder = folder;
    this.commander = commander;
    this.postmaster = postmaster;
    this.port = port;
    this.passwords = passwords;
  }

  /// Starts the server of the folder, which is made if it isn't there. Refuses when another program uses the
  /// folder, when it can't be written, when it is of another PostgreSQL version, and where root may not start it.
  public static BundledPostgres start(Path data) {
    var folder = DataFolder.hold(data);
    var started = false;
    try {
      var server = start(folder);
      started = true;
      return server;
    } catch (IOException e) {
      throw new OperatorException("installation.unwritable", data, System.getProperty("user.name"), Failures.say(e));
    } finally {
      if (!started) {
        folder.close();
      }
    }
  }

  private static BundledPostgres start(DataFolder folder) throws IOException {
    var files = Layout.of(folder.path());
    var programs = programs(folder.path());
    var commander = ProgramRunner.forThisUser(programs, folder.path(), files.log());
    refuseOtherVersion(files, commander);
    var first = !Files.exists(files.cluster().resolve("PG_VERSION"));
    if (first) {
      initialise(files, commander);
    }
    PrivateFolders.createPrivate(files.cluster());
    stopOrphan(files, commander);
    PrivateFolders.writePrivate(files.cluster().resolve("pg_hba.conf"), RULES);
    turnLog(files.log());
    var passwords = readPasswords(files.passwords());
    var server = launch(folder, files, commander, passwords);
    var ready = false;
    try {
      if (!passwords.containsKey("ready")) {
        server.createDatabase();
        passwords.setProperty("ready", "true");
        writePasswords(files.passwords(), passwords);
      }
      ready = true;
      return server;
    } finally {
      if (!ready) {
        server.stop();
      }
    }
  }

  private static PostgresPrograms programs(Path data) throws IOException {
    try {
      return PostgresPrograms.in(data.resolve("postgres-programs"));
    } catch (IllegalStateException e) {
      throw new OperatorException(
          "database.postgres.no-programs", System.getProperty("os.name"), System.getProperty("os.arch"));
    }
  }

  private static void refuseOtherVersion(Layout files, ProgramRunner commander) throws IOException {
    var file = files.cluster().resolve("PG_VERSION");
    if (!Files.exists(file)) {
      return;
    }
    var there = Files.readString(file).strip();
    var here = commander.majorVersion();
    if (!there.equals(here)) {
      throw new OperatorException("database.postgres.version", files.cluster(), there, here);
    }
  }

  /// Makes the cluster under another name first, so that a first start that was cut off leaves nothing half made.
  private static void initialise(Layout files, ProgramRunner commander) throws IOException {
    var making = files.cluster().resolveSibling("postgres.making");
    PrivateFolders.remove(making);
    if (Files.isDirectory(files.cluster()) && hasEntries(files.cluster())) {
      throw new OperatorException("database.postgres.not-a-cluster", files.cluster());
    }
    var passwords = new Properties();
    passwords.setProperty("postgres", randomPassword());
    passwords.setProperty("pip", randomPassword());
    writePasswords(files.passwords(), passwords);
    var passwordFile = files.cluster().resolveSibling("postgres.first-password");
    PrivateFolders.writePrivate(passwordFile, passwords.getProperty("postgres") + "\n");
    try {
      commander.run(
          "initdb",
          List.of(
              "--pgdata=" + making,
              "--username=postgres",
              "--pwfile=" + passwordFile,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C",
              "--locale-provider=icu",
              "--icu-locale=da-DK"));
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.deleteIfExists(files.cluster());
    Files.move(making, files.cluster(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean hasEntries(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.findAny().isPresent();
    }
  }

  private static String randomPassword() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static Properties readPasswords(Path file) throws IOException {
    var passwords = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      passwords.load(reader);
    } catch (NoSuchFileException e) {
      throw new OperatorException("database.postgres.no-passwords", file);
    }
    if (passwords.getProperty("postgres") == null || passwords.getProperty("pip") == null) {
      throw new OperatorException("database.postgres.no-passwords", file);
    }
    return passwords;
  }

  private static void writePasswords(Path file, Properties passwords) throws IOException {
    var text = new StringBuilder("# The passwords of the bundled PostgreSQL. Keep this file with the data.\n");
    for (var name : passwords.stringPropertyNames().stream().sorted().toList()) {
      text.append(name).append('=').append(passwords.getProperty(name)).append('\n');
    }
    PrivateFolders.writePrivate(file, text.toString());
  }

  /// Stops the server that a killed program has left on the folder, where it did.
  public static void stopLeft(DataFolder folder) throws IOException {
    var files = Layout.of(folder.path());
    if (Status.read(files.cluster()) != null) {
      stopOrphan(files, ProgramRunner.forThisUser(programs(folder.path()), folder.path(), files.log()));
    }
  }

  /// A killed program leaves its PostgreSQL running. Nobody else holds the folder, so it is ours to stop.
  private static void stopOrphan(Layout files, ProgramRunner commander) throws IOException {
    var status = Status.read(files.cluster());
    if (status == null) {
      return;
    }
    var left = ProcessHandle.of(status.pid()).filter(ProcessHandle::isAlive);
    if (left.isEmpty()) {
      return;
    }
    if (isDeadButCounted(status.pid()) || !isPostmasterOf(left.get(), files.cluster())) {
      // Dead, or the number has gone to another process since; PostgreSQL would take it for a running server.
      Files.deleteIfExists(files.cluster().resolve("postmaster.pid"));
      return;
    }
    LOG.warn("A PostgreSQL was left running by a Pip that was killed; it is stopped first");
    commander.run(
        "pg_ctl", List.of("stop", "-D", files.cluster().toString(), "-m", "fast", "-w", "-t", "60", "-s"));
  }

  /// In a container without an init the dead keep their number until somebody asks how they died.
  private static boolean isDeadButCounted(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "stat")).matches("(?s).*\\) [ZX] .*");
    } catch (IOException e) {
      return false;
    }
  }

  /// Where the operating system doesn't tell a process's folder, a PostgreSQL is taken to be this one: stopping it
  /// may then fail, but two never write to the same files.
  private static boolean isPostmasterOf(ProcessHandle process, Path cluster) throws IOException {
    if (!process.info().command().orElse("postgres").endsWith("postgres")) {
      return false;
    }
    var folder = Path.of("/proc", Long.toString(process.pid()), "cwd");
    try {
      return Files.isSameFile(folder, cluster);
    } catch (FileSystemException e) {
      return true;
    }
  }

  private static void turnLog(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
      Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(log)) {
      PrivateFolders.writePrivate(log, "");
    }
  }

  private static BundledPostgres launch(
      DataFolder folder, Layout files, ProgramRunner commander, Properties passwords) throws IOException {
    for (var attempt = 1; ; attempt++) {
      var port = freePort();
      var logged = Files.size(files.log());
      var postmaster = commander.launch(arguments(files.cluster(), port));
      if (becomesReady(postmaster, files.cluster())) {
        return new BundledPostgres(folder, commander, postmaster, port, passwords);
      }
      postmaster.destroyForcibly();
      var said = tail(files.log(), logged);
      if (said.contains("No space left on device")) {
        throw new OperatorException("installation.full", folder.path(), "0", "200");
      }
      if (attempt == 3 || !said.contains("could not bind")) {
        throw new OperatorException("database.postgres.not-started", files.log(), lastFatal(said));
      }
    }
  }

  private static List<String> arguments(Path cluster, int port) {
    var arguments = new ArrayList<>(List.of("-D", cluster.toString(), "-p", Integer.toString(port)));
    for (var setting :
        List.of(
            "listen_addresses=" + LOOPBACK,
            "unix_socket_directories=",
            "max_connections=250",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "password_encryption=scram-sha-256",
            "timezone=UTC",
            "log_timezone=UTC",
            // What people wrote must not stand in the log: neither the statement nor the row that failed.
            "log_min_error_statement=panic",
            "log_error_verbosity=terse",
            "log_parameter_max_length_on_error=0")) {
      arguments.add("-c");
      arguments.add(setting);
    }
    return arguments;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  private static boolean becomesReady(Process postmaster, Path cluster) throws IOException {
    var started = System.nanoTime();
    while (postmaster.isAlive() && System.nanoTime() - started < PATIENCE.toNanos()) {
      var status = Status.read(cluster);
      if (status != null && status.pid() == postmaster.pid() && status.ready()) {
        return true;
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    return false;
  }

  private static String tail(Path log, long from) throws IOException {
    var bytes = Files.readAllBytes(log);
    var start = (int) Math.min(from, bytes.length);
    return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
  }

  private static String lastFatal(String said) {
    return said.lines()
        .filter(line -> line.contains("FATAL") || line.contains("PANIC") || line.contains("rror"))
        .reduce((_, last) -> last)
        .orElse(said.lines().reduce((_, last) -> last).orElse("?"));
  }

  /// Pip itself works as an ordinary database user that owns its database, not as the superuser.
  private void createDatabase() {
    try (var connection = DriverManager.getConnection(url("postgres", "postgres"));
        var statement = connection.createStatement()) {
      var there = statement.executeQuery("select 1 from pg_roles where rolname = 'pip'").next();
      var verb = there ? "alter" : "create";
      statement.execute(
          verb + " role pip login createdb password '" + passwords.getProperty("pip") + "'");
      if (!statement.executeQuery("select 1 from pg_database where datname = 'pip'").next()) {
        statement.execute("create database pip owner pip");
      }
    } catch (SQLException e) {
      throw new OperatorException("database.postgres.not-started", Layout.of(folder.path()).log(), Failures.say(e));
    }
  }

  /// The address of Pip's database, with user and password.
  public String url() {
    return url("pip", "pip");
  }

  private String url(String database, String user) {
    return url(port, database, user, passwords);
  }

  private static String url(int port, String database, String user, Properties passwords) {
    return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s&sslmode=disable"
        .formatted(LOOPBACK, port, database, user, passwords.getProperty(user));
  }

  /// The address of the database that another running Pip has open in this folder; refused when it isn't ready.
  public static String urlOfRunning(Path data) {
    try {
      var files = Layout.of(data);
      var status = Status.read(files.cluster());
      if (status == null || !status.ready()) {
        throw new OperatorException("database.postgres.not-ready", data);
      }
      return url(status.port(), "pip", "pip", readPasswords(files.passwords()));
    } catch (IOException e) {
      throw new OperatorException("installation.unwritable", data, System.getProperty("user.name"), Failures.say(e));
    }
  }

  /// Stops the server when its last statement is done, and lets go of the folder.
  @Override
  public void close() {
    try {
      stop();
    } finally {
      folder.close();
    }
  }

  private void stop() {
    if (!postmaster.isAlive()) {
      return;
    }
    var cluster = Layout.of(folder.path()).cluster().toString();
    try {
      commander.run("pg_ctl", List.of("stop", "-D", cluster, "-m", "fast", "-W", "-s"));
      if (!postmaster.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.error("PostgreSQL did not stop in time and is killed; it recovers at the next start");
        postmaster.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      postmaster.destroy();
    }
  }

  /// What a running server says of itself in its `postmaster.pid`.
  private record Status(long pid, int port, boolean ready) {
    private static final int PID = 0;
    private static final int PORT = 3;
    private static final int STATE = 7;

    static @Nullable Status read(Path cluster) throws IOException {
      try {
        var lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
        if (lines.isEmpty()) {
          return null;
        }
        return new Status(
            Long.parseLong(lines.get(PID).strip()),
            lines.size() > PORT ? Integer.parseInt(lines.get(PORT).strip()) : 0,
            lines.size() > STATE && lines.get(STATE).strip().equals("ready"));
      } catch (NoSuchFileException | NumberFormatException e) {
        return null;
      }
    }
  }

  /// Where things lie in the data folder.
  private record Layout(Path cluster, Path passwords, Path log) {
    static Layout of(Path data) {
      return new Layout(
          data.resolve("postgres"), data.resolve("postgres.passwords"), data.resolve("postgres.log"));
    }
  }
}
