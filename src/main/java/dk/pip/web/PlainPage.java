package dk.pip.web;

import dk.pip.shared.Language;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The error page for when nothing is sure: no session, no database, no style sheet, and so no language either.
///
/// @param key the catalogue's name of the error
/// @param site where the page can be had instead; null for the front page here
public record PlainPage(String key, @Nullable String site) {

  static String html(String key) {
    return html(new PlainPage(key, null));
  }

  /// The database is away.
  static String away() {
    return html("web.error.away");
  }

  /// The site was asked for by a name that is not its own.
  static String elsewhere(@Nullable URI site) {
    return html(new PlainPage("web.error.host", site == null ? null : site.toString()));
  }

  private static String html(PlainPage page) {
    return Templates.html("web/plain-error.jte", Map.of("page", page));
  }

  public List<Texts> languages() {
    return Arrays.stream(Language.values()).map(Texts::in).toList();
  }

  public String address() {
    return site == null ? "/" : site;
  }
}
