package dk.pip.language;

import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.shared.Language;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of the language help. What it says of a text is advice, and whoever writes may let each thing stand.
@Service
public class LanguageHelp {
  /// What is looked at of a text; no story is longer.
  private static final int LONGEST = 200_000;

  private static final int MOST_LEFT_STANDING = 500;
  private static final int MOST_OWN_WORDS = 1_000;
  private static final Pattern OWN_WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}’'./-]{0,58}\\p{L}");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}’'-]+");

  private final LeftStanding left;
  private final OwnWords own;
  private final Speller speller;
  private final Audit audit;
  private final Clock clock;

  LanguageHelp(LeftStanding left, OwnWords own, Speller speller, Audit audit, Clock clock) {
    this.left = left;
    this.own = own;
    this.speller = speller;
    this.audit = audit;
    this.clock = clock;
  }

  /// What there is to say of a text in CommonMark, its lines ended by `\n`, without any dictionary or memory.
  ///
  /// @param language null for one that Pip doesn't speak: only what is the same in all of them is looked at
  public static LanguageReport of(String text, @Nullable Language language) {
    return report(new TextReview(bounded(text), Map.of(), language, Set.of(), null), Set.of(), LanguageReport.Spelling.LEFT_TO_BROWSER);
  }

  /// The same with spelling, and without what was let stand in this text.
  ///
  /// @param owner the story that it is the text of
  /// @param fields what stands around the text, by the names of its fields
  /// @param names of people, whose words are right
  public LanguageReport of(UUID owner, String text, Map<String, String> fields, @Nullable Language language, List<String> names) {
    var right = new HashSet<>(own.list());
    names.forEach(name -> BETWEEN_WORDS.splitAsStream(name.toLowerCase(Locale.ROOT)).forEach(right::add));
    var review = new TextReview(bounded(text), fields, language, right, speller);
    var state = language == Language.DA ? speller.state() : Speller.State.NONE;
    var spelling =
        switch (state) {
          case NONE -> LanguageReport.Spelling.LEFT_TO_BROWSER;
          case LOADING -> LanguageReport.Spelling.WAITING;
          case READY -> LanguageReport.Spelling.CHECKED;
        };
    return report(review, left.keys(owner), spelling);
  }

  private static LanguageReport report(TextReview review, Set<String> left, LanguageReport.Spelling spelling) {
    var all = review.advice();
    var stands = all.stream().filter(advice -> left.contains(advice.key()) && advice.mayStand()).toList();
    var open = all.stream().filter(advice -> !stands.contains(advice)).toList();
    var waits = spelling != LanguageReport.Spelling.LEFT_TO_BROWSER && review.isWaiting();
    return new LanguageReport(open, stands, review.lix(), waits ? LanguageReport.Spelling.WAITING : spelling);
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /// Lets something stand in a text, for all who write in it.
  ///
  /// @param key that of the advice
  @Transactional
  public void letStand(UUID owner, String key) {
    var kind = key.substring(0, Math.max(0, key.indexOf(' ')));
    var known = Arrays.stream(AdviceKind.values()).anyMatch(each -> each.word().equals(kind) && each.mayStand());
    if (known && key.length() <= LeftStanding.LONGEST_KEY && left.count(owner) < MOST_LEFT_STANDING) {
      left.add(owner, key, clock.instant());
    }
  }

  /// Takes it up again.
  @Transactional
  public void takeUp(UUID owner, String key) {
    left.remove(owner, key);
  }

  /// The municipality's own words, by the alphabet.
  public List<String> ownWords() {
    return own.list();
  }

  /// What came of adding a word.
  public enum Added {
    ADDED,
    THERE_ALREADY,
    NO_WORD,
    TOO_MANY
  }

  @Transactional
  public Added addOwnWord(Staff by, String typed) {
    var word = typed.strip().toLowerCase(Locale.ROOT);
    if (!OWN_WORD.matcher(word).matches()) {
      return Added.NO_WORD;
    }
    if (own.list().size() >= MOST_OWN_WORDS) {
      return Added.TOO_MANY;
    }
    if (!own.add(word, clock.instant())) {
      return Added.THERE_ALREADY;
    }
    audit.record(by.id(), "language.audit.word-added", word);
    return Added.ADDED;
  }

  @Transactional
  public boolean removeOwnWord(Staff by, String word) {
    if (!own.remove(word)) {
      return false;
    }
    audit.record(by.id(), "language.audit.word-removed", word);
    return true;
  }
}
