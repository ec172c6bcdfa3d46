package dk.pip.search;

import java.text.Normalizer;
import java.util.Locale;

/// Writes a word in the way in which it is looked up: in small letters, å for aa, and without accents but those of æ, ø and å.
final class FoldedLetters {
  private FoldedLetters() {}

  static String of(String word) {
    var isPlain = true;
    var isSmall = true;
    for (var i = 0; i < word.length() && isPlain; i++) {
      var letter = word.charAt(i);
      var isCapital = letter >= 'A' && letter <= 'Z' || letter == 'Æ' || letter == 'Ø' || letter == 'Å';
      isPlain = isCapital || letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9' || letter == 'æ' || letter == 'ø' || letter == 'å';
      isSmall &= !isCapital;
    }
    return (!isPlain ? plain(word) : isSmall ? word : word.toLowerCase(Locale.ROOT)).replace("aa", "å");
  }

  private static String plain(String word) {
    var composed = Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var folded = new StringBuilder(composed.length());
    for (var i = 0; i < composed.length(); i++) {
      var letter = composed.charAt(i);
      switch (letter) {
        case 'æ', 'ø', 'å' -> folded.append(letter);
        case 'ä' -> folded.append('æ');
        case 'ö' -> folded.append('ø');
        case 'ß' -> folded.append("ss");
        case 'ð' -> folded.append('d');
        case 'þ' -> folded.append("th");
        default -> folded.append(letter);
      }
    }
    var apart = Normalizer.normalize(folded.toString().replace("å", "\uE000"), Normalizer.Form.NFD);
    var bare = new StringBuilder(apart.length());
    apart.codePoints().filter(letter -> !isLatinAccent(letter)).forEach(bare::appendCodePoint);
    return Normalizer.normalize(bare.toString().replace('\uE000', 'å'), Normalizer.Form.NFC);
  }

  private static boolean isLatinAccent(int letter) {
    return letter >= 0x300 && letter <= 0x36f;
  }
}
