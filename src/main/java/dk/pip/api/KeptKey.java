package dk.pip.api;

import dk.pip.shared.Audience;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A key as administrators see it. The key itself is kept nowhere.
///
/// @param begins its first characters, by which it is known again
/// @param endsOn the last day that it is good; null where it has no end
/// @param lastUsedOn null when it never was
public record KeptKey(
    ApiKeyId id,
    String name,
    String begins,
    Audience reach,
    int perMinute,
    @Nullable LocalDate endsOn,
    Instant madeAt,
    @Nullable LocalDate lastUsedOn,
    @Nullable Instant endedAt) {

  /// What an administrator says of a key.
  public record Words(String name, Audience reach, int perMinute, @Nullable LocalDate endsOn) {}

  public Words words() {
    return new Words(name, reach, perMinute, endsOn);
  }

  /// Whether it opens nothing any more on that day.
  public boolean isOver(LocalDate today) {
    return endedAt != null || endsOn != null && endsOn.isBefore(today);
  }
}
