package dk.pip.editions;

import dk.pip.editions.render.History;
import java.time.Instant;

/// Sets an edition in all its forms.
@FunctionalInterface
interface Typesetter {
  /// @param at the moment of publication: what has ended by then says so
  /// @param history what earlier versions have to do with this one
  Rendition set(Manuscript manuscript, Instant at, History history);
}
