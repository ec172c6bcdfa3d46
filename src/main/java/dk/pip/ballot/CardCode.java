package dk.pip.ballot;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/// What stands on a card: ten letters and digits drawn by lot, and one by which a slip of the pen is found before anybody is asked.
///
/// @param letters eleven of them, without a hyphen
public record CardCode(String letters) {
  /// None that is taken for another; 31 is a prime, so that the check finds each wrong letter and each two that are swapped.
  static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ2345678";

  private static final int DRAWN = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  static CardCode draw() {
    var drawn = new StringBuilder(DRAWN + 1);
    for (var i = 0; i < DRAWN; i++) {
      drawn.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new CardCode(drawn.append(check(drawn)).toString());
  }

  /// The code as somebody has typed it; empty where it can't be one.
  public static Optional<CardCode> read(String typed) {
    if (typed.length() > 60) {
      return Optional.empty();
    }
    var letters = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}._]", "");
    if (letters.length() != DRAWN + 1 || letters.chars().anyMatch(letter -> ALPHABET.indexOf(letter) < 0)) {
      return Optional.empty();
    }
    return check(letters.substring(0, DRAWN)) == letters.charAt(DRAWN) ? Optional.of(new CardCode(letters)) : Optional.empty();
  }

  private static char check(CharSequence drawn) {
    var sum = 0;
    for (var i = 0; i < drawn.length(); i++) {
      sum += (i + 2) * ALPHABET.indexOf(drawn.charAt(i));
    }
    return ALPHABET.charAt(sum % ALPHABET.length());
  }

  /// As people read it: `KTV3-8MWQ-2ZA`.
  public String shown() {
    return letters.substring(0, 4) + "-" + letters.substring(4, 8) + "-" + letters.substring(8);
  }
}
