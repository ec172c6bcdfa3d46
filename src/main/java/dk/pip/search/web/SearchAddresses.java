package dk.pip.search.web;

/// The addresses of search.
final class SearchAddresses {
  static final String PUBLIC = "/soeg";
  static final String STAFF = "/medarbejder/soeg";
  static final String SUGGESTIONS = "/forslag";
  static final String VAIN = "/redaktion/soegninger";

  private SearchAddresses() {}
}
