package dk.pip.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// What the program answered, with the questions that tests ask of it.
public final class Answer {
  private final HttpResponse<byte[]> response;

  Answer(HttpResponse<byte[]> response) {
    this.response = response;
  }

  public int status() {
    return response.statusCode();
  }

  public byte[] bytes() {
    return response.body();
  }

  public String text() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public Document page() {
    return Jsoup.parse(text(), response.uri().toString());
  }

  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /// The path that it leads on to.
  public String location() {
    var location = URI.create(header("Location").orElseThrow(() -> new AssertionError("Leads nowhere: " + this)));
    return location.getRawQuery() == null
        ? location.getRawPath()
        : location.getRawPath() + "?" + location.getRawQuery();
  }

  public Answer isOk() {
    return hasStatus(200);
  }

  public Answer isRefused() {
    return hasStatus(422);
  }

  public Answer isForbidden() {
    return hasStatus(403);
  }

  public Answer isNotFound() {
    return hasStatus(404);
  }

  public Answer isGone() {
    return hasStatus(410);
  }

  public Answer hasStatus(int status) {
    assertThat(status()).as(this::toString).isEqualTo(status);
    return this;
  }

  public Answer redirectsTo(String path, Object... values) {
    assertThat(status()).as(this::toString).isIn(302, 303);
    var filled = path;
    for (var value : values) {
      var text = value instanceof dk.pip.shared.Id id ? id.value().toString() : String.valueOf(value);
      filled = filled.replaceFirst("\\{[^}]*}", text);
    }
    assertThat(location()).isEqualTo(filled);
    return this;
  }

  public Answer sendsToSignIn() {
    assertThat(status()).as(this::toString).isIn(302, 303);
    assertThat(location()).startsWith("/log-ind");
    return this;
  }

  /// Somewhere on the page stands this, as people read it.
  public Answer saysNot(String words) {
    assertThat(page().text()).as(this::toString).doesNotContain(words);
    return this;
  }

  public Answer says(String words) {
    assertThat(page().text()).contains(words);
    return this;
  }

  @Override
  public String toString() {
    var body = text();
    return response.request().method() + " " + response.uri().getPath() + " answered " + status() + ": "
        + page().select("main").text() + (body.length() > 4000 ? " …" : "");
  }
}
