package dk.pip.editions;

import dk.pip.events.DomainEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pictures were taken away from all who read, or given back: whatever keeps a copy of what they stand in makes it anew.
///
/// @param pictures their hashes
public record WithheldPicturesChanged(Instant at, List<String> pictures) implements DomainEvent {
  /// What has waited since they were not told has none.
  public WithheldPicturesChanged(Instant at, @Nullable List<String> pictures) {
    this.at = at;
    this.pictures = pictures == null ? List.of() : List.copyOf(pictures);
  }
}
