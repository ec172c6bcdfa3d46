package dk.pip.web;

import dk.pip.shared.Texts;
import java.util.Optional;

/// Knows whether the installation keeps still, as it is a copy that was restored from a backup.
public interface Standstill {

  /// Cheap enough to ask for on every page of the staff; empty when nothing is held back.
  ///
  /// @param counted whether to tell what waits, too
  Optional<Held> held(Texts texts, boolean counted);

  /// What the bar on every page says.
  ///
  /// @param waits what waits, in a few words; empty where that isn't told
  record Held(String sentence, String waits) {}
}
