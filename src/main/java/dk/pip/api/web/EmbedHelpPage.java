package dk.pip.api.web;

import java.util.List;

/// Helps editors to show the newest stories on another site.
///
/// @param site empty where nobody has said what the site’s address is
/// @param snippet what is copied
public record EmbedHelpPage(EmbedChoice choice, List<String> sections, String site, String snippet) {
  public List<Integer> counts() {
    return List.of(3, 5, 10, 20);
  }
}
