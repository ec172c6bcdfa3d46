package dk.pip.setup.web;

import dk.pip.shared.Problems;
import dk.pip.web.SiteAccess;
import jakarta.servlet.http.HttpServletRequest;

/// The site’s address, as far as whoever writes the settings depends on it: once the site is set up, it answers only to
/// the name in its address and to those in the program’s settings, so nobody may shut themselves out.
final class SiteName {
  private SiteName() {}

  /// What to propose where nothing is written: the address at which the page was asked for, unless it is the machine’s own.
  static MunicipalityForm proposed(MunicipalityForm form, SiteAccess door, HttpServletRequest request) {
    if (!form.text(form.site()).isEmpty() || door.knows(request.getServerName())) {
      return form;
    }
    var usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
    return form.withSite(
        request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + request.getServerPort()));
  }

  static void check(MunicipalityForm form, SiteAccess door, HttpServletRequest request, Problems problems) {
    if (form.text(form.site()).isEmpty() && !door.knows(request.getServerName())) {
      problems.add("site", "municipality.problem.site-needed");
    }
  }
}
