package dk.pip.web;

import org.jspecify.annotations.Nullable;

/// An address of our own to go back to, out of a parameter that anybody may have written.
public final class LocalAddress {
  private LocalAddress() {}

  /// The address if it is a path on this site, else the other one; so nobody can be sent elsewhere by a link to us.
  public static String orElse(@Nullable String address, String other) {
    return address != null && isLocal(address) ? address : other;
  }

  private static boolean isLocal(String address) {
    return address.startsWith("/")
        && !address.startsWith("//")
        && address.indexOf('\\') < 0
        && address.chars().noneMatch(c -> c < 0x20 || c == 0x7f);
  }
}
