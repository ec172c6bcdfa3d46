package dk.pip.shared;

import java.util.Locale;

/// The languages that Pip speaks. Danish comes first; the English catalogue is complete.
public enum Language {
  DA(Locale.of("da", "DK")),
  EN(Locale.of("en", "GB"));

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  /// The BCP 47 tag that stands in `lang` attributes and in bundles: `da` or `en`.
  public String tag() {
    return locale.getLanguage();
  }
}
