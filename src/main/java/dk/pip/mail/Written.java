package dk.pip.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that are being written, in an array that is used again and again.
final class Written {
  byte[] bytes = new byte[2048];
  int length;

  void clear() {
    length = 0;
  }

  /// What stands up to here stays; what comes after is forgotten.
  void backTo(int end) {
    length = end;
  }

  void put(int b) {
    room(1);
    bytes[length++] = (byte) b;
  }

  void put(byte[] more) {
    put(more, 0, more.length);
  }

  void put(byte[] more, int from, int to) {
    room(to - from);
    System.arraycopy(more, from, bytes, length, to - from);
    length += to - from;
  }

  void put(String ascii) {
    put(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
