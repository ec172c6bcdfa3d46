package dk.pip.command;

import dk.pip.commitments.ManyCommitments;
import dk.pip.database.BundledPostgres;
import dk.pip.demo.DemoFolder;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The page of an edition, served by Pip and by nginx with the same bytes and headers, in turn; and the list of very many promises, from memory
/// and made anew.
final class PagesBench {
  private static final int ROUNDS = 3;
  private static final String LIST = "/loefter";
  static final int PROMISES = 20_000;
  private static final int ASKED = 15;

  /// In milliseconds: what is made is served for a second.
  private static final long TOO_OLD = 1_100;
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern ERRORS = Pattern.compile("Socket errors|Non-2xx");
  private static final List<String> OWN_HEADERS =
      List.of("date", "etag", "content-length", "content-type", "content-encoding", "server");

  private record Run(double rate, double cpuMicros) {}

  private final Texts texts;
  private final Path folder;
  private final int seconds;
  private final int promises;

  PagesBench(Texts texts, Path folder, int seconds, int promises) {
    this.texts = texts;
    this.folder = folder;
    this.seconds = seconds;
    this.promises = promises;
  }

  int run() throws IOException, InterruptedException {
    var nginx = program("nginx");
    var wrk = program("wrk");
    if (nginx.isEmpty() || wrk.isEmpty()) {
      System.err.println(texts.get("command.bench.needs"));
      return 2;
    }
    System.out.println(texts.get("command.bench.pages.starting"));
    try (var pip = BenchedPip.start(folder.resolve("data"), true)) {
      compare(nginx.get(), wrk.get(), pip, BenchedPip.PAGE, "command.bench.pages.");
      promises(nginx.get(), wrk.get(), pip);
    }
    System.out.println();
    System.out.println(texts.get("command.bench.pages.read"));
    return 0;
  }

  private void compare(Path nginx, Path wrk, BenchedPip pip, String page, String keys) throws IOException, InterruptedException {
    var plain = pip.await(page, "identity");
    var packed = pip.await(page, "gzip");
    var port = BenchedPip.freePort();
    var server = startNginx(nginx, port, page, plain.body(), packed.body(), plain.headers());
    try {
      for (var encoding : List.of("identity", "gzip")) {
        System.out.println();
        System.out.println(texts.get(keys + encoding));
        compare(wrk, encoding, pip, server, port, page);
      }
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  /// The list of promises, made anew each time: with the few of the demo, and with very many; and from memory.
  private void promises(Path nginx, Path wrk, BenchedPip pip) throws IOException, InterruptedException {
    var data = folder.resolve("data");
    while (pip.process().isAlive() && DemoFolder.isBeingFilled(data)) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    System.out.println();
    System.out.println(texts.get("command.bench.pages.promises"));
    madeAnew(pip, ASKED);
    var few = madeAnew(pip, ASKED);
    try (var connection = DriverManager.getConnection(BundledPostgres.urlOfRunning(data))) {
      var source = new SingleConnectionDataSource(connection, true);
      var jdbc = JdbcClient.create(source);
      new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(_ -> ManyCommitments.fill(jdbc, promises));
      ManyCommitments.know(jdbc);
    } catch (SQLException e) {
      throw new IOException(e);
    }
    madeAnew(pip, ASKED);
    var many = madeAnew(pip, ASKED);
    System.out.printf(Locale.ROOT, "  %s%n", texts.get("command.bench.pages.promises.few", String.format(Locale.ROOT, "%.1f", few)));
    System.out.printf(Locale.ROOT, "  %s%n", texts.get("command.bench.pages.promises.many", promises, String.format(Locale.ROOT, "%.1f", many)));
    compare(nginx, wrk, pip, LIST, "command.bench.pages.promises.");
  }

  /// The median in milliseconds of asking for the list when what was made of it is too old to be served.
  private static double madeAnew(BenchedPip pip, int times) throws IOException, InterruptedException {
    var all = new ArrayList<Double>();
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + pip.port() + LIST)).build();
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (var i = 0; i < times; i++) {
        TimeUnit.MILLISECONDS.sleep(TOO_OLD);
        var begun = System.nanoTime();
        if (client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode() != 200) {
          throw new IOException("Pip gave no " + LIST);
        }
        all.add((System.nanoTime() - begun) / 1e6);
      }
    }
    all.sort(null);
    return all.get(times / 2);
  }

  private void compare(Path wrk, String encoding, BenchedPip pip, Process nginx, int port, String page)
      throws IOException, InterruptedException {
    load(wrk, encoding, pip.port(), pip.process(), page);
    load(wrk, encoding, port, nginx, page);
    var ratios = new ArrayList<Double>();
    for (var round = 0; round < ROUNDS; round++) {
      var ours = load(wrk, encoding, pip.port(), pip.process(), page);
      var theirs = load(wrk, encoding, port, nginx, page);
      ratios.add(ours.rate / theirs.rate);
      print("Pip  ", ours);
      print("nginx", theirs);
    }
    ratios.sort(null);
    var ratio = String.format(Locale.ROOT, "%.2f", ratios.get(ROUNDS / 2));
    System.out.println("  " + texts.get("command.bench.pages.ratio", ratio));
  }

  private void print(String who, Run run) {
    System.out.printf(Locale.ROOT, "  %s %,9.0f %s  %6.1f %s%n", who, run.rate, texts.get("command.bench.pages.rate"),
        run.cpuMicros, texts.get("command.bench.pages.cpu"));
  }

  private Run load(Path wrk, String encoding, int port, Process server, String page) throws IOException, InterruptedException {
    var address = "http://127.0.0.1:" + port + BenchedPip.PAGE;
    var before = ProcessUse.cpu(server.toHandle());
    var process =
        new ProcessBuilder(
                wrk.toString(), "-t1", "-c16", "-d" + seconds, "-H", "Accept-Encoding: " + encoding, address)
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    var cpu = ProcessUse.cpu(server.toHandle()).minus(before);
    var rate = RATE.matcher(said);
    if (!rate.find() || ERRORS.matcher(said).find()) {
      throw new IOException(said);
    }
    var requests = Double.parseDouble(rate.group(1));
    return new Run(requests, cpu.toNanos() / 1000.0 / (requests * seconds));
  }

  private Process startNginx(Path nginx, int port, String address, byte[] plain, byte[] packed, HttpHeaders headers)
      throws IOException, InterruptedException {
    var page = folder.resolve("www" + address);
    Files.createDirectories(page.getParent());
    Files.write(page, plain);
    Files.write(page.resolveSibling(page.getFileName() + ".gz"), packed);
    var user = "root".equals(System.getProperty("user.name")) ? "user root;" : "";
    var added = new StringBuilder();
    headers.map().forEach(
        (name, values) -> {
          if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            added.append("    add_header ").append(name).append(" \"").append(values.getFirst()).append("\";\n");
          }
        });
    var type = headers.firstValue("content-type").orElseThrow();
    var configuration =
        """
        daemon off;
        %s
        worker_processes 1;
        pid %2$s/nginx.pid;
        error_log %2$s/nginx.log;
        events { worker_connections 1024; }
        http {
          access_log off;
          sendfile on;
          tcp_nopush on;
          open_file_cache max=100;
          open_file_cache_valid 60s;
          keepalive_requests 100000000;
          gzip_static on;
          types {}
          default_type "%3$s";
          client_body_temp_path %2$s;
          proxy_temp_path %2$s;
          fastcgi_temp_path %2$s;
          uwsgi_temp_path %2$s;
          scgi_temp_path %2$s;
          server {
            listen 127.0.0.1:%4$d;
            root %2$s/www;
        %5$s  }
        }
        """
            .formatted(user, folder, type, port, added);
    var file = folder.resolve("nginx.conf");
    Files.writeString(file, configuration);
    var log = folder.resolve("nginx.log");
    var process =
        new ProcessBuilder(nginx.toString(), "-c", file.toString(), "-e", log.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.out").toFile())
            .start();
    while (process.isAlive() && !answers(port)) {
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    if (!process.isAlive()) {
      throw new IOException(Files.readString(folder.resolve("nginx.out")));
    }
    return process;
  }

  private static boolean answers(int port) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Path> program(String name) {
    return Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/usr/local/sbin")
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
