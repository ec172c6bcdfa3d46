package dk.pip.links;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A server somewhere on the net, whose pages come and go.
final class LinkedServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final Map<String, String> redirects = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> agents = new CopyOnWriteArrayList<>();

  LinkedServer() {
    try {
      server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    agents.add(String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")));
    var redirect = redirects.get(path);
    var status = redirect == null ? statuses.getOrDefault(path, 200) : 302;
    if (redirect != null) {
      exchange.getResponseHeaders().set("Location", redirect);
    }
    if (status == 429) {
      exchange.getResponseHeaders().set("Retry-After", "7200");
    }
    if (path.startsWith("/kun-get") && exchange.getRequestMethod().equals("HEAD")) {
      status = 405;
    }
    try (exchange) {
      if (path.equals("/endeloes") && exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(200, 0);
        var much = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        while (true) {
          exchange.getResponseBody().write(much);
        }
      }
      exchange.sendResponseHeaders(path.equals("/endeloes") ? 405 : status, -1);
    }
  }

  String at(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  /// The same server by an address inside the house.
  String inside(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  LinkedServer says(String path, int status) {
    statuses.put(path, status);
    return this;
  }

  LinkedServer leads(String path, String to) {
    redirects.put(path, to);
    return this;
  }

  List<String> asked() {
    return asked;
  }

  @Nullable String lastAgent() {
    return agents.isEmpty() ? null : agents.getLast();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
