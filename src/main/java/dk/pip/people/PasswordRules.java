package dk.pip.people;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a password must be. After NIST SP 800-63B: length counts, and what anybody would guess is refused; there are no
/// rules about kinds of characters.
final class PasswordRules {
  static final int SHORTEST = 12;
  static final int LONGEST = 200;

  /// How much must be left when what can be guessed is taken out.
  private static final int OWN_CHARACTERS = 7;

  private static final int DIFFERENT_CHARACTERS = 5;

  private static final List<String> COMMON =
      List.of("adgangskode", "administrator", "admin", "kodeord", "password", "passw0rd", "velkommen", "welcome",
          "kommune", "danmark", "denmark", "hemmelig", "sommer", "vinter", "efterår", "forår", "iloveyou", "letmein",
          "qwerty", "football", "fodbold", "monkey", "dragon", "baseball", "sunshine", "princess", "nyhedsbrev", "pip");

  private static final List<String> ROWS =
      List.of("abcdefghijklmnopqrstuvwxyzæøå", "01234567890", "qwertyuiopå", "asdfghjklæø", "zxcvbnm");

  private PasswordRules() {}

  /// The catalogue key of what is wrong with it.
  ///
  /// @param known words about the person and the place, which a guesser tries first
  static Optional<String> fault(String password, Collection<String> known) {
    var length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return Optional.of("people.password.too-short");
    }
    if (length > LONGEST) {
      return Optional.of("people.password.too-long");
    }
    var rest = password.toLowerCase(Locale.ROOT);
    for (var word : words(known)) {
      rest = rest.replace(word, "");
    }
    rest = withoutRuns(rest);
    var guessable = rest.length() < OWN_CHARACTERS || rest.chars().distinct().count() < DIFFERENT_CHARACTERS;
    if (guessable) {
      return Optional.of("people.password.guessable");
    }
    return BreachedPasswords.leansOnOne(password, OWN_CHARACTERS)
        ? Optional.of("people.password.breached")
        : Optional.empty();
  }

  private static List<String> words(Collection<String> known) {
    return Stream.concat(
            known.stream().flatMap(text -> Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))),
            COMMON.stream())
        .filter(word -> word.length() >= 3)
        .sorted((a, b) -> b.length() - a.length())
        .toList();
  }

  /// Takes out characters that only go on from the one before: aaa, abc, 321, qwe.
  private static String withoutRuns(String text) {
    var kept = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      if (i == 0 || !follows(text.charAt(i - 1), text.charAt(i))) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }

  private static boolean follows(char before, char after) {
    if (before == after) {
      return true;
    }
    for (var row : ROWS) {
      var at = row.indexOf(before);
      var next = row.indexOf(after);
      if (at >= 0 && next >= 0 && Math.abs(at - next) == 1) {
        return true;
      }
    }
    return false;
  }
}
