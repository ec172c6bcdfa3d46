package dk.pip.api;

import dk.pip.municipality.Municipality;
import dk.pip.shared.Audience;
import org.springframework.stereotype.Component;

/// The addresses in answers: whole, where the site's own address is known.
@Component
public class ApiAddresses {
  public static final String ROOT = "/api/v1";
  public static final String STAFF = ROOT + "/medarbejder";

  private final Municipality municipality;

  ApiAddresses(Municipality municipality) {
    this.municipality = municipality;
  }

  /// Scheme and host; empty where nobody has said.
  public String site() {
    var site = municipality.imprint().site();
    return site == null ? "" : site.toString();
  }

  /// @param path from the site's root
  public String whole(String path) {
    return site() + path;
  }

  /// Where a list of the API stands, from the site's root.
  public static String path(Audience audience, String resource) {
    return (audience == Audience.STAFF ? STAFF : ROOT) + "/" + resource;
  }

  public String of(Audience audience, String resource, String id) {
    return whole(path(audience, resource) + "/" + id);
  }
}
