package dk.pip.command;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A demo in a process and a data folder of its own, started as this process was.
final class BenchedPip implements AutoCloseable {
  static final String PAGE = "/udgaver/2026-03";
  static final String SIGN_IN = "/log-ind";

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long BETWEEN_LOOKS = 10;

  private final Process process;
  private final int port;

  private BenchedPip(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static BenchedPip start(Path data, boolean cached) throws IOException {
    return start(data, cached, Map.of());
  }

  /// @param settings beside those of this process
  static BenchedPip start(Path data, boolean cached, Map<String, String> settings) throws IOException {
    var port = freePort();
    var java = ManagementFactory.getRuntimeMXBean();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (var flag : java.getInputArguments()) {
      if (cached && flag.startsWith("-XX:AOTCache=") || flag.startsWith("-XX:+Use") || flag.startsWith("-XX:MaxNewSize=") || flag.startsWith("-XX:Tiered") || flag.startsWith("-Xss")) {
        command.add(flag);
      }
    }
    command.addAll(
        List.of("-Xmx768m", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED", "-Xlog:disable"));
    command.addAll(List.of("-cp", java.getClassPath(), Main.class.getName(), "demo"));
    command.addAll(List.of("--port", String.valueOf(port), "--data", data.toString()));
    var log = data.resolveSibling(data.getFileName() + ".log").toFile();
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
    builder.environment().putAll(settings);
    return new BenchedPip(builder.start(), port);
  }

  /// Whether this process itself runs with an AOT cache, which the others are then given too.
  static boolean hasCache() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream().anyMatch(f -> f.startsWith("-XX:AOTCache="));
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  Process process() {
    return process;
  }

  /// Waits until the page can be read and returns it.
  HttpResponse<byte[]> await(String path, String encoding) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Accept-Encoding", encoding).build();
    var until = System.nanoTime() + PATIENCE.toNanos();
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      while (System.nanoTime() < until && process.isAlive()) {
        try {
          var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
          if (answer.statusCode() == 200) {
            return answer;
          }
        } catch (IOException e) {
          // not listening yet
        }
        process.waitFor(BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
      }
    }
    throw new IOException("Pip gave no " + path);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
