package dk.pip.readers;

import dk.pip.shared.Language;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who gets mails, or did.
///
/// @param name may be empty
/// @param monthly wants one mail a month at most
/// @param pausedUntil in the past or null when there is no pause
/// @param suppressedAt when they complained; only mandatory lists reach them since
/// @param stoppedAt when their address was given up
public record Reader(
    ReaderId id,
    String address,
    String name,
    Language language,
    boolean monthly,
    @Nullable Instant pausedUntil,
    @Nullable Instant suppressedAt,
    @Nullable Instant stoppedAt,
    @Nullable Stop stoppedBecause,
    @Nullable String diagnosis,
    Instant addedAt) {

  /// Why nothing is sent to an address any more.
  public enum Stop {
    /// There is nobody at the address.
    GONE,
    /// Nothing came through for several editions in a row.
    STRUGGLED
  }

  public boolean stopped() {
    return stoppedAt != null;
  }

  public boolean complained() {
    return suppressedAt != null;
  }

  public boolean paused(Instant now) {
    return pausedUntil != null && pausedUntil.isAfter(now);
  }
}
