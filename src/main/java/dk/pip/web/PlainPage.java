package dk.pip.web;

import dk.pip.shared.Language;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import java.util.Map;

/// The error page for when nothing is sure: no session, no database, no style sheet.
///
/// @param key the catalogue's name of the error
public record PlainPage(Texts texts, String key) {

  static String html(String key) {
    return Templates.html("web/plain-error.jte", Map.of("page", new PlainPage(Texts.in(Language.DA), key)));
  }
}
