package dk.pip.returns;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words that notes of absence and receipts are made of, in the languages that are written here:
/// `returns/note-words.txt`. Such notes say little else; whoever writes about a thing names it.
final class NoteWords {
  private static final Set<String> ALL = read();
  private static final Pattern NO_WORD = Pattern.compile("\\S*@\\S*|https?://\\S*|www\\.\\S*");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}'-]*+");
  private static final Pattern PIECE = Pattern.compile("['-]");
  private static final int STEM = 4;
  /// A name or, in German, a noun.
  private static final double CAPITAL = 0.3;
  private static final double MOST = 0.12;

  private NoteWords() {}

  /// Whether next to nothing else is in the text.
  static boolean areAllOf(String text) {
    return strange(text) <= MOST;
  }

  /// The share of other words; one is always allowed.
  static double strange(String text) {
    var all = 0;
    var strange = 0.0;
    var words = WORD.matcher(NO_WORD.matcher(text.replace('’', '\'')).replaceAll(" "));
    while (words.find()) {
      all++;
      if (!isOne(words.group().toLowerCase(Locale.ROOT))) {
        strange += Character.isUpperCase(words.group().codePointAt(0)) ? CAPITAL : 1;
      }
    }
    return strange <= 1 ? 0 : strange / all;
  }

  private static boolean isOne(String word) {
    return isListed(word)
        || PIECE.matcher(word).find() && Arrays.stream(PIECE.split(word)).allMatch(NoteWords::isListed);
  }

  private static boolean isListed(String word) {
    if (word.isEmpty() || ALL.contains(word)) {
      return true;
    }
    for (var end = STEM; end < word.length(); end++) {
      if (ALL.contains(word.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> read() {
    var file = "/returns/note-words.txt";
    try (var stream = Objects.requireNonNull(NoteWords.class.getResourceAsStream(file), file);
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("["))
          .flatMap(line -> Arrays.stream(line.strip().split(" +")))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
