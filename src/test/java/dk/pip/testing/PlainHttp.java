package dk.pip.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One connection that asks again and again, byte by byte what it is told to: quick, and with none of the good manners of
/// a library.
public final class PlainHttp implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int TRIES = 4;

  private final URI server;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  public PlainHttp(String address) {
    server = URI.create(address);
  }

  /// @param status 0 where the server ended the connection without an answer, time after time
  public record Reply(int status, String head, byte[] body) {
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /// A server that refuses a request ends the connection with the body unread, and then the reset can overtake the answer on
  /// its way here; so it is asked again, on a connection of its own, before it counts as having said nothing.
  ///
  /// @param head the request line and headers, each with its end, without the empty line
  public Reply ask(String method, String head, byte[] body) throws IOException {
    for (var tries = 0; tries < TRIES; tries++) {
      try {
        return exchange(method, head, body);
      } catch (java.net.SocketTimeoutException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        close();
      }
    }
    return new Reply(0, "", new byte[0]);
  }

  private Reply exchange(String method, String head, byte[] body) throws IOException {
    var open = socket;
    var reading = in;
    if (open == null || reading == null) {
      open = new Socket(server.getHost(), server.getPort());
      open.setTcpNoDelay(true);
      open.setSoTimeout(PATIENCE_MILLIS);
      reading = new BufferedInputStream(open.getInputStream());
      socket = open;
      in = reading;
    }
    var request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    request.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(body);
    open.getOutputStream().write(request.toByteArray());
    var answered = lines(reading);
    var status = Integer.parseInt(answered.substring(9, 12));
    var small = answered.toLowerCase(Locale.ROOT);
    var bodiless = method.equals("HEAD") || status == 204 || status == 304 || status < 200;
    var answer = new Reply(status, answered, bodiless ? new byte[0] : body(reading, small));
    if (small.contains("\r\nconnection: close")) {
      close();
    }
    return answer;
  }

  private static String lines(InputStream in) throws IOException {
    var all = new ByteArrayOutputStream();
    while (true) {
      var next = in.read();
      if (next < 0) {
        throw new IOException("The answer ends after " + all);
      }
      all.write(next);
      if (next == '\n' && all.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        return all.toString(StandardCharsets.ISO_8859_1);
      }
    }
  }

  private static byte[] body(InputStream in, String head) throws IOException {
    if (head.contains("\r\ntransfer-encoding: chunked")) {
      var all = new ByteArrayOutputStream();
      while (true) {
        var size = Integer.parseInt(line(in), 16);
        all.writeBytes(in.readNBytes(size));
        line(in);
        if (size == 0) {
          return all.toByteArray();
        }
      }
    }
    var at = head.indexOf("\r\ncontent-length: ");
    if (at < 0) {
      return head.contains("\r\nconnection: close") ? in.readAllBytes() : new byte[0];
    }
    var start = at + "\r\ncontent-length: ".length();
    return in.readNBytes(Integer.parseInt(head.substring(start, head.indexOf('\r', start)).strip()));
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("The answer ends in a chunk");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    var open = socket;
    socket = null;
    in = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // it is over anyway
      }
    }
  }
}
