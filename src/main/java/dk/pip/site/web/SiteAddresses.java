package dk.pip.site.web;

/// The addresses of the public pages around the editions.
final class SiteAddresses {
  static final String NEWS = "/nyheder";
  static final String EDITIONS = "/udgaver";
  static final String FEED = "/feed.atom";
  static final String PRIVACY = "/privatliv";
  static final String ACCESSIBILITY = "/was";

  private SiteAddresses() {}
}
