package dk.pip.site.web;

import dk.pip.frame.PublicFrame;

/// What is known of the site's accessibility until there is a statement.
public record AccessibilityPage(PublicFrame frame) {
  /// Where the state says what one can do about a public site that one can't use.
  public String authority() {
    return "https://digst.dk/digital-inklusion/webtilgaengelighed/oplever-du-ikke-tilgaengeligt-indhold/";
  }
}
