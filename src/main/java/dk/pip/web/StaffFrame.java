package dk.pip.web;

import dk.pip.shared.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands around a page of the newsroom: the bar with the places of work and who is signed in.
///
/// @param person the name of the one who is signed in; null on the pages before that
/// @param crumbs the way to this page, from the top; the page itself is left out
public record StaffFrame(
    Texts texts,
    String newsletter,
    String title,
    List<String> styles,
    List<String> fonts,
    String icon,
    List<String> scripts,
    String home,
    List<Place> places,
    @Nullable String person,
    List<NavItem> crumbs,
    boolean demo) {

  /// A place of work.
  ///
  /// @param waiting how much waits there; null where nothing is counted
  public record Place(String label, String href, boolean current, @Nullable Integer waiting) {}

  public String lang() {
    return texts.language().tag();
  }
}
