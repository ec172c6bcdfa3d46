package dk.pip.editions;

import dk.pip.shared.Language;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A language in which a part of an edition is written: any with a BCP 47 tag, whether Pip has words in it or not.
///
/// @param tag as it stands in `lang` attributes: `ar`, `uk`, `en`, `zh-Hant`
public record TextLanguage(String tag) {
  private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

  /// Codes of three letters for which there is one of two, which is then the right one: `dan` for `da`.
  private static final Map<String, String> SHORTER =
      KNOWN.stream()
          .filter(code -> !Locale.of(code).getISO3Language().isEmpty())
          .collect(Collectors.toMap(code -> Locale.of(code).getISO3Language(), code -> code, (one, _) -> one));

  /// The codes of countries that are written for their languages, and are no language's own.
  private static final Map<String, String> COUNTRIES =
      Map.of("dk", "da", "ua", "uk", "gr", "el", "cz", "cs", "jp", "ja", "cn", "zh", "gb", "en", "us", "en", "gl", "kl", "ir", "fa");

  private static final Set<String> RIGHT_TO_LEFT_SCRIPTS =
      Set.of("Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Aran");

  /// Those that are written from right to left where their tag names no script.
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of(
          "ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ks", "ckb", "syr", "arc", "nqo", "prs", "pnb", "azb",
          "lrc", "mzn", "glk", "skr", "sdh", "arz", "apc", "ary", "acm", "aii", "rhg", "bqi", "haz", "bal");

  private static final Map<String, String> QUOTES =
      Map.ofEntries(
          Map.entry("da", "»«"), Map.entry("kl", "»«"), Map.entry("sl", "»«"), Map.entry("hr", "»«"),
          Map.entry("no", "«»"), Map.entry("nb", "«»"), Map.entry("nn", "«»"), Map.entry("uk", "«»"),
          Map.entry("ru", "«»"), Map.entry("be", "«»"), Map.entry("ar", "«»"), Map.entry("fa", "«»"),
          Map.entry("el", "«»"), Map.entry("it", "«»"), Map.entry("es", "«»"), Map.entry("pt", "«»"),
          Map.entry("fr", "«»"), Map.entry("prs", "«»"), Map.entry("ps", "«»"),
          Map.entry("sv", "””"), Map.entry("fi", "””"), Map.entry("se", "””"),
          Map.entry("de", "„“"), Map.entry("is", "„“"), Map.entry("fo", "„“"), Map.entry("cs", "„“"),
          Map.entry("sk", "„“"), Map.entry("lt", "„“"), Map.entry("lv", "„“"), Map.entry("bg", "„“"),
          Map.entry("et", "„“"), Map.entry("pl", "„”"), Map.entry("ro", "„”"), Map.entry("hu", "„”"),
          Map.entry("sr", "„“"), Map.entry("bs", "„”"), Map.entry("ja", "「」"));

  /// A language by what somebody wrote, or nothing where that is no tag of one.
  public static Optional<TextLanguage> named(String text) {
    try {
      var locale = new Locale.Builder().setLanguageTag(text).build();
      var language = locale.getLanguage();
      var known =
          language.length() == 2
              ? KNOWN.contains(language)
              : language.length() == 3 && !SHORTER.containsKey(language);
      return known ? Optional.of(new TextLanguage(locale.toLanguageTag())) : Optional.empty();
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  public static TextLanguage of(Language language) {
    return new TextLanguage(language.tag());
  }

  /// The tag that was probably meant by something that is none: `ar` by »arabisk«, `en-GB` by `en_GB`, `uk` by `ua`.
  static @Nullable String meant(String text) {
    var word = text.strip().toLowerCase(Locale.ROOT);
    var country = COUNTRIES.get(word);
    if (country != null) {
      return country;
    }
    var shorter = SHORTER.get(word);
    if (shorter != null) {
      return shorter;
    }
    var dashed = word.replace('_', '-').replaceFirst("\\..*$", "");
    if (!dashed.equals(word) && named(dashed).isPresent()) {
      return named(dashed).get().tag();
    }
    return Arrays.stream(Locale.getISOLanguages())
        .filter(code -> names(code).contains(word))
        .findFirst()
        .orElse(null);
  }

  /// What a language is called in Danish, in English and by itself.
  private static List<String> names(String code) {
    var locale = Locale.of(code);
    return List.of(
        locale.getDisplayLanguage(Language.DA.locale()).toLowerCase(Locale.ROOT),
        locale.getDisplayLanguage(Language.EN.locale()).toLowerCase(Locale.ROOT),
        locale.getDisplayLanguage(locale).toLowerCase(Locale.ROOT));
  }

  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  public boolean isRightToLeft() {
    var script = locale().getScript();
    return script.isEmpty() ? RIGHT_TO_LEFT.contains(locale().getLanguage()) : RIGHT_TO_LEFT_SCRIPTS.contains(script);
  }

  /// As it stands in `dir` attributes: `ltr` or `rtl`.
  public String direction() {
    return isRightToLeft() ? "rtl" : "ltr";
  }

  /// The language of Pip's own words that it is, or null where Pip has none.
  public @Nullable Language spoken() {
    for (var language : Language.values()) {
      if (language.tag().equals(locale().getLanguage())) {
        return language;
      }
    }
    return null;
  }

  /// The text in quotation marks as the language writes them.
  public String quoted(String text) {
    var marks = QUOTES.getOrDefault(locale().getLanguage(), "“”");
    var inside = locale().getLanguage().equals("fr") ? "\u00a0" : "";
    return marks.charAt(0) + inside + text + inside + marks.charAt(1);
  }
}
