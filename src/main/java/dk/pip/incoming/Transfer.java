package dk.pip.incoming;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/// Undoes what mail programs do to bytes so that they get through (RFC 2045, 6), as far as it can be undone.
final class Transfer {
  private static final int[] SIX = new int[128];

  static {
    Arrays.fill(SIX, -1);
    var signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (var i = 0; i < signs.length(); i++) {
      SIX[signs.charAt(i)] = i;
    }
    SIX['-'] = 62;
    SIX['_'] = 63;
  }

  private Transfer() {}

  /// @param most what is beyond these is left out
  static byte[] decode(String encoding, byte[] bytes, int from, int to, int most) {
    return switch (encoding.strip().toLowerCase(Locale.ROOT).replace("\"", "")) {
      case "base64" -> base64(bytes, from, to, most);
      case "quoted-printable" -> quotedPrintable(bytes, from, to, most);
      default -> Arrays.copyOfRange(bytes, from, (int) Math.min(to, (long) from + most));
    };
  }

  /// What is not base64 is passed over.
  static byte[] base64(byte[] bytes, int from, int to, int most) {
    var out = new byte[(int) Math.min(most, (to - from) * 3L / 4 + 3)];
    var length = 0;
    var held = 0;
    var bits = 0;
    for (var i = from; i < to && length < out.length; i++) {
      var value = bytes[i] < 0 ? -1 : SIX[bytes[i]];
      if (bytes[i] == '=') {
        held = 0;
        bits = 0;
      } else if (value >= 0) {
        held = held << 6 | value;
        bits += 6;
        if (bits >= 8) {
          bits -= 8;
          out[length++] = (byte) (held >> bits);
          held &= (1 << bits) - 1;
        }
      }
    }
    return length == out.length ? out : Arrays.copyOf(out, length);
  }

  static byte[] quotedPrintable(byte[] bytes, int from, int to, int most) {
    var out = new ByteArrayOutputStream(Math.min(most, to - from));
    for (var i = from; i < to && out.size() < most; i++) {
      if (bytes[i] != '=') {
        out.write(bytes[i]);
        continue;
      }
      var high = i + 1 < to ? Character.digit(bytes[i + 1], 16) : -1;
      var low = i + 2 < to ? Character.digit(bytes[i + 2], 16) : -1;
      if (high >= 0 && low >= 0) {
        out.write(high << 4 | low);
        i += 2;
        continue;
      }
      var end = i + 1;
      while (end < to && (bytes[end] == ' ' || bytes[end] == '\t')) {
        end++;
      }
      if (end >= to) {
        i = end;
      } else if (bytes[end] == '\n') {
        i = end;
      } else if (bytes[end] == '\r') {
        i = end + 1 < to && bytes[end + 1] == '\n' ? end + 1 : end;
      } else {
        out.write('=');
      }
    }
    return out.toByteArray();
  }
}
