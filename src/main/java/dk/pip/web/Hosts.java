package dk.pip.web;

import dk.pip.municipality.Municipality;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Knows the names that this site answers to. A page that is asked for by another name was sent here by somebody who
/// wants it to say that name, or by a browser that was told a lie about where a stranger’s site is.
@Component
final class Hosts {
  private final Municipality municipality;
  private final SiteAccess door;
  private volatile Set<String> known = SiteAccess.OURSELVES;

  Hosts(Municipality municipality, SiteAccess door) {
    this.municipality = municipality;
    this.door = door;
  }

  /// Whether the name was among ours when somebody last looked; never waits.
  boolean areKnown(@Nullable String host) {
    return host != null && known.contains(host);
  }

  /// Whether the name is one of ours. May ask the database, as the site’s address can be changed at any time; before the
  /// site is set up it has no name yet, and only a secret link leads anywhere.
  boolean answer(@Nullable String host) {
    if (door.demo()) {
      return host != null && SiteAccess.OURSELVES.contains(normal(host));
    }
    if (!municipality.isSetUp()) {
      return true;
    }
    var names = new HashSet<>(SiteAccess.OURSELVES);
    names.addAll(door.names());
    var site = site();
    if (site != null && site.getHost() != null) {
      names.add(normal(site.getHost()));
    }
    if (!names.equals(known)) {
      known = Set.copyOf(names);
    }
    return host != null && names.contains(normal(host));
  }

  /// Where the site is to be found; null where nobody has said.
  @Nullable URI site() {
    return municipality.imprint().site();
  }

  private static String normal(String host) {
    var small = host.toLowerCase(Locale.ROOT);
    return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
  }
}
