package dk.pip.testing;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;

/// Breaks messages as lines, disks and people do: cut off, with wrong bytes, two run into one, without a beginning, with something in
/// between.
public final class BrokenBytes {
  private final Random random;

  public BrokenBytes(Random random) {
    this.random = random;
  }

  public byte[] broken(byte[] message, byte[] other) {
    var bytes = message.clone();
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 1 -> {
        for (var i = 0; i < 1 + bytes.length / 50 && bytes.length > 0; i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        yield bytes;
      }
      case 2 -> joined(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)), other);
      case 3 -> Arrays.copyOfRange(bytes, random.nextInt(bytes.length + 1), bytes.length);
      default -> {
        var at = random.nextInt(bytes.length + 1);
        var piece = new byte[random.nextInt(200)];
        random.nextBytes(piece);
        yield joined(joined(Arrays.copyOf(bytes, at), piece), Arrays.copyOfRange(bytes, at, bytes.length));
      }
    };
  }

  public static byte[] joined(byte[] one, byte[] other) {
    var both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /// How many bytes of memory this thread has asked for so far.
  public static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
