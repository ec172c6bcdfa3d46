package dk.pip.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The words that compounds are made of: those of Stavekontrolden's dictionary, which lies in a library of its own. Kept as
/// hashes alone, a megabyte of them, and read when the first compound is looked at. Without the library words are not taken apart.
final class WordList {
  static final String DICTIONARY = "/org/languagetool/resource/da/hunspell/da_DK.dic";
  private static final Logger LOG = LoggerFactory.getLogger(WordList.class);
  private static final int SHORTEST = 3;

  /// Short words that many others are made of.
  private static final Set<String> SHORT = Set.of("by", "år", "sø", "æg", "øl");

  /// Words that stand before or after others without being a part that one would look for.
  private static final Set<String> NO_PARTS = words("parts-never_da.txt");

  /// What is put to a word to bend it.
  private static final String[] ENDINGS = {
    "ernes", "enes", "erne", "ene", "rnes", "ens", "ets", "ers", "rne", "nes", "en", "et", "er", "ne", "ns", "ts", "rs", "s", "n", "t", "r", "e"
  };

  /// Letters that are written twice when a word is bent: bus, busser.
  private static final String DOUBLED = "bdfgklmnprst";

  private static final long START = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private final long[] hashes;

  private WordList(long[] hashes) {
    this.hashes = hashes;
  }

  static WordList get() {
    return Loaded.LIST;
  }

  /// Loaded when it is first asked for.
  private static final class Loaded {
    static final WordList LIST = load();
  }

  private static WordList load() {
    try (var stream = WordList.class.getResourceAsStream(DICTIONARY)) {
      if (stream == null) {
        LOG.info("No dictionary in the program: compounds are not taken apart");
        return new WordList(new long[0]);
      }
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8), 1 << 16);
      var hashes = new long[200_000];
      var count = 0;
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        var end = line.indexOf('/');
        var word = end < 0 ? line.strip() : line.substring(0, end);
        if (isPart(word)) {
          if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, count * 2);
          }
          hashes[count++] = hash(FoldedLetters.of(word));
        }
      }
      hashes = Arrays.copyOf(hashes, count);
      Arrays.sort(hashes);
      return new WordList(hashes);
    } catch (IOException e) {
      LOG.warn("The dictionary can't be read: compounds are not taken apart", e);
      return new WordList(new long[0]);
    }
  }

  private static boolean isPart(String word) {
    if (word.length() < SHORTEST ? !SHORT.contains(word) : NO_PARTS.contains(word)) {
      return false;
    }
    for (var i = 0; i < word.length(); i++) {
      if (!Character.isLowerCase(word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// Whether it stands in the dictionary as it is, folded.
  boolean has(String word) {
    return Arrays.binarySearch(hashes, hash(word)) >= 0;
  }

  /// Whether it does, bent in whatever way.
  boolean hasBent(String word) {
    if (has(word)) {
      return true;
    }
    for (var ending : ENDINGS) {
      var bare = word.length() - ending.length();
      if (bare >= SHORTEST && word.endsWith(ending)) {
        var root = word.substring(0, bare);
        var isDoubled = bare > SHORTEST && word.charAt(bare - 1) == word.charAt(bare - 2) && DOUBLED.indexOf(word.charAt(bare - 1)) >= 0;
        if (has(root) || isDoubled && has(root.substring(0, bare - 1))) {
          return true;
        }
      }
    }
    return false;
  }

  static Set<String> words(String file) {
    try (var stream = WordList.class.getResourceAsStream("/search/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("No " + file + " in the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
          .filter(word -> !word.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long hash(String word) {
    var hash = START;
    for (var i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * PRIME;
    }
    return hash;
  }
}
