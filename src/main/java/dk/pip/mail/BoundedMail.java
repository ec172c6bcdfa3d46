package dk.pip.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Cuts a message down to what a mail program can be expected to have written, so that taking it apart costs a bounded
/// number of objects: lines of headers beyond some thousands are left out, and so is all that comes after a thousand
/// boundaries. Anybody can send 24 MB of header lines or of empty parts.
public final class BoundedMail {
  static final int LONGEST_HEADER = 16 << 10;
  private static final int MOST_HEADER_LINES = 4_000;
  private static final int MOST_HEADER_BYTES = 512 << 10;
  private static final int MOST_BOUNDARIES = 1_000;

  private final byte[] from;
  private final byte[] to;
  private int length;
  private int lines;
  private int bytes;
  private int boundaries;

  private BoundedMail(byte[] from) {
    this.from = from;
    to = new byte[from.length];
  }

  /// The same array where there is nothing to cut.
  public static byte[] of(byte[] message) {
    return new BoundedMail(message).cut();
  }

  /// Undoes what programs do that save mail as UTF-16 or with a byte order mark. The same array where there is nothing to undo.
  public static byte[] inAscii(byte[] bytes) {
    if (bytes.length < 3) {
      return bytes;
    }
    var first = bytes[0] & 0xff;
    var second = bytes[1] & 0xff;
    if (first == 0xef && second == 0xbb && (bytes[2] & 0xff) == 0xbf) {
      return Arrays.copyOfRange(bytes, 3, bytes.length);
    }
    var wide = first == 0xff && second == 0xfe ? "UTF-16LE" : first == 0xfe && second == 0xff ? "UTF-16BE" : null;
    return wide == null
        ? bytes
        : new String(bytes, 2, bytes.length - 2, Charset.forName(wide)).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] cut() {
    var inHeaders = true;
    for (var at = 0; at < from.length; ) {
      var end = lineEnd(at);
      if (isBoundary(at)) {
        if (++boundaries > MOST_BOUNDARIES) {
          break;
        }
        inHeaders = true;
        keep(at, end);
      } else if (inHeaders && isBlank(at, end)) {
        inHeaders = false;
        keep(at, end);
      } else if (!inHeaders) {
        keep(at, end);
      } else if (++lines <= MOST_HEADER_LINES && (bytes += end - at) <= MOST_HEADER_BYTES) {
        keep(at, end);
      }
      at = end;
    }
    return length == from.length ? from : Arrays.copyOf(to, length);
  }

  private int lineEnd(int at) {
    for (var i = at; i < from.length; i++) {
      if (from[i] == '\n' || from[i] == '\r') {
        return from[i] == '\r' && i + 1 < from.length && from[i + 1] == '\n' ? i + 2 : i + 1;
      }
    }
    return from.length;
  }

  private boolean isBoundary(int at) {
    return at + 2 < from.length && from[at] == '-' && from[at + 1] == '-' && from[at + 2] > ' ';
  }

  private boolean isBlank(int at, int end) {
    return end - at <= 2 && (from[at] == '\n' || from[at] == '\r');
  }

  private void keep(int at, int end) {
    System.arraycopy(from, at, to, length, end - at);
    length += end - at;
  }
}
