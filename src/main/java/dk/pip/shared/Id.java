package dk.pip.shared;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/// An identifier of a thing in the database: a record around a UUID, so that two kinds can't be mixed up.
public interface Id {
  UUID value();

  /// A fresh UUID of version 7: ids sort by the time they were made, which keeps indexes compact.
  static UUID fresh(Instant at) {
    var high = at.toEpochMilli() << 16 | 0x7000 | Randomness.SOURCE.nextInt(0x1000);
    var low = Randomness.SOURCE.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /// Holds the source, which an interface could only have in public.
  final class Randomness {
    private static final SecureRandom SOURCE = new SecureRandom();

    private Randomness() {}
  }
}
