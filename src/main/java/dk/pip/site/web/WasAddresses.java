package dk.pip.site.web;

import dk.pip.access.MovedAddresses;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What people and other sites write for the accessibility statement.
@Component
@Order(0)
class WasAddresses implements MovedAddresses {
  private static final Set<String> WRITTEN =
      Set.of(
          "/was",
          "/was.html",
          "/tilgaengelighed",
          "/tilgængelighed",
          "/tilgaengelighedserklaering",
          "/tilgængelighedserklæring",
          "/webtilgaengelighed",
          "/webtilgængelighed",
          "/accessibility");

  @Override
  public Optional<String> find(String path, @Nullable String query) {
    if (path.length() > 100) {
      return Optional.empty();
    }
    try {
      var plain = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT).replaceAll("/+$", "");
      return WRITTEN.contains(plain) ? Optional.of(SiteAddresses.ACCESSIBILITY) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
