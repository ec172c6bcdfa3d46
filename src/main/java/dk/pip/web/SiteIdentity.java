package dk.pip.web;

import dk.pip.frame.Assets;
import dk.pip.shared.Language;

/// Knows whose pages these are. Implemented where the installation's settings are kept.
public interface SiteIdentity {
  /// Cheap enough to ask for on every page.
  Masthead masthead();

  /// What stands around every page.
  ///
  /// @param municipality `Ellebæk Kommune`, or empty before the installation is set up
  /// @param newsletter the word mark
  /// @param contactMail where readers write; empty before the installation is set up
  /// @param assets the style sheets and drawings in the municipality's colours
  /// @param language what pages are in until somebody chooses another
  /// @param demo whether this is the demo, which says so on every page
  record Masthead(
      String municipality, String newsletter, String contactMail, Assets assets, Language language, boolean demo) {

    /// The address of one of the program's own files, such as `fonts/Roboto-Regular.woff2`.
    public String asset(String path) {
      return assets.address(path);
    }
  }
}
