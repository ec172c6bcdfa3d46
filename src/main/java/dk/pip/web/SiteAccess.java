package dk.pip.web;

import java.util.Locale;
import java.util.Set;

/// How the site is reached, as far as the program’s settings say. Implemented where they are known.
///
/// @param names host names that are answered beside that of the site’s address
/// @param proxies whose word is taken for where a visitor comes from
/// @param demo whether only the machine itself is answered
public record SiteAccess(Set<String> names, Proxies proxies, boolean demo) {
  /// How a machine calls itself.
  static final Set<String> OURSELVES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /// Whether a name is answered whatever the site’s address is.
  public boolean knows(String host) {
    var small = host.toLowerCase(Locale.ROOT);
    return OURSELVES.contains(small) || names.contains(small);
  }
}
