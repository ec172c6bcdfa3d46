package dk.pip.web;

import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What every template is given beside its page: the words, who is asking, and what stands around the page.
///
/// @param path the address that was asked for, without what comes after `?`
/// @param visitor whoever is signed in
/// @param notices what the layout shows at the top, once
/// @param standstill asked by the pages of the staff
public record Frame(
    Texts texts,
    String path,
    SiteIdentity.Masthead masthead,
    @Nullable Visitor visitor,
    List<Notice> notices,
    Csrf csrf,
    Nonce nonce,
    Standstill standstill) {

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

  /// Where one may go from here: the places of work to whoever is signed in, the public pages to everybody else.
  public List<NavItem> places() {
    var places = new ArrayList<NavItem>();
    var somebody = visitor;
    if (somebody == null && isSetUp()) {
      places.add(place("web.nav.news", "/nyheder"));
      places.add(place("web.nav.editions", "/udgaver"));
    }
    if (somebody != null && somebody.may(Role.EDITOR)) {
      places.add(place("web.place.editions", "/redaktion/udgaver"));
      places.add(place("web.place.mailings", "/redaktion/udsendelser"));
      places.add(place("web.place.readers", "/redaktion/laesere"));
      places.add(place("web.place.returns", "/redaktion/svar"));
    }
    if (somebody != null && somebody.may(Role.ADMINISTRATOR)) {
      places.add(place("web.place.settings", "/indstillinger"));
    }
    if (demo() && isSetUp()) {
      places.add(place("web.place.mailbox", "/postkasse"));
    }
    return places;
  }

  private NavItem place(String key, String href) {
    return new NavItem(text(key), href, at(href));
  }

  /// What to say on each page while this is a restored copy that is held; null when it isn't.
  public Standstill.@Nullable Held held() {
    return standstill.held(texts, visitor != null).orElse(null);
  }

  /// Whether whoever is asking may let the copy go on.
  public boolean mayRelease() {
    return Optional.ofNullable(visitor).filter(somebody -> somebody.may(Role.ADMINISTRATOR)).isPresent();
  }

  public boolean demo() {
    return masthead.demo();
  }
}
