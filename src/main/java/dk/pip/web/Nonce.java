package dk.pip.web;

import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The number that lets the inline scripts and styles of one page run. Made when a template first asks for it; a page
/// that doesn't ask gets the stricter policy.
public final class Nonce {
  private static final SecureRandom RANDOM = new SecureRandom();

  private @Nullable String value;

  Nonce() {}

  public String value() {
    var current = value;
    if (current == null) {
      var bytes = new byte[18];
      RANDOM.nextBytes(bytes);
      current = Base64.getEncoder().encodeToString(bytes);
      value = current;
    }
    return current;
  }

  @Nullable String asked() {
    return value;
  }
}
