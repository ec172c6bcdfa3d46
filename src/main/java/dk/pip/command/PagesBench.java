package dk.pip.command;

import dk.pip.shared.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The page of an edition, served by Pip and by nginx with the same bytes and headers, in turn.
final class PagesBench {
  private static final int ROUNDS = 3;
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern ERRORS = Pattern.compile("Socket errors|Non-2xx");
  private static final List<String> OWN_HEADERS =
      List.of("date", "etag", "content-length", "content-type", "content-encoding", "server");

  private record Run(double rate, double cpuMicros) {}

  private final Texts texts;
  private final Path folder;
  private final int seconds;

  PagesBench(Texts texts, Path folder, int seconds) {
    this.texts = texts;
    this.folder = folder;
    this.seconds = seconds;
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
      var plain = pip.await(BenchedPip.PAGE, "identity");
      var packed = pip.await(BenchedPip.PAGE, "gzip");
      var port = BenchedPip.freePort();
      var server = startNginx(nginx.get(), port, plain.body(), packed.body(), plain.headers());
      try {
        for (var encoding : List.of("identity", "gzip")) {
          compare(wrk.get(), encoding, pip, server, port);
        }
      } finally {
        server.destroy();
        server.waitFor();
      }
    }
    System.out.println();
    System.out.println(texts.get("command.bench.pages.read"));
    return 0;
  }

  private void compare(Path wrk, String encoding, BenchedPip pip, Process nginx, int port)
      throws IOException, InterruptedException {
    System.out.println();
    System.out.println(texts.get("command.bench.pages." + encoding));
    load(wrk, encoding, pip.port(), pip.process());
    load(wrk, encoding, port, nginx);
    var ratios = new ArrayList<Double>();
    for (var round = 0; round < ROUNDS; round++) {
      var ours = load(wrk, encoding, pip.port(), pip.process());
      var theirs = load(wrk, encoding, port, nginx);
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

  private Run load(Path wrk, String encoding, int port, Process server) throws IOException, InterruptedException {
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

  private Process startNginx(Path nginx, int port, byte[] plain, byte[] packed, HttpHeaders headers)
      throws IOException, InterruptedException {
    var page = folder.resolve("www" + BenchedPip.PAGE);
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
