package dk.pip.shared;

import java.security.SecureRandom;
import java.util.Base64;

/// Secrets that stand in one-time links. The link has the token, the database only its hash.
public final class Tokens {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Tokens() {}

  /// 256 random bits, fit for an address.
  public static String fresh() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// SHA-256: enough for a token that nobody can guess, unlike for a password.
  public static byte[] hash(String token) {
    return Sha256.of(token);
  }
}
