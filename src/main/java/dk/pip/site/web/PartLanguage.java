package dk.pip.site.web;

import dk.pip.editions.TextLanguage;
import dk.pip.shared.Language;
import org.jspecify.annotations.Nullable;

/// The language of a part of a list, as its attributes say it. All are null where the part is in the page's language.
///
/// @param pageLang the page's own, for its words within the part
public record PartLanguage(
    @Nullable String lang, @Nullable String dir, @Nullable String pageLang, @Nullable String pageDir) {

  static PartLanguage of(String tag, Language page) {
    return tag.equals(page.tag())
        ? new PartLanguage(null, null, null, null)
        : new PartLanguage(tag, new TextLanguage(tag).direction(), page.tag(), "ltr");
  }
}
