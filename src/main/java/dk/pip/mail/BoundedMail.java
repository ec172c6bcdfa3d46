package dk.pip.mail;

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
