package dk.pip.readers;

import dk.pip.shared.Dates;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
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

  /// How things stand, in a few words.
  ///
  /// @param leftAt when they left the list that it is about; null if they are on it, or it is about none
  public String state(@Nullable Instant leftAt, Instant now, Texts texts) {
    if (leftAt != null) {
      return texts.get("readers.state.left", date(leftAt, texts));
    }
    if (stopped()) {
      return texts.get("readers.state.stopped");
    }
    if (complained()) {
      return texts.get("readers.state.complained");
    }
    if (pausedUntil != null && paused(now)) {
      return texts.get("readers.state.paused", date(pausedUntil, texts));
    }
    return texts.get(monthly ? "readers.state.monthly" : "readers.state.active");
  }

  private static String date(Instant at, Texts texts) {
    return Dates.date(Dates.local(at).toLocalDate(), texts.language());
  }
}
