package dk.pip.people;

import dk.pip.people.DirectoryTrouble.Kind;
import dk.pip.shared.Failures;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Asks the directory over HTTP: never for longer than a few seconds in all, never more than an answer's worth, and
/// never on to where it points instead. The client is made when somebody first signs in by it.
@Component
class DirectoryConnection implements AutoCloseable {
  private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(3);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
  private static final long MOST_BYTES = 500_000;

  private @Nullable HttpClient client;

  /// @param status below 500; others are trouble
  record Said(int status, String type, String text) {}

  Said get(URI address, @Nullable String bearer) throws DirectoryTrouble {
    var request = HttpRequest.newBuilder(address).header("Accept", "application/json").GET();
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    return send(request);
  }

  /// @param user and password of the program itself, if they go into the header
  Said post(URI address, Map<String, String> form, @Nullable String user, String password) throws DirectoryTrouble {
    var body = form.entrySet().stream().map(e -> e.getKey() + "=" + encoded(e.getValue())).collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(address)
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    if (user != null) {
      // Encoded within, as RFC 6749 (2.3.1) has it.
      var both = (encoded(user) + ":" + encoded(password)).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }
    return send(request);
  }

  private Said send(HttpRequest.Builder request) throws DirectoryTrouble {
    var asked = request.build();
    var answer = client().sendAsync(asked, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
    HttpResponse<String> response;
    try {
      response = answer.get(ANSWERED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new DirectoryTrouble(Kind.DOWN, asked.uri() + " gave no answer in " + ANSWERED_WITHIN.toSeconds() + " seconds");
    } catch (ExecutionException e) {
      throw new DirectoryTrouble(Kind.DOWN, asked.uri() + ": " + Failures.say(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DirectoryTrouble(Kind.DOWN, asked.uri() + " was not waited for");
    }
    if (response.statusCode() >= 500) {
      throw new DirectoryTrouble(Kind.DOWN, asked.uri() + " answered " + response.statusCode());
    }
    return new Said(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""), response.body());
  }

  private synchronized HttpClient client() {
    var known = client;
    if (known == null) {
      known =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(CONNECTED_WITHIN)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
      client = known;
    }
    return known;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// A text that can be got, for keys.
  String text(URI address) throws IOException {
    try {
      var said = get(address, null);
      if (said.status() != 200) {
        throw new IOException(address + " answered " + said.status());
      }
      return said.text();
    } catch (DirectoryTrouble e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
      client = null;
    }
  }
}
