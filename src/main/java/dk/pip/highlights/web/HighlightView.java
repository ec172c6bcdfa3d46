package dk.pip.highlights.web;

import dk.pip.highlights.HighlightVersion;
import dk.pip.highlights.Highlights.Shown;
import java.util.List;

/// One highlight, as those see it whom it is for.
///
/// @param versions the newest first
/// @param isOn whether it can be confirmed
public record HighlightView(Shown shown, List<HighlightVersion> versions, boolean isOn) {
  /// What has changed since the version before.
  public String changed() {
    return versions.isEmpty() ? "" : versions.getFirst().changed();
  }
}
