package dk.pip.council;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A pupil who speaks for the class.
///
/// @param toldOn when they and their parents were told about pictures; null where they haven't been
public record Spokesperson(UUID id, String firstName, Pictures pictures, @Nullable LocalDate toldOn) {
  /// Whether pictures may show them. Whoever hasn't been asked is shown in none.
  public enum Pictures {
    UNASKED,
    MAY,
    MAY_NOT
  }
}
