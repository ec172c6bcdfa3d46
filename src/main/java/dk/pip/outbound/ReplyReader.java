package dk.pip.outbound;

import dk.pip.outbound.Reply.Answered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads an answer in HTTP/1.1 (RFC 9112), as much of it as was asked for.
final class ReplyReader {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)(?: .*)?");
  private static final int LONGEST_HEAD = 64 * 1024;
  private static final int MOST_INTERIM = 10;

  private final InputStream in;
  private final int most;
  private int headRead;

  ReplyReader(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  private record Body(byte[] bytes, boolean cut) {}

  Answered read(String method) throws IOException {
    for (var interim = 0; interim < MOST_INTERIM; interim++) {
      var status = status();
      var headers = headers();
      if (status >= 200) {
        var body = hasBody(method, status) ? body(headers) : new Body(new byte[0], false);
        return new Answered(status, headers, body.bytes(), body.cut());
      }
    }
    throw new ProtocolException("Never comes to an answer");
  }

  private int status() throws IOException {
    var line = STATUS.matcher(line());
    if (!line.matches()) {
      throw new ProtocolException("No HTTP");
    }
    return Integer.parseInt(line.group(1));
  }

  private Map<String, List<String>> headers() throws IOException {
    var headers = new HashMap<String, List<String>>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      var colon = line.indexOf(':');
      if (colon > 0) {
        var name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static boolean hasBody(String method, int status) {
    return !method.equals("HEAD") && status != 204 && status != 304;
  }

  private Body body(Map<String, List<String>> headers) throws IOException {
    if (most == 0) {
      return new Body(new byte[0], true);
    }
    var coding = last(headers, "transfer-encoding");
    if (coding != null && coding.toLowerCase(Locale.ROOT).endsWith("chunked")) {
      return chunked();
    }
    var length = last(headers, "content-length");
    return length == null ? untilTheEnd() : ofLength(length);
  }

  private Body untilTheEnd() throws IOException {
    var bytes = in.readNBytes(most + 1);
    return bytes.length > most ? new Body(java.util.Arrays.copyOf(bytes, most), true) : new Body(bytes, false);
  }

  private Body ofLength(String length) throws IOException {
    if (!length.matches("\\d{1,15}")) {
      throw new ProtocolException("No length");
    }
    var all = Long.parseLong(length);
    var wanted = (int) Math.min(all, most);
    var bytes = in.readNBytes(wanted);
    if (bytes.length < wanted) {
      throw new ProtocolException("Ends too early");
    }
    return new Body(bytes, all > most);
  }

  private Body chunked() throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (true) {
      var size = size(line());
      if (size == 0) {
        return new Body(bytes.toByteArray(), false);
      }
      var wanted = (int) Math.min(size, most - bytes.size());
      var chunk = in.readNBytes(wanted);
      bytes.write(chunk, 0, chunk.length);
      if (chunk.length < wanted) {
        throw new ProtocolException("Ends too early");
      }
      if (size > wanted) {
        return new Body(bytes.toByteArray(), true);
      }
      line();
    }
  }

  private static long size(String line) throws ProtocolException {
    var semicolon = line.indexOf(';');
    var digits = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
    if (!digits.matches("[0-9A-Fa-f]{1,12}")) {
      throw new ProtocolException("No chunk");
    }
    return Long.parseLong(digits, 16);
  }

  private static @Nullable String last(Map<String, List<String>> headers, String name) {
    var values = headers.get(name);
    return values == null ? null : values.getLast();
  }

  /// A line without its end. All lines together are bounded.
  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || ++headRead > LONGEST_HEAD) {
        throw new ProtocolException("A head without end");
      }
      line.write(next);
    }
    headRead++;
    var text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
