package dk.pip.shared;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// An identifier of a thing in the database: a record around a UUID, so that two kinds can't be mixed up.
public interface Id {
  UUID value();

  /// A fresh UUID of version 7: ids sort by the time they were made, which keeps indexes compact. Those that one process makes
  /// of one millisecond sort in their order, by a counter of 26 bits behind the time (RFC 9562, 6.2, method 1).
  static UUID fresh(Instant at) {
    var count = Randomness.COUNT.getAndIncrement();
    var high = at.toEpochMilli() << 16 | 0x7000 | count >>> 14 & 0xfff;
    var low = 1L << 63 | (count & 0x3fffL) << 48 | Randomness.SOURCE.nextLong() & 0xffff_ffff_ffffL;
    return new UUID(high, low);
  }

  /// The UUID that somebody has typed or an address has; null for what is none in its usual form.
  static @Nullable UUID read(String typed) {
    try {
      return typed.length() == 36 ? UUID.fromString(typed) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// Holds the sources, which an interface could only have in public.
  final class Randomness {
    private static final SecureRandom SOURCE = new SecureRandom();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Randomness() {}
  }
}
