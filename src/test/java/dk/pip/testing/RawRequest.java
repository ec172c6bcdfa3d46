package dk.pip.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A request letter by letter, as no browser would send it.
public final class RawRequest {
  private static final int PATIENCE_MILLIS = 20_000;

  private RawRequest() {}

  /// The whole answer to a GET.
  ///
  /// @param headers lines without their ends, such as `Host: evil.example`
  public static String get(String address, String target, String... headers) {
    return send(address, "GET " + target + " HTTP/1.1", headers);
  }

  /// @param requestLine without its end
  public static String send(String address, String requestLine, String... headers) {
    var server = URI.create(address);
    var text = requestLine + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
