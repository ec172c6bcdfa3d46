package dk.pip.search;

import dk.pip.search.QueryWords.Sought;
import dk.pip.search.SearchIndex.Candidate;
import dk.pip.search.SearchIndex.Filter;
import dk.pip.search.SearchIndex.Shown;
import dk.pip.search.SearchResult.Correction;
import dk.pip.search.SearchResult.Hit;
import dk.pip.search.SearchResult.Piece;
import dk.pip.search.SearchResult.State;
import dk.pip.search.SearchResult.Where;
import dk.pip.shared.Audience;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The front door of search: takes in what can be found, and finds it.
///
/// What staff alone may read is never looked at for others: not for hits, counts, the weight of words, nor for what somebody may
/// have meant.
@Service
public class Search {
  private static final Logger LOG = LoggerFactory.getLogger(Search.class);
  private static final int LONGEST_STATEMENT = 2_000;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
  private static final int ON_A_PAGE = 10;
  private static final int MOST_SUGGESTED = 6;

  /// So many of a kind are ranked: those with the words in their titles, those in which they weigh much, all others.
  private static final int[] RANKED = {150, 150, 200};

  private static final int FEW = 10;

  /// Where fewer have all of the words, those are ranked among them that lack one.
  private static final int SOME = 50;

  private static final int WITHOUT = 60;
  private static final int MOST_LACKING = 3;

  /// Of so many of the likeliest the text is read, so far.
  private static final int READ = 40;

  private static final int LETTERS_READ = 8_000;

  /// What lacks a word is shown among those that have all if its score is so much of the best one's.
  private static final double NEARLY = 0.6;

  private static final int MOST_MEANT = 3;
  private static final double NEARLY_THE_SAME = 1.2;
  private static final int MANY_MORE = 5;
  /// What a document has of a word when it has only some of what that is made of.
  private static final double IN_PART = 0.4;

  private static final double YEAR_DAYS = 365.25;

  /// So many at a time, so that those who search leave something of the database to all others.
  private final Semaphore searching = new Semaphore(6);

  private final SearchIndex index;
  private final ObjectProvider<SearchSource> sources;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Search(SearchIndex index, ObjectProvider<SearchSource> sources, TransactionTemplate transaction, Clock clock) {
    this.index = index;
    this.sources = sources;
    this.transaction = transaction;
    this.clock = clock;
  }

  // Taking in

  /// Lets a document be found, or what has become of it: in the transaction of the deed, when there is one.
  public void put(SearchDocument document) {
    put(document.source(), document.path(), List.of(document));
  }

  /// Lets what came by [#put] be found no more: at once, in the transaction of the deed.
  public void remove(String source, String path) {
    put(source, path, List.of());
  }

  private void put(String source, String key, List<SearchDocument> all) {
    transaction.executeWithoutResult(
        _ -> {
          index.lock();
          index.replace(source, key, all);
        });
  }

  /// Asks a source what is to be found of a key now. Whoever withdraws something and renews it in the same transaction can be
  /// sure that nothing of it is found when that has ended, whoever else renews it.
  public void renew(String source, String key) {
    transaction.executeWithoutResult(
        _ -> {
          index.lock();
          index.replace(source, key, source(source).documents(key));
        });
  }

  private SearchSource source(String name) {
    return sources.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException("No source is called " + name));
  }

  /// Whether the index was made by another analysis than this program's, or not at all.
  boolean isOld() {
    return index.madeBy() < DanishWords.VERSION;
  }

  /// Makes the index anew from all sources, a key at a time, while it goes on being searched.
  ///
  /// @return how many keys there were
  public int rebuild() {
    var all = 0;
    var names = sources.stream().map(SearchSource::name).collect(Collectors.toSet());
    for (var source : sources.stream().toList()) {
      var keys = new LinkedHashSet<>(source.keys());
      keys.addAll(index.keys(source.name()));
      for (var key : keys) {
        renew(source.name(), key);
        all++;
      }
    }
    for (var gone : index.sources()) {
      if (!names.contains(gone)) {
        index.keys(gone).forEach(key -> put(gone, key, List.of()));
      }
    }
    index.made(DanishWords.VERSION, clock.instant());
    LOG.info("The search index was made anew from {} keys", all);
    return all;
  }

  // Finding

  /// Those whose documents somebody finds who may see so much.
  private static Set<Audience> seen(Audience by) {
    return by == Audience.STAFF ? new LinkedHashSet<>(List.of(Audience.PUBLIC, Audience.STAFF)) : Set.of(Audience.PUBLIC);
  }

  /// What a filter can be set to.
  public record Choices(List<Integer> years, List<String> sections, List<String> kinds) {}

  public Choices choices(Audience by) {
    return read(() -> new Choices(index.years(seen(by)).stream().sorted(Comparator.reverseOrder()).toList(), index.sections(seen(by)), index.kinds(seen(by))));
  }

  private <T> T read(Supplier<T> work) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              index.bound(LONGEST_STATEMENT);
              return work.get();
            }));
  }

  /// Finds what there is for somebody, the best first.
  public SearchResult find(Audience by, SearchQuery query) {
    if (query.words().isEmpty()) {
      return SearchResult.nothing(State.EMPTY, "");
    }
    var words = QueryWords.read(query.words());
    if (words.isEmpty()) {
      return SearchResult.nothing(TextWords.has(query.words(), DanishWords.Word::isSmall) ? State.SMALL_WORDS : State.NO_WORDS, query.words());
    }
    try {
      if (!searching.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return SearchResult.nothing(State.BUSY, query.words());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return SearchResult.nothing(State.BUSY, query.words());
    }
    try {
      return read(() -> find(seen(by), query, words));
    } catch (QueryTimeoutException e) {
      return SearchResult.nothing(State.BUSY, query.words());
    } finally {
      searching.release();
    }
  }

  private SearchResult find(Set<Audience> by, SearchQuery query, List<Sought> typed) {
    var corrected = new ArrayList<Correction>();
    var words = known(by, typed, query.asTyped(), corrected);
    var size = index.size(by);
    var filter = new Filter(query.year(), query.section(), kind(by, query.kind()));
    var total = index.count(by, QueryWords.all(words), filter, SearchResult.MOST_COUNTED + 1);
    var ids = ids(by, words, filter, total);
    var ranked = ranked(ids, words, size, total);
    var isWhole = total > 0;
    var shownTotal = Math.max(total, ranked.size());
    var pages = Math.clamp(Math.ceilDiv(ranked.size(), ON_A_PAGE), 1, SearchQuery.MOST_PAGES);
    var page = Math.min(query.page(), pages);
    var on = ranked.stream().skip((page - 1L) * ON_A_PAGE).limit(ON_A_PAGE).toList();
    var hits = index.shown(on).stream().map(one -> hit(one, words)).toList();
    return new SearchResult(State.SEARCHED, query.words(), Math.min(shownTotal, SearchResult.MOST_COUNTED + 1), isWhole, page, pages, hits, List.copyOf(corrected), maybe(by, query, typed, words, corrected, total), vain(words, corrected));
  }

  private static List<String> vain(List<Sought> words, List<Correction> corrected) {
    var replaced = corrected.stream().map(Correction::typed).collect(Collectors.toSet());
    return words.stream().filter(word -> word.frequency() == 0 && !replaced.contains(word.written())).map(word -> word.word().folded()).toList();
  }

  private @Nullable String kind(Set<Audience> by, @Nullable String last) {
    return last == null ? null : index.kinds(by).stream().filter(kind -> kind.endsWith("." + last)).findFirst().orElse("");
  }

  /// The words with how many have them, and in the place of those that nobody has what somebody may have meant.
  private List<Sought> known(Set<Audience> by, List<Sought> typed, boolean asTyped, List<Correction> corrected) {
    var stems = typed.stream().flatMap(word -> word.stems().keySet().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
    var frequencies = index.frequencies(by, stems);
    var words = new ArrayList<Sought>();
    for (var word : typed) {
      var own = word.stems().entrySet().stream().filter(stem -> stem.getValue() == 1).mapToInt(stem -> frequencies.getOrDefault(stem.getKey(), 0)).sum();
      var parts = word.word().parts().size() > 1 ? apart(word.word()) : List.<String>of();
      if (own > 0 || asTyped) {
        words.add(word.with(word.stems(), parts, own));
        continue;
      }
      var inside = index.count(by, QueryWords.anywhere(word), new Filter(null, null, null), 200);
      words.add(inside > 0 && !isLikelyMisspelled(by, word.word().folded(), inside) ? word.with(word.stems(), parts, inside) : meant(by, word, parts, corrected));
    }
    return words;
  }

  /// A misspelled word may look as if it were made of others: where no dictionary has it, and many documents have one that is nearly
  /// the same, that is likelier.
  private boolean isLikelyMisspelled(Set<Audience> by, String folded, int inside) {
    return !WordList.get().hasBent(folded)
        && likely(by, folded, 1).stream().anyMatch(one -> one.distance() <= NEARLY_THE_SAME && one.documents() >= MANY_MORE * inside);
  }

  /// The smallest parts, without those that are made of others.
  private static List<String> apart(DanishWords.Word word) {
    return word.parts().stream().filter(part -> part.length() > 1).limit(2).toList();
  }

  private Sought meant(Set<Audience> by, Sought word, List<String> parts, List<Correction> corrected) {
    var folded = word.word().folded();
    // A word that Danish has was hardly meant to be quite another.
    var farthest = WordList.get().hasBent(folded) ? 1 : Double.MAX_VALUE;
    var likely = likely(by, folded, MOST_MEANT).stream().filter(one -> one.distance() <= farthest).toList();
    if (likely.isEmpty()) {
      return word.with(word.stems(), parts, 0);
    }
    var stems = new LinkedHashMap<>(word.stems());
    var nearest = likely.getFirst().distance();
    var frequency = 0;
    for (var one : likely) {
      var factor = one == likely.getFirst() ? 0.95 : Math.max(0.3, 0.85 - 0.5 * (one.distance() - nearest));
      stems.putIfAbsent(DanishWords.of(one.word()).stem(), factor);
      frequency = Math.max(frequency, one.documents());
    }
    corrected.add(new Correction(word.written(), likely.getFirst().word()));
    return word.with(stems, parts, frequency);
  }

  /// The words that somebody may have meant, the likeliest first.
  private List<Spelling.Meant> likely(Set<Audience> by, String folded, int most) {
    var numbers = Spelling.near(folded);
    if (numbers.length == 0) {
      return List.of();
    }
    var known = new ArrayList<>(index.near(by, numbers));
    var likely = new ArrayList<>(Spelling.likeliest(folded, known, most));
    if (likely.isEmpty() && folded.length() >= 4) {
      index.beginning(by, folded, 1).forEach(one -> likely.add(new Spelling.Meant(one.word(), one.documents(), 1)));
    }
    return likely;
  }

  /// What to offer where the words are known but one of them is rare and sounds like one that isn't.
  private @Nullable String maybe(Set<Audience> by, SearchQuery query, List<Sought> typed, List<Sought> words, List<Correction> corrected, int total) {
    if (!corrected.isEmpty() || query.asTyped() || total >= FEW) {
      return null;
    }
    for (var i = 0; i < words.size(); i++) {
      var word = words.get(i);
      var folded = word.word().folded();
      if (word.frequency() > 2 || folded.length() < 4) {
        continue;
      }
      var other =
          likely(by, folded, 1).stream()
              .filter(one -> one.documents() >= MANY_MORE * Math.max(1, word.frequency()) && one.distance() <= NEARLY_THE_SAME && !DanishWords.of(one.word()).stem().equals(word.word().stem()))
              .findFirst();
      if (other.isPresent()) {
        return query.words().replace(typed.get(i).written(), other.get().word());
      }
    }
    return null;
  }

  /// Those that are worth ranking: of very many only the likeliest.
  private Set<Long> ids(Set<Audience> by, List<Sought> words, Filter filter, int total) {
    var ids = new LinkedHashSet<Long>();
    if (total > 0) {
      if (total > RANKED[2]) {
        ids.addAll(index.find(by, QueryWords.above(words, true, " & "), filter, RANKED[0]));
        if (ids.size() < RANKED[0]) {
          ids.addAll(index.find(by, QueryWords.above(words, false, " & "), filter, RANKED[1]));
        }
        if (words.size() > 1) {
          ids.addAll(index.find(by, QueryWords.own(words), filter, RANKED[0]));
        }
      }
      ids.addAll(index.find(by, QueryWords.all(words), filter, RANKED[2]));
    }
    var known = words.stream().filter(word -> word.frequency() > 0).sorted(Comparator.comparingInt(Sought::frequency)).toList();
    if (total < SOME && known.size() > 1) {
      // Without one of them, that which says least first.
      for (var i = known.size() - 1; i >= Math.max(0, known.size() - MOST_LACKING) && ids.size() < RANKED[0]; i--) {
        var others = new ArrayList<>(known);
        others.remove(i);
        var before = ids.size();
        ids.addAll(index.find(by, QueryWords.above(others, true, " & "), filter, WITHOUT));
        if (others.size() > 1 && ids.size() < before + WITHOUT) {
          ids.addAll(index.find(by, QueryWords.all(others) + " & (" + QueryWords.above(others, true, " | ") + ")", filter, WITHOUT));
        }
      }
    }
    if (total < FEW && words.size() > 1 && ids.size() < RANKED[0]) {
      ids.addAll(index.find(by, QueryWords.above(words, true, " | "), filter, WITHOUT));
      var rarest = known.stream().limit(4).toList();
      if (rarest.size() > 3) {
        var pairs = new ArrayList<String>();
        for (var i = 0; i < rarest.size(); i++) {
          for (var j = i + 1; j < rarest.size(); j++) {
            pairs.add("(" + QueryWords.anywhere(rarest.get(i)) + " & " + QueryWords.anywhere(rarest.get(j)) + ")");
          }
        }
        ids.addAll(index.find(by, String.join(" | ", pairs), filter, RANKED[2]));
      }
      if (!rarest.isEmpty() && ids.size() < RANKED[2]) {
        ids.addAll(index.find(by, QueryWords.any(rarest.subList(0, Math.min(2, rarest.size()))), filter, RANKED[2]));
      }
    }
    return ids;
  }

  /// @param isWhole whether all of the words are in it
  private record Scored(Candidate candidate, double score, boolean isWhole) {
    static final Comparator<Scored> BEST_FIRST =
        Comparator.comparingDouble(Scored::score).reversed().thenComparing(one -> one.candidate().at(), Comparator.reverseOrder()).thenComparing(one -> one.candidate().id());
  }

  /// The best first. Those that don't have all of the words stand among the others where they say nearly as much.
  private List<Long> ranked(Collection<Long> ids, List<Sought> words, int size, int total) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var now = clock.instant();
    var weights = words.stream().mapToDouble(word -> word.weight(size)).toArray();
    var scored =
        index.candidates(ids).stream()
            .map(one -> new Scored(one, score(one, words, weights, now), words.stream().allMatch(word -> word.isWhole(one.impacts()))))
            .filter(one -> one.score() > 0)
            .sorted(Scored.BEST_FIRST)
            .toList();
    var read = scored.subList(0, Math.min(READ, scored.size()));
    var nearness = new Nearness(words, weights);
    var texts = index.texts(read.stream().map(one -> one.candidate().id()).toList(), LETTERS_READ);
    var nearest =
        read.stream()
            .map(one -> new Scored(one.candidate(), one.score() * nearness.of(texts.getOrDefault(one.candidate().id(), List.of())), one.isWhole()))
            .sorted(Scored.BEST_FIRST)
            .toList();
    var all = new ArrayList<>(nearest);
    all.addAll(scored.subList(read.size(), scored.size()));
    var least = total > 0 && !nearest.isEmpty() ? NEARLY * nearest.getFirst().score() : 0;
    return all.stream().filter(one -> one.isWhole() || one.score() >= least).map(one -> one.candidate().id()).toList();
  }

  private static double score(Candidate one, List<Sought> words, double[] weights, Instant now) {
    var all = Arrays.stream(weights).sum();
    var sum = 0.0;
    var covered = 0.0;
    for (var i = 0; i < weights.length; i++) {
      var impact = words.get(i).in(one.impacts());
      sum += weights[i] * impact;
      covered += impact == 0 ? 0 : words.get(i).isWhole(one.impacts()) ? weights[i] : weights[i] * IN_PART;
    }
    if (sum == 0) {
      return 0;
    }
    var age = Duration.between(one.at(), now).toDays() / YEAR_DAYS;
    var recent = 1 + 0.05 * Math.pow(2, -Math.max(0, age) / 2);
    return sum / all * (0.3 + 0.7 * Math.pow(covered / all, 2)) * recent * (1 + 0.3 * titled(one.title(), words));
  }

  /// How much of a title is what was looked for, where all of that is in it.
  private static double titled(String title, List<Sought> words) {
    var found = new boolean[words.size()];
    var counts = new int[2];
    TextWords.read(title, 40, (_, _, word) -> {
      if (word.isSmall()) {
        return;
      }
      counts[0]++;
      for (var i = 0; i < found.length; i++) {
        if (words.get(i).stems().getOrDefault(word.stem(), 0.0) > 0.8) {
          found[i] = true;
          counts[1]++;
          return;
        }
      }
    });
    for (var one : found) {
      if (!one) {
        return 0;
      }
    }
    return counts[0] == 0 ? 0 : (double) counts[1] / counts[0];
  }

  private static Hit hit(Shown one, List<Sought> words) {
    ToIntFunction<DanishWords.Word> which =
        word -> {
          for (var i = 0; i < words.size(); i++) {
            if (words.get(i).finds(word)) {
              return i;
            }
          }
          return -1;
        };
    var title = Snippets.whole(one.title(), which);
    var why = why(one, which);
    return new Hit(one.path(), one.audience() == Audience.STAFF, one.kind(), one.section(), one.at(), one.language(), title, why.where(), why.file(), why.pieces());
  }

  private record Why(Where where, @Nullable String file, List<Piece> pieces) {}

  private static Why why(Shown one, ToIntFunction<DanishWords.Word> which) {
    var text = (one.standfirst() == null ? "" : one.standfirst() + "\n") + one.text();
    var best = Snippets.best(text, which);
    if (best != null) {
      return new Why(Where.TEXT, null, best);
    }
    for (var picture : one.pictures()) {
      var there = Snippets.best(picture, which);
      if (there != null) {
        return new Why(Where.PICTURE, null, there);
      }
    }
    for (var i = 0; i < one.attachmentNames().size(); i++) {
      var there = Snippets.best(one.attachmentWords().get(i), which);
      if (there == null) {
        there = Snippets.best(one.attachmentNames().get(i), which);
      }
      if (there != null) {
        return new Why(Where.ATTACHMENT, one.attachmentNames().get(i), there);
      }
    }
    var byline = one.byline() == null ? null : Snippets.best(one.byline(), which);
    return byline == null ? new Why(Where.TEXT, null, Snippets.beginning(text)) : new Why(Where.BYLINE, null, byline);
  }

  // While one types

  /// What to offer to somebody who is typing.
  ///
  /// @param documents whose titles have the words, the last of which may be cut short
  /// @param words that what is typed may become
  public record Suggestions(List<Suggested> documents, List<String> words) {}

  public record Suggested(String path, boolean isForStaff, String kind, List<Piece> title, String language) {}

  public Suggestions suggest(Audience by, String typed) {
    var query = SearchQuery.of(typed);
    var words = QueryWords.read(query.words());
    if (words.isEmpty()) {
      return new Suggestions(List.of(), List.of());
    }
    return read(() -> suggest(seen(by), query.words(), words));
  }

  private Suggestions suggest(Set<Audience> by, String typed, List<Sought> words) {
    var isCut = Character.isLetterOrDigit(typed.codePointBefore(typed.length()));
    var last = words.getLast();
    var begun = isCut && typed.endsWith(last.written()) ? last.word().folded() : null;
    var query =
        words.stream()
            .map(word -> word == last && begun != null ? begun(word, begun) : QueryWords.above(List.of(word), false, ""))
            .collect(Collectors.joining(" & "));
    var ids = index.find(by, query, new Filter(null, null, null), MOST_SUGGESTED);
    ToIntFunction<DanishWords.Word> which =
        word -> begun != null && word.folded().startsWith(begun) || words.stream().anyMatch(one -> one.finds(word)) ? 0 : -1;
    var found =
        index.shown(ids).stream()
            .map(one -> new Suggested(one.path(), one.audience() == Audience.STAFF, one.kind(), Snippets.whole(one.title(), which), one.language()))
            .toList();
    return new Suggestions(found, begun == null || begun.length() < 2 ? List.of() : completed(by, typed, last, begun));
  }

  private static String begun(Sought word, String letters) {
    var either = new ArrayList<String>();
    either.add(QueryWords.quoted(IndexEntry.IN_TITLE + letters) + ":*");
    word.stems().keySet().forEach(stem -> {
      either.add(QueryWords.quoted(IndexEntry.IN_TITLE + stem));
      either.add(QueryWords.quoted(IndexEntry.STRONG + stem));
    });
    return either.stream().collect(Collectors.joining(" | ", "(", ")"));
  }

  private List<String> completed(Set<Audience> by, String typed, Sought last, String begun) {
    var ahead = typed.substring(0, typed.length() - last.written().length());
    var all = new ArrayList<String>();
    var stems = new LinkedHashSet<String>();
    for (var one : index.beginning(by, begun, 12)) {
      if (all.size() < 3 && stems.add(DanishWords.of(one.word()).stem()) && !one.word().equals(begun)) {
        all.add(one.word());
      }
    }
    if (all.isEmpty()) {
      likely(by, begun, 1).forEach(one -> all.add(one.word()));
    }
    return all.stream().map(word -> ahead + word).toList();
  }
}
