package dk.pip.shared;

import java.text.Normalizer;
import java.util.Locale;

/// The part of an address that is made from words: small letters a-z, digits and hyphens, with æ, ø and å written out.
public final class Slug {
  private Slug() {}

  /// @param most characters that it may have; it is cut after a whole word where there is one
  /// @return empty where the words have no letter that an address takes, as in Arabic
  public static String of(String words, int most) {
    var letters =
        words.toLowerCase(Locale.ROOT).replace("æ", "ae").replace("ø", "oe").replace("å", "aa").replace("ß", "ss");
    var plain = Normalizer.normalize(letters, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    var slug = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    if (slug.length() <= most) {
      return slug;
    }
    var hyphen = slug.lastIndexOf('-', most);
    return slug.substring(0, hyphen < most / 2 ? most : hyphen).replaceAll("-+$", "");
  }
}
