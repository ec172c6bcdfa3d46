package dk.pip.web;

import dk.pip.frame.Menu;
import dk.pip.frame.MenuEntry;
import dk.pip.hold.HoldNotice;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What every template is given beside its page: the words, who is asking, and what stands around the page.
///
/// @param path the address that was asked for, without what comes after `?`
/// @param visitor whoever is signed in
/// @param notices what the layout shows at the top, once
/// @param hold asked by the pages of the staff
/// @param menu what the modules bring to it
public record Frame(
    Texts texts,
    String path,
    SiteIdentity.Masthead masthead,
    @Nullable Visitor visitor,
    List<Notice> notices,
    Csrf csrf,
    Nonce nonce,
    HoldNotice hold,
    Menu menu) {

  private static final int FIRST_PLACES = 8;
  private static final int MOST_PLACES = 10;

  /// The text of a key in the language of the page.
  public String text(String key, Object... arguments) {
    return texts.get(key, arguments);
  }

  /// Whether the page is at this address or below it: marks where one is in the navigation.
  public boolean at(String address) {
    return path.equals(address) || path.startsWith(address + "/");
  }

  /// Whether there is an installation to sign in to and pages to go to; there is not while it is being set up.
  public boolean isSetUp() {
    return !masthead.municipality().isEmpty() && !at("/opsaetning");
  }

  /// The places in the menu that whoever is asking sees: all their places of work when they are signed in.
  public List<MenuEntry> places() {
    return isSetUp() || visitor != null ? menu.forRole(visitor == null ? null : visitor.role(), texts, path) : List.of();
  }

  /// The same, as the bar has room for them.
  ///
  /// @param first those that stand in the bar itself
  /// @param more the others, which are opened by »Mere«
  public record Bar(List<MenuEntry> first, List<MenuEntry> more) {
    /// How much waits in the others.
    public long waiting() {
      return more.stream().mapToLong(MenuEntry::waiting).sum();
    }

    /// Whether the page is in one of the others.
    public boolean isInMore() {
      return more.stream().anyMatch(MenuEntry::current);
    }
  }

  /// Counts what waits, so it is asked once a page.
  public Bar bar() {
    var all = places();
    return all.size() <= MOST_PLACES ? new Bar(all, List.of()) : new Bar(all.subList(0, FIRST_PLACES), all.subList(FIRST_PLACES, all.size()));
  }

  /// The places in the menu of whoever reads, as the public pages have them.
  public List<MenuEntry> readersPlaces() {
    return isSetUp() ? menu.forReaders(texts, path, at("/medarbejder")) : List.of();
  }

  /// What to say on each page while this is a restored copy that is held; null when it isn't.
  public HoldNotice.@Nullable InWords held() {
    return hold.find(texts, visitor != null).orElse(null);
  }

  /// Whether whoever is asking may let the copy go on.
  public boolean mayRelease() {
    return Optional.ofNullable(visitor).filter(somebody -> somebody.may(Role.ADMINISTRATOR)).isPresent();
  }

  /// Whether whoever is asking finds things in the newsroom by words.
  public boolean maySearch() {
    return Optional.ofNullable(visitor).filter(somebody -> somebody.may(Role.CONTRIBUTOR)).isPresent();
  }

  public boolean demo() {
    return masthead.demo();
  }
}
