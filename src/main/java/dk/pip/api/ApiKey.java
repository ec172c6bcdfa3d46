package dk.pip.api;

import dk.pip.access.Principal;
import dk.pip.shared.Audience;

/// Whoever shows a key of the API that is good now.
///
/// @param reach what may be seen by it
/// @param perMinute how often it may ask
public record ApiKey(ApiKeyId id, String name, Audience reach, int perMinute) implements Principal {
  @Override
  public String kind() {
    return "api-key";
  }
}
