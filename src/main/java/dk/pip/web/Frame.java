package dk.pip.web;

import dk.pip.shared.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every template is given beside its page: the words, who is asking, and what stands around the page.
///
/// @param path the address that was asked for, without what comes after `?`
/// @param visitor whoever is signed in
/// @param notices what the layout shows at the top, once
public record Frame(
    Texts texts,
    String path,
    House.Masthead masthead,
    @Nullable Visitor visitor,
    List<Notice> notices,
    Csrf csrf,
    Nonce nonce) {

  /// The text of a key in the language of the page.
  public String text(String key, Object... arguments) {
    return texts.get(key, arguments);
  }

  /// Whether the page is at this address or below it: marks where one is in the navigation.
  public boolean at(String address) {
    return path.equals(address) || path.startsWith(address + "/");
  }

  public boolean demo() {
    return masthead.demo();
  }
}
