package dk.pip.people.web;

import dk.pip.municipality.Municipality;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The address that links to our own pages begin with.
@Component
class SiteRoot {
  private final Municipality municipality;

  SiteRoot(Municipality municipality) {
    this.municipality = municipality;
  }

  /// The site’s own address; a link that is handed on must not depend on how the page was asked for. Where none is written
  /// yet, the page was asked for by a name that the program’s settings know.
  String address(String path) {
    var site = municipality.imprint().site();
    return (site == null ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() : site.toString()) + path;
  }
}
