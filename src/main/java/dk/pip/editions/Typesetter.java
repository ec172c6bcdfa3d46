package dk.pip.editions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Sets an edition in all its forms.
@FunctionalInterface
interface Typesetter {
  /// @param at the moment of publication: what has ended by then says so
  /// @param correction what readers are told was corrected, in a later version
  Rendition set(Manuscript manuscript, Instant at, @Nullable String correction);
}
