package dk.pip.ballot;

import dk.pip.shared.Sha256;
import java.util.Locale;

/// By what a voter finds their ballot on the board: twelve letters and digits of the hash of their key.
public final class Tracker {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 12;

  private Tracker() {}

  /// `KTV3-8MWQ-2ZAB`
  public static String of(byte[] voterKey) {
    return letters(Sha256.of(voterKey));
  }

  static String letters(byte[] hash) {
    var text = new StringBuilder(LENGTH + 2);
    var bits = 0L;
    var held = 0;
    var at = 0;
    for (var i = 0; i < LENGTH; i++) {
      while (held < 5) {
        bits = bits << 8 | hash[at++] & 0xff;
        held += 8;
      }
      held -= 5;
      if (i > 0 && i % 4 == 0) {
        text.append('-');
      }
      text.append(LETTERS.charAt((int) (bits >> held) & 31));
    }
    return text.toString();
  }

  /// As somebody has typed it, in the form of [#of].
  public static String read(String typed) {
    var letters = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return letters.length() == LENGTH ? letters.substring(0, 4) + "-" + letters.substring(4, 8) + "-" + letters.substring(8) : letters;
  }
}
