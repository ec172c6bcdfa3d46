package dk.pip.people;

import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords with Argon2id, 19 MiB, two passes, one lane: the first of the equally strong settings in the OWASP
/// Password Storage Cheat Sheet.
@Component
class Passwords {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;

  /// Four at a time are 76 MiB; the rest wait their turn.
  private static final int AT_ONCE = 4;

  /// Of the same cost, and of no password: salt and hash are zeros.
  private static final String NOBODYS =
      "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(MEMORY_KIB, PASSES, LANES, zeros(SALT_BYTES), zeros(HASH_BYTES));

  private final Argon2PasswordEncoder encoder =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
  private final Semaphore turns = new Semaphore(AT_ONCE);

  String hash(String password) {
    turns.acquireUninterruptibly();
    try {
      return encoder.encode(normal(password));
    } finally {
      turns.release();
    }
  }

  /// Takes as long without a hash, so that the time doesn't tell whether there is such an account.
  boolean matches(String password, @Nullable String hash) {
    turns.acquireUninterruptibly();
    try {
      return encoder.matches(normal(password), hash == null ? NOBODYS : hash) && hash != null;
    } finally {
      turns.release();
    }
  }

  private static String zeros(int bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(new byte[bytes]);
  }

  /// The same password typed on a Mac and on Windows must be the same; ø and å come in two forms.
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }
}
