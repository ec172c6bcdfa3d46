package dk.pip.testing;

import dk.pip.shared.Role;
import org.jspecify.annotations.Nullable;

/// Somebody whom a test can be.
///
/// @param role null for somebody without an account
public record Person(String name, String mail, @Nullable Role role) {
  /// Everybody's password: long enough, and about nobody.
  public static final String PASSWORD = "blå hest spiser tagsten";
}
