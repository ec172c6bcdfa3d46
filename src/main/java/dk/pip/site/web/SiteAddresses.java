package dk.pip.site.web;

/// The addresses of the public pages around the editions.
final class SiteAddresses {
  static final String NEWS = "/nyheder";
  static final String SECTIONS = NEWS + "/emne";
  static final String EDITIONS = "/udgaver";
  static final String FEED = "/feed.atom";
  static final String JSON_FEED = "/feed.json";
  static final String PRIVACY = "/privatliv";
  static final String ACCESSIBILITY = "/was";
  static final String NEWEST = "/udgaver/nyeste";
  static final String NEWEST_FOR_STAFF = "/medarbejder/udgaver/nyeste";
  static final String POSTER = "/medarbejder/opslag";

  private SiteAddresses() {}
}
