package dk.pip.shared;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Says where words may be divided, by Liang's algorithm: of all patterns that fit a place in the word the highest
/// number wins, and an odd one allows a hyphen there. English text is set without hyphens, and so are addresses on the net:
/// who types one off would take the hyphen for a part of it.
public final class Hyphenation {
  public static final char SOFT_HYPHEN = '\u00AD';

  private static final int SHORTEST_WORD = 6;
  private static final int LEAST = 3;
  private static final int LEAST_IN_HEADLINE = 4;
  private static final int LONGEST_PART_OF_HEADLINE = 16;
  private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}@./:_-])\\p{L}{6,}+(?![\\p{N}@/_]|[.:][\\p{L}\\p{N}/])");

  private static final Pattern LONG_WORD = Pattern.compile("(?<![\\p{L}\\p{N}])\\p{L}{17,}+");

  /// Where words are joined by an s, which stays with the first, though patterns would give it to a vowel after it.
  private static final Pattern JOINT = Pattern.compile("(?<=\\p{L}{2}(?:hed|skab|ing|tion|sion|else|dom|tet|slag)s)(?=\\p{L}{4})");
  private static final String VOWELS = "aeiouyæøå";

  private static final Pattern CAPITAL_WITHIN = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

  private final Map<String, byte[]> patterns;
  private final int longest;

  private Hyphenation(Map<String, byte[]> patterns) {
    this.patterns = patterns;
    this.longest = patterns.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  public static Hyphenation in(Language language) {
    return switch (language) {
      case DA -> Danish.HYPHENATION;
      case EN -> new Hyphenation(Map.of());
    };
  }

  /// The text with soft hyphens in words so long that a headline might not have room for them.
  public String hyphenateLong(String text) {
    return patterns.isEmpty() ? text : NetAddresses.around(text, words -> LONG_WORD.matcher(words).replaceAll(match -> longWord(match.group())));
  }

  /// The text with soft hyphens where its words may be divided.
  public String hyphenate(String text) {
    if (patterns.isEmpty()) {
      return text;
    }
    return NetAddresses.around(text, words -> WORD.matcher(words).replaceAll(match -> word(match.group(), LEAST, LEAST)));
  }

  /// A long word with soft hyphens where a headline or a phone may divide it: between the words of which it is made where
  /// those can be told by the s that joins them, and elsewhere only in what is long even so.
  String longWord(String word) {
    var divided = new StringBuilder();
    for (var part : JOINT.split(word)) {
      if (!divided.isEmpty()) {
        divided.append(SOFT_HYPHEN);
      }
      divided.append(part.length() > LONGEST_PART_OF_HEADLINE || part.length() == word.length() ? word(part, LEAST_IN_HEADLINE, LEAST_IN_HEADLINE) : part);
    }
    return divided.toString();
  }

  /// A word with soft hyphens, and at least so many letters before and after each of them.
  String word(String word, int leastBefore, int leastAfter) {
    if (word.length() < SHORTEST_WORD) {
      return word;
    }
    if (CAPITAL_WITHIN.matcher(word).find()) {
      return String.join(String.valueOf(SOFT_HYPHEN), CAPITAL_WITHIN.split(word));
    }
    var dotted = "." + word.toLowerCase(Language.DA.locale()) + ".";
    if (dotted.length() != word.length() + 2) {
      return word;
    }
    var levels = new byte[dotted.length() + 1];
    for (var from = 0; from < dotted.length(); from++) {
      for (var to = from + 1; to <= Math.min(dotted.length(), from + longest); to++) {
        var pattern = patterns.get(dotted.substring(from, to));
        if (pattern != null) {
          for (var i = 0; i < pattern.length; i++) {
            levels[from + i] = (byte) Math.max(levels[from + i], pattern[i]);
          }
        }
      }
    }
    var joints = JOINT.matcher(word);
    while (joints.find()) {
      if (VOWELS.indexOf(dotted.charAt(joints.start() + 1)) >= 0) {
        levels[joints.start()] = 0;
        levels[joints.start() + 1] = 1;
      }
    }
    var divided = new StringBuilder();
    for (var i = 0; i < word.length(); i++) {
      if (i >= leastBefore && word.length() - i >= leastAfter && levels[i + 1] % 2 == 1) {
        divided.append(SOFT_HYPHEN);
      }
      divided.append(word.charAt(i));
    }
    return divided.toString();
  }

  /// Loaded when the first Danish text is set.
  private static final class Danish {
    static final Hyphenation HYPHENATION = new Hyphenation(read("/shared/hyphenation_da.txt"));

    private static Map<String, byte[]> read(String resource) {
      var patterns = new HashMap<String, byte[]>();
      try (var stream = Hyphenation.class.getResourceAsStream(resource)) {
        if (stream == null) {
          throw new IllegalStateException("The patterns " + resource + " are missing");
        }
        var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        reader
            .lines()
            .filter(line -> !line.startsWith("#"))
            .flatMap(line -> Pattern.compile(" ").splitAsStream(line))
            .forEach(pattern -> add(pattern, patterns));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return patterns;
    }

    private static void add(String pattern, Map<String, byte[]> patterns) {
      var letters = pattern.replaceAll("\\d", "");
      var levels = new byte[letters.length() + 1];
      var at = 0;
      for (var c : pattern.toCharArray()) {
        if (Character.isDigit(c)) {
          levels[at] = (byte) (c - '0');
        } else {
          at++;
        }
      }
      patterns.put(letters, levels);
    }
  }
}
