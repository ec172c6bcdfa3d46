package dk.pip.api.web;

import dk.pip.api.KeptKey;
import dk.pip.shared.Problems;
import org.jspecify.annotations.Nullable;

/// The form of a key.
///
/// @param key null for a new one
public record KeyPage(@Nullable KeptKey key, KeyForm form, Problems problems) {
  public String address() {
    return key == null ? KeyController.PATH : KeyController.PATH + "/" + key.id().value();
  }
}
