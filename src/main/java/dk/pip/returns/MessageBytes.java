package dk.pip.returns;

import dk.pip.mail.BoundedMail;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Makes a message of whatever came: within bounds, with line ends of one kind, beginning at its headers.
final class MessageBytes {
  static final int MOST = 2 << 20;
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] QUOTED_FROM = ">From ".getBytes(StandardCharsets.US_ASCII);

  private MessageBytes() {}

  static byte[] tidied(byte[] message) {
    var bytes = BoundedMail.inAscii(message.length > MOST ? Arrays.copyOf(message, MOST) : message);
    var lines = withOneLineEnd(bytes);
    return BoundedMail.of(Arrays.copyOfRange(lines, headersBegin(lines), lines.length));
  }

  private static byte[] withOneLineEnd(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length + bytes.length / 16);
    for (var i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\r') {
        out.write('\n');
        if (i + 1 < bytes.length && bytes[i + 1] == '\n') {
          i++;
        } else if (i + 2 < bytes.length && bytes[i + 1] == '\r' && bytes[i + 2] == '\n') {
          i += 2;
        }
      } else {
        out.write(bytes[i]);
      }
    }
    return out.toByteArray();
  }

  /// Past blank lines and the lines that mailboxes put before a message.
  private static int headersBegin(byte[] bytes) {
    var at = 0;
    while (at < bytes.length) {
      if (bytes[at] <= ' ' && bytes[at] >= 0) {
        at++;
      } else if (startsWith(bytes, at, FROM) || startsWith(bytes, at, QUOTED_FROM)) {
        while (at < bytes.length && bytes[at] != '\n') {
          at++;
        }
      } else {
        return at;
      }
    }
    return at;
  }

  static boolean startsWith(byte[] bytes, int at, byte[] start) {
    return at + start.length <= bytes.length && Arrays.equals(bytes, at, at + start.length, start, 0, start.length);
  }
}
