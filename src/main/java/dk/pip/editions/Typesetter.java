package dk.pip.editions;

import dk.pip.editions.render.Correction;
import java.time.Instant;
import java.util.List;

/// Sets an edition in all its forms.
@FunctionalInterface
interface Typesetter {
  /// @param at the moment of publication: what has ended by then says so
  /// @param corrections what readers are told was corrected, oldest first; empty in a first version
  Rendition set(Manuscript manuscript, Instant at, List<Correction> corrections);
}
