package dk.pip.api;

import dk.pip.shared.Audience;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An address that is told of what comes out.
///
/// @param failingSince since when nothing has arrived that was sent; null while all is well
/// @param pausedAt since when nothing is sent; null while something is
public record Hook(
    HookId id, Words words, Instant madeAt, @Nullable Instant failingSince, @Nullable Instant pausedAt, @Nullable Why pausedWhy) {

  /// What a hook may be told of.
  public enum What {
    PUBLISHED,
    CORRECTED,
    WITHDRAWN
  }

  /// Why nothing is sent.
  public enum Why {
    BY_HAND,
    /// Nothing has arrived for days.
    FAILING,
    /// Whoever is there has said that they want no more.
    GONE
  }

  /// What an administrator says of a hook.
  ///
  /// @param reach whether it is told of what is for staff, too
  public record Words(String name, String address, Set<What> events, Audience reach) {
    public Words {
      events = Set.copyOf(events);
    }
  }

  public boolean isPaused() {
    return pausedAt != null;
  }
}
