package dk.pip.shared;

import java.text.Normalizer;

/// Takes away the difference between large and small letters, by Unicode's simple case folding, and between the ways in
/// which a letter with an accent can be put together. The database has the same as `readers.fold`; what one of them calls
/// the same, so does the other.
///
/// ß and ss stay two, and so do ı and i: mail servers tell them apart, and whoever has the one must not be taken for whoever
/// has the other.
public final class CaseFold {
  private static final int DOTLESS = 'ı';

  private CaseFold() {}

  public static String of(String text) {
    var apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    var folded = new StringBuilder(apart.length());
    apart.codePoints().map(CaseFold::folded).forEach(folded::appendCodePoint);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  static int folded(int letter) {
    return letter == DOTLESS ? letter : Character.toLowerCase(Character.toUpperCase(letter));
  }
}
