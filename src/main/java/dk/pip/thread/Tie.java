package dk.pip.thread;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That one thing gave rise to another.
///
/// @param by whoever tied them by hand; null where Pip did
public record Tie(Knot.Ref from, Knot.Ref to, Instant at, @Nullable UUID by) {
  public boolean isByHand() {
    return by != null;
  }
}
