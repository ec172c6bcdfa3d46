package dk.pip.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dk.pip.shared.Failures;
import dk.pip.shared.OperatorException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A small web server of its own for the measurements, so that the port of the pages never shows them.
final class MetricsPort implements AutoCloseable {
  private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";
  private static final int WAITING = 16;

  private final MeterRegistry meters;
  private final MetricsSettings settings;
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("metrics").factory());
  private @Nullable HttpServer server;

  MetricsPort(MeterRegistry meters, MetricsSettings settings) {
    this.meters = meters;
    this.settings = settings;
  }

  void start() {
    var port = settings.port();
    if (port == null || !(meters instanceof PrometheusMeterRegistry prometheus)) {
      return;
    }
    try {
      var starting = HttpServer.create(new InetSocketAddress(settings.bind(), port), WAITING);
      starting.createContext("/", exchange -> answer(exchange, prometheus));
      starting.setExecutor(executor);
      starting.start();
      server = starting;
    } catch (IOException e) {
      throw new OperatorException("health.metrics-port", settings.bind(), Integer.toString(port), Failures.say(e));
    }
  }

  private static void answer(HttpExchange exchange, PrometheusMeterRegistry meters) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals("/metrics")) {
        exchange.sendResponseHeaders(404, -1);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(405, -1);
      } else {
        var body = meters.scrape().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", FORMAT);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
    executor.shutdownNow();
  }
}
