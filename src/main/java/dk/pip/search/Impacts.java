package dk.pip.search;

import java.nio.ByteBuffer;
import java.util.Map;

/// How much the stems of a document weigh in it, packed into a few bytes each: the stem's hash, and its weight in 255ths. The
/// hashes stand in order, so that a stem is found at once among them.
final class Impacts {
  private static final int WIDTH = 5;
  private static final int FULL = 255;

  private Impacts() {}

  static byte[] pack(Map<String, Double> weights) {
    var packed = ByteBuffer.allocate(weights.size() * WIDTH);
    weights.entrySet().stream()
        .map(one -> Map.entry(one.getKey().hashCode(), Math.clamp(Math.round(one.getValue() * FULL), 1, FULL)))
        .sorted(Map.Entry.comparingByKey())
        .forEach(one -> packed.putInt(one.getKey()).put((byte) (int) one.getValue()));
    return packed.array();
  }

  /// From 0, where it isn't in it, to 1.
  static double of(String stem, byte[] packed) {
    var buffer = ByteBuffer.wrap(packed);
    var wanted = stem.hashCode();
    var low = 0;
    var high = packed.length / WIDTH - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      var there = buffer.getInt(middle * WIDTH);
      if (there < wanted) {
        low = middle + 1;
      } else if (there > wanted) {
        high = middle - 1;
      } else {
        return (packed[middle * WIDTH + WIDTH - 1] & FULL) / (double) FULL;
      }
    }
    return 0;
  }
}
