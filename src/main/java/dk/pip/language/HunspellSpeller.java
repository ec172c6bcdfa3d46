package dk.pip.language;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dk.pip.shared.EditDistance;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.hunspell.Dictionary;
import org.apache.lucene.analysis.hunspell.Hunspell;
import org.apache.lucene.analysis.hunspell.SortingStrategy;
import org.apache.lucene.analysis.hunspell.TimeoutPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The dictionary of Stavekontrolden, read by Lucene's Hunspell. It lies in a library of its own, so that a program without it
/// runs too.
@Component
class HunspellSpeller implements Speller, AutoCloseable {
  private static final String DICTIONARY = "/org/languagetool/resource/da/hunspell/da_DK";
  private static final Logger LOG = LoggerFactory.getLogger(HunspellSpeller.class);

  /// What is asked about at most at a time; more is asked about again by whoever goes on writing.
  private static final int MOST_WAITING = 100;

  /// Nobody waits for it, and a guess that was cut short would be remembered as none.
  private static final Duration LONGEST_GUESS = Duration.ofSeconds(5);

  private static final int MOST_REMEMBERED = 4_000;
  private static final int MOST_SUGGESTIONS = 2;
  private static final int FARTHEST = 2;

  /// Each part of a word that is put together of three or more, which the dictionary knows two of at most.
  private static final int SHORTEST_PART = 4;

  private static final int SHORTEST_COMPOUND = 10;
  private static final Pattern JOINED = Pattern.compile("-+");

  private final Cache<String, List<String>> remembered = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
  private final Set<String> asked = new HashSet<>();

  /// One thread, which is there only while there is something to do.
  private final ThreadPoolExecutor aside =
      new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Thread.ofPlatform().daemon().name("speller-", 0).factory());

  private static @Nullable Dictionary shared;

  private volatile @Nullable Dictionary dictionary;
  private volatile State state = State.LOADING;
  private boolean begun;

  @Override
  public State state() {
    begin();
    return state;
  }

  private synchronized void begin() {
    if (!begun) {
      begun = true;
      aside.execute(this::load);
    }
  }

  private void load() {
    try {
      dictionary = read();
      if (dictionary == null) {
        LOG.info("No dictionary in the program: spelling is left to the browser");
      }
      state = dictionary == null ? State.NONE : State.READY;
    } catch (IOException | ParseException | RuntimeException e) {
      LOG.warn("The dictionary can't be read: spelling is left to the browser", e);
      state = State.NONE;
    }
  }

  /// Read once, however many there are of these in this Java. Nobody changes it, and any number may ask it at a time.
  private static @Nullable Dictionary read() throws IOException, ParseException {
    synchronized (LOG) {
      if (shared == null) {
        try (var affixes = HunspellSpeller.class.getResourceAsStream(DICTIONARY + ".aff");
            var words = HunspellSpeller.class.getResourceAsStream(DICTIONARY + ".dic")) {
          shared = affixes == null || words == null ? null : new Dictionary(affixes, List.of(words), false, SortingStrategy.inMemory());
        }
      }
      return shared;
    }
  }

  @Override
  public Reader reader() {
    return new Words(hunspell());
  }

  private Hunspell hunspell() {
    return new Hunspell(Objects.requireNonNull(dictionary), TimeoutPolicy.RETURN_PARTIAL_RESULT, () -> {});
  }

  @Override
  public @Nullable List<String> suggestions(String word) {
    var known = remembered.getIfPresent(word);
    if (known == null) {
      ask(word);
    }
    return known;
  }

  private void ask(String word) {
    synchronized (asked) {
      if (asked.size() >= MOST_WAITING || !asked.add(word)) {
        return;
      }
    }
    try {
      aside.execute(() -> {
        try {
          remembered.put(word, near(word));
        } finally {
          synchronized (asked) {
            asked.remove(word);
          }
        }
      });
    } catch (RejectedExecutionException e) {
      // The program is about to end.
    }
  }

  /// Only what is nearly the same: a guess that is far off helps nobody.
  private List<String> near(String word) {
    return hunspell().suggest(word, LONGEST_GUESS.toMillis()).stream().filter(other -> !other.contains(" ") && EditDistance.between(word, other) <= FARTHEST).limit(MOST_SUGGESTIONS).toList();
  }

  @Override
  public void close() {
    aside.shutdownNow();
  }

  /// Lucene's own is for one thread.
  private record Words(Hunspell hunspell) implements Reader {
    @Override
    public boolean knows(String word) {
      return stands(word) || isCompound(word.toLowerCase(Locale.ROOT));
    }

    private boolean stands(String word) {
      return hunspell.spell(word) || hunspell.spell(word.toLowerCase(Locale.ROOT));
    }

    private boolean isCompound(String word) {
      if (word.indexOf('-') > 0) {
        return JOINED.splitAsStream(word).allMatch(part -> part.length() < SHORTEST_PART || stands(part));
      }
      if (word.length() < SHORTEST_COMPOUND) {
        return false;
      }
      for (var i = SHORTEST_PART; i <= word.length() - SHORTEST_PART; i++) {
        if (hunspell.spell(word.substring(i)) && (hunspell.spell(word.substring(0, i)) || isJoined(word, i))) {
          return true;
        }
      }
      return false;
    }

    /// The s or e between two words.
    private boolean isJoined(String word, int at) {
      var joint = word.charAt(at - 1);
      return at > SHORTEST_PART && (joint == 's' || joint == 'e') && hunspell.spell(word.substring(0, at - 1));
    }
  }
}
