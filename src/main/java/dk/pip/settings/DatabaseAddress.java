package dk.pip.settings;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// A database's address as suppliers give it, `postgresql://user:password@host/database?…`, or as Java has it,
/// `jdbc:postgresql://host/database?…`, taken apart into what the driver wants.
record DatabaseAddress(@Nullable String url, @Nullable String user, @Nullable String password) {

  static DatabaseAddress of(@Nullable String given) {
    if (given == null) {
      return new DatabaseAddress(null, null, null);
    }
    var uri = parse(given);
    if (uri == null) {
      throw new IllegalArgumentException("Not the address of a PostgreSQL database");
    }
    var info = uri.getUserInfo();
    var colon = info == null ? -1 : info.indexOf(':');
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new DatabaseAddress(
        "jdbc:postgresql://" + host(uri) + uri.getRawPath() + query,
        info == null ? null : colon < 0 ? info : info.substring(0, colon),
        info == null || colon < 0 ? null : info.substring(colon + 1));
  }

  static boolean readable(String given) {
    return parse(given) != null;
  }

  private static String host(URI uri) {
    var authority = uri.getRawAuthority();
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  private static @Nullable URI parse(String given) {
    var plain = given.startsWith("jdbc:") ? given.substring("jdbc:".length()) : given;
    try {
      var uri = new URI(plain);
      var scheme = uri.getScheme();
      var right = "postgresql".equals(scheme) || ("postgres".equals(scheme) && plain.equals(given));
      return right && uri.getRawAuthority() != null && uri.getRawPath().length() > 1 ? uri : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
