package dk.pip.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import me.gosimple.nbvcxz.Nbvcxz;

/// The 100,000 passwords that turn up most in what was stolen elsewhere, out of the jar of nbvcxz, so that nobody needs to be
/// asked about a password. Of each only a number is kept in memory, 800 kB in all.
final class BreachedPasswords {
  private static final String LIST = "/dictionaries/passwords.txt";

  /// Figures and signs, and the letters that people write them for.
  private static final String SIGNS = "01!34@5$";

  private static final String MEANT = "oiieaass";

  /// Shorter ones are in the middle of ordinary words.
  private static final int SHORTEST_PART = 6;

  private BreachedPasswords() {}

  /// Read when the first password is chosen.
  private static final class Numbers {
    private static final long[] SORTED = read();

    private static long[] read() {
      var list = Objects.requireNonNull(Nbvcxz.class.getResourceAsStream(LIST), LIST);
      try (var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
        return lines.lines().mapToLong(line -> number(plain(line.strip()))).sorted().toArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Whether a password is one of them, or one with a little before or after it: `superman2024!!`, `P@ssw0rd-2024`.
  ///
  /// @param own how many characters there must be beside one of them
  static boolean leansOnOne(String password, int own) {
    var text = plain(password);
    if (isOne(text) || isOne(plain(withoutEnds(password)))) {
      return true;
    }
    for (var before = 0; before < own; before++) {
      for (var after = 0; before + after < own; after++) {
        var end = text.length() - after;
        if (end - before >= SHORTEST_PART && isOne(text.substring(before, end))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isOne(String plain) {
    return Arrays.binarySearch(Numbers.SORTED, number(plain)) >= 0;
  }

  /// In small letters, and with those letters for which people write digits and signs.
  private static String plain(String password) {
    var small = password.toLowerCase(Locale.ROOT);
    var letters = new StringBuilder(small.length());
    for (var i = 0; i < small.length(); i++) {
      var at = SIGNS.indexOf(small.charAt(i));
      letters.append(at < 0 ? small.charAt(i) : MEANT.charAt(at));
    }
    return letters.toString();
  }

  /// Without the figures and signs that stand before and after.
  private static String withoutEnds(String text) {
    return text.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
  }

  /// FNV-1a with 64 bits: two of the list, or one and another password, have the same in one of a hundred million million.
  private static long number(String text) {
    var hash = 0xcbf29ce484222325L;
    for (var i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
