package dk.pip.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A browser without a screen: keeps cookies, sends the hidden field that forms have, follows nothing by itself.
public final class Client {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String address;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private @Nullable String token;
  private @Nullable String userAgent;

  private record Field(String name, String value, @Nullable Upload upload) {}

  private record Upload(String fileName, String contentType, byte[] bytes) {}

  public Client(String address) {
    this.address = address;
  }

  public Map<String, String> cookies() {
    return Map.copyOf(cookies);
  }

  /// A cookie that somebody else may have planted.
  public Client cookie(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  /// What the browser says that it is, from now on.
  public Client called(String name) {
    userAgent = name;
    return this;
  }

  /// A header of the next request.
  public Client header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /// A field of the next form to be posted.
  public Client fill(String name, String value) {
    fields.add(new Field(name, value, null));
    return this;
  }

  /// A file in the next form to be posted.
  public Client attach(String name, String fileName, String contentType, byte[] bytes) {
    fields.add(new Field(name, "", new Upload(fileName, contentType, bytes)));
    return this;
  }

  /// @param path with `{}` for each of the values
  public Answer get(String path, Object... values) {
    return send(request(path, values).GET());
  }

  /// Posts what was filled in, with the hidden field.
  public Answer post(String path, Object... values) {
    fields.add(new Field("_csrf", token(), null));
    return postWithoutToken(path, values);
  }

  /// Posts what was filled in as another site would make the browser do it.
  public Answer postWithoutToken(String path, Object... values) {
    var request = request(path, values);
    var body =
        fields.stream().anyMatch(field -> field.upload() != null) ? multipart(request) : form(request);
    fields.clear();
    return send(request.POST(BodyPublishers.ofByteArray(body)));
  }

  /// A body as it is, as programs post it.
  public Answer postBody(String path, String contentType, byte[] body) {
    return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
  }

  public Answer signIn(String mail, String password) {
    var answer = fill("mail", mail).fill("password", password).post("/log-ind");
    token = null; // a new session has a new one
    return answer;
  }

  /// Forgets the hidden field, as after a reload.
  public Client reload() {
    token = null;
    return this;
  }

  private String token() {
    var current = token;
    if (current == null) {
      var sent = List.copyOf(fields);
      fields.clear();
      var field = get("/sprog").page().selectFirst("input[name=_csrf]");
      fields.addAll(sent);
      assertThat(field).as("hidden field on the language page").isNotNull();
      current = field.val();
      token = current;
    }
    return current;
  }

  private HttpRequest.Builder request(String path, Object... values) {
    var filled = path;
    for (var value : values) {
      var text = value instanceof dk.pip.shared.Id id ? id.value().toString() : String.valueOf(value);
      filled = filled.replaceFirst("\\{[^}]*}", text);
    }
    var request = HttpRequest.newBuilder(URI.create(address + filled));
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).collect(Collectors.joining("; ")));
    }
    if (userAgent != null) {
      request.header("User-Agent", userAgent);
    }
    headers.forEach(request::header);
    headers.clear();
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      for (var line : response.headers().allValues("Set-Cookie")) {
        var cookie = line.split(";", 2)[0].split("=", 2);
        if (cookie[1].isEmpty()) {
          cookies.remove(cookie[0]);
        } else {
          cookies.put(cookie[0], cookie[1]);
        }
      }
      return new Answer(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private byte[] form(HttpRequest.Builder request) {
    request.header("Content-Type", "application/x-www-form-urlencoded");
    return fields.stream()
        .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] multipart(HttpRequest.Builder request) {
    var boundary = UUID.randomUUID().toString();
    request.header("Content-Type", "multipart/form-data; boundary=" + boundary);
    var body = new ByteArrayOutputStream();
    for (var field : fields) {
      var upload = field.upload();
      var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.name() + "\"";
      if (upload == null) {
        body.writeBytes((head + "\r\n\r\n" + field.value()).getBytes(StandardCharsets.UTF_8));
      } else {
        var file = "; filename=\"" + upload.fileName() + "\"\r\nContent-Type: " + upload.contentType();
        body.writeBytes((head + file + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(upload.bytes());
      }
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
