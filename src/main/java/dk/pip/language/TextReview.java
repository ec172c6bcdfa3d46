package dk.pip.language;

import dk.pip.shared.EditDistance;
import dk.pip.shared.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Goes once through a text with the rules of its language. Quotes of people are theirs: only what is misspelt in them, or
/// must not be published, is said.
final class TextReview {
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+(?:[-’'./][\\p{L}\\p{N}]+)*");
  private static final Pattern LOWER_CASE = Pattern.compile("\\p{Ll}[\\p{Ll}’'-]{2,39}");
  /// A word within a sentence.
  private static final Pattern WITHIN = Pattern.compile("(?<=[\\p{L},] )" + TOKEN.pattern() + "(?!\\p{L})");

  private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}[\\p{Ll}’'-]{2,39}");
  private static final Pattern DIGIT = Pattern.compile("\\p{N}");

  /// Fewer words than that say nothing about how hard a text is to read.
  private static final int FEW_WORDS = 40;

  private static final int HEAVY_FROM = 12;
  private static final int MOST_HEAVY = 3;
  private static final int MOST_MISSPELT = 60;
  private static final int MOST_PLACES = 20;
  private static final int MOST_ADVICE = 200;
  private static final int LONGEST_KEY = 200;

  /// What the second of a kind weighs less than the first, and so on, so that one kind doesn't crowd out all others.
  private static final int LESS_EACH = 4;

  private static final int MOST_LESS = 24;

  private record Token(String word, int from, int to) {}

  /// A place in the source.
  ///
  /// @param field that of its passage
  /// @param at where its words stand in what is read; -1 for what isn't words
  private record Spot(String field, int from, int length, int at, int nth) {}

  /// Something found, before the same words at other places have joined it.
  private static final class Found {
    private final LanguageRule rule;
    private final String key;
    private final String words;
    private final String instead;
    private final int number;
    private final int weight;
    private final List<Spot> places = new ArrayList<>();

    Found(LanguageRule rule, String key, String words, String instead, int number, int weight) {
      this.rule = rule;
      this.key = key;
      this.words = words;
      this.instead = instead;
      this.number = number;
      this.weight = weight;
    }

  }

  private final String source;
  private final Map<String, String> fields;
  private final @Nullable Language language;
  private final LanguageRules rules;
  private final Set<String> right;
  private final @Nullable Speller speller;
  private final WrittenText text;
  private final List<Passage> passages;
  private final String whole;
  private final int[] begins;

  /// How many sentences begin with a word that nobody knows.
  private int beginnings;
  private final Map<String, List<Integer>> occurrences = new HashMap<>();
  private final Map<String, Found> found = new LinkedHashMap<>();
  private boolean waiting;

  /// @param fields what stands around it, by the names of its fields
  /// @param language null for one that Pip has no rules for: only what is the same in all is looked at
  /// @param right words that are spelt as they should be, in lower case
  /// @param speller null where spelling isn't looked at
  TextReview(String source, Map<String, String> fields, @Nullable Language language, Set<String> right, @Nullable Speller speller) {
    this.source = source;
    this.fields = fields;
    this.language = language;
    this.rules = LanguageRules.in(language == null ? Language.DA : language);
    this.right = right;
    this.speller = speller;
    this.text = WrittenText.read(source);
    this.passages = new ArrayList<>(text.passages());
    fields.forEach((field, typed) -> Stream.ofNullable(WrittenText.plain(field, typed)).forEach(passages::add));
    this.begins = new int[passages.size()];
    var joined = new StringBuilder();
    for (var i = 0; i < begins.length; i++) {
      begins[i] = joined.length();
      joined.append(passages.get(i).text()).append('\n');
    }
    this.whole = joined.toString();
  }

  /// Whether there would be more to say in a moment.
  boolean isWaiting() {
    return waiting;
  }

  /// Null where there is too little to read, or nobody knows how.
  @Nullable Lix lix() {
    var lix = language == null ? null : Lix.of(running());
    return lix == null || lix.words() < FEW_WORDS ? null : lix;
  }

  private String running() {
    return passages.stream().filter(passage -> passage.role() == Passage.Role.PARAGRAPH).map(Passage::text).collect(Collectors.joining("\n"));
  }

  List<Advice> advice() {
    civilNumbers();
    pictures();
    headings();
    if (language != null) {
      for (var i = 0; i < begins.length; i++) {
        var passage = passages.get(i);
        links(i, passage);
        if (language == Language.DA) {
          words(i, passage);
        }
        if (passage.role() != Passage.Role.HEADING && passage.role() != Passage.Role.FIELD) {
          longSentences(i, passage);
        }
      }
      heavySentences();
    }
    if (language == Language.DA && speller != null) {
      spelling(speller);
    }
    return inOrder();
  }

  private List<Advice> inOrder() {
    var byWeight = new ArrayList<>(found.values());
    byWeight.sort(Comparator.comparingInt((Found each) -> -each.weight).thenComparingInt(each -> each.places.getFirst().from()));
    var before = new EnumMap<AdviceKind, Integer>(AdviceKind.class);
    var weights = new HashMap<Found, Integer>();
    for (var each : byWeight) {
      var count = before.merge(each.rule.kind(), 1, Integer::sum) - 1;
      var certain = each.rule.kind() == AdviceKind.CIVIL_NUMBER;
      weights.put(each, each.weight - (certain ? 0 : Math.min(MOST_LESS, LESS_EACH * count)));
    }
    byWeight.sort(Comparator.comparingInt(each -> -Objects.requireNonNull(weights.get(each))));
    return byWeight.stream().limit(MOST_ADVICE).map(this::advice).toList();
  }

  private Advice advice(Found each) {
    var places = each.places.stream().map(spot -> new Advice.Place(spot.field(), spot.from(), spot.length(), spot.at() < 0 ? spot.nth() : before(each.words, spot.at()))).toList();
    return new Advice(each.rule.kind(), each.key, each.words, each.instead, each.rule.because(), each.number, places);
  }

  /// How many times the words stand before a place.
  private int before(String words, int at) {
    return (int) occurrences.computeIfAbsent(words, this::occurrences).stream().filter(other -> other < at).count();
  }

  private void civilNumbers() {
    civilNumbers("", source);
    fields.forEach(this::civilNumbers);
  }

  private void civilNumbers(String field, String typed) {
    for (var number : CprNumbers.all(typed)) {
      var kind = number.likelihood() == CprNumbers.Likelihood.CERTAIN ? AdviceKind.CIVIL_NUMBER : AdviceKind.PERHAPS_CIVIL_NUMBER;
      // What stands before it tells one from another: the number itself is kept nowhere.
      var before = typed.substring(Math.max(0, number.from() - 30), number.from()).replaceAll("\\d", "#");
      note(kind, "…" + before, "", "", 0, 0, new Spot(field, number.from(), number.to() - number.from(), -1, 0));
    }
  }

  private void pictures() {
    for (var picture : text.pictures()) {
      note(AdviceKind.PICTURE, picture.file(), picture.file(), "", 0, 0, new Spot("", picture.from(), picture.to() - picture.from(), -1, picture.nth()));
    }
  }

  private void headings() {
    var level = 0;
    var number = 0;
    for (var i = 0; i < begins.length; i++) {
      var passage = passages.get(i);
      if (passage.role() == Passage.Role.HEADING) {
        var heading = text.headings().get(number++);
        if (level > 0 && heading.level() > level + 1) {
          note(AdviceKind.HEADING, heading.text(), heading.text(), "", 0, 0, place(i, passage, 0, passage.text().length()));
        }
        level = heading.level();
      }
    }
  }

  private void links(int number, Passage passage) {
    for (var link : passage.links()) {
      var words = passage.text().substring(link.from(), link.to()).strip();
      var rule = rules.ofLink(words.toLowerCase(Locale.ROOT).replaceAll("[\\p{P}\\s]+$|^[\\p{P}\\s]+", ""));
      if (rule != null) {
        note(rule, words, words, rule.instead(), 0, 0, place(number, passage, link.from(), link.to()));
      }
    }
  }

  /// Phrases of the rules, and words that stand twice.
  private void words(int number, Passage passage) {
    var tokens = tokens(passage);
    var doubled = rules.counted(AdviceKind.DOUBLED);
    for (var i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      if (passage.spoken().get(token.from())) {
        continue;
      }
      if (doubled != null && i > 0 && tokens.get(i - 1).word().equals(token.word()) && isBlankBetween(passage, tokens.get(i - 1), token)) {
        if (!doubled.except().contains(token.word()) && !DIGIT.matcher(token.word()).find()) {
          note(doubled, token.word(), words(passage, tokens.get(i - 1).from(), token.to()), "", 0, 0, place(number, passage, tokens.get(i - 1).from(), token.to()));
        }
      }
      for (var phrase : rules.beginningWith(token.word())) {
        if (fits(phrase, passage, tokens, i)) {
          var to = tokens.get(i + phrase.words().size() - 1).to();
          var words = words(passage, token.from(), to);
          note(phrase.rule(), words, words, phrase.rule().instead(), 0, 0, place(number, passage, token.from(), to));
          i += phrase.words().size() - 1;
          break;
        }
      }
    }
  }

  private static List<Token> tokens(Passage passage) {
    var tokens = new ArrayList<Token>();
    var token = TOKEN.matcher(passage.text());
    while (token.find()) {
      if (!passage.mute().get(token.start())) {
        tokens.add(new Token(token.group().toLowerCase(Locale.ROOT), token.start(), token.end()));
      }
    }
    return tokens;
  }

  private static boolean fits(LanguageRules.Phrase phrase, Passage passage, List<Token> tokens, int at) {
    var words = phrase.words();
    if (at + words.size() > tokens.size()) {
      return false;
    }
    for (var i = 0; i < words.size(); i++) {
      var token = tokens.get(at + i);
      if (!LanguageRules.fits(words.get(i), token.word()) || phrase.rule().except().contains(token.word())) {
        return false;
      }
      if (i > 0 && !isBlankBetween(passage, tokens.get(at + i - 1), token)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlankBetween(Passage passage, Token one, Token next) {
    return passage.text().substring(one.to(), next.from()).equals(" ");
  }

  private void longSentences(int number, Passage passage) {
    var rule = rules.counted(AdviceKind.LONG_SENTENCE);
    if (rule == null) {
      return;
    }
    for (var span : Sentences.in(passage.text())) {
      var sentence = passage.text().substring(span.from(), span.to());
      var count = Lix.count(sentence).words();
      if (count > rule.most() && !isSpoken(passage, span)) {
        note(rule, sentence, sentence, "", count, Math.min(9, (count - rule.most()) / 2), place(number, passage, span.from(), span.to()));
      }
    }
  }

  private static boolean isSpoken(Passage passage, Sentences.Span span) {
    return 2 * passage.spoken().get(span.from(), span.to()).cardinality() > span.to() - span.from();
  }

  /// Where a text is hard as a whole, the sentences that make it so.
  private void heavySentences() {
    var rule = rules.counted(AdviceKind.HEAVY_SENTENCE);
    var longest = rules.counted(AdviceKind.LONG_SENTENCE);
    if (rule == null || longest == null || Lix.of(running()).value() < rule.most()) {
      return;
    }
    record Heavy(int number, Passage passage, Sentences.Span span, int lix) {}
    var heavy = new ArrayList<Heavy>();
    for (var i = 0; i < begins.length; i++) {
      var passage = passages.get(i);
      if (passage.role() == Passage.Role.PARAGRAPH) {
        for (var span : Sentences.in(passage.text())) {
          var count = Lix.count(passage.text().substring(span.from(), span.to()));
          if (count.words() >= HEAVY_FROM && count.words() <= longest.most() && count.lix() > rule.most() && !isSpoken(passage, span)) {
            heavy.add(new Heavy(i, passage, span, count.lix()));
          }
        }
      }
    }
    heavy.sort(Comparator.comparingInt(each -> -each.lix()));
    for (var each : heavy.subList(0, Math.min(MOST_HEAVY, heavy.size()))) {
      var sentence = words(each.passage(), each.span().from(), each.span().to());
      note(rule, sentence, sentence, "", 0, 0, place(each.number(), each.passage(), each.span().from(), each.span().to()));
    }
  }

  /// Words in small letters, and such as begin a sentence: elsewhere those with a capital are names as often as not.
  private void spelling(Speller words) {
    var rule = rules.counted(AdviceKind.SPELLING);
    switch (words.state()) {
      case LOADING -> waiting = true;
      case NONE -> {}
      case READY -> {
        if (rule != null) {
          misspelt(words, rule);
        }
      }
    }
  }

  private void misspelt(Speller words, LanguageRule rule) {
    var reader = words.reader();
    var known = new HashSet<String>();
    var unknown = new HashSet<String>();
    var names = names();
    for (var i = 0; i < begins.length; i++) {
      var passage = passages.get(i);
      var token = TOKEN.matcher(passage.text());
      for (var begin : Sentences.in(passage.text())) {
        if (beginnings < MOST_MISSPELT) {
          begins(words, reader, rule, i, passage, begin, names);
        }
      }
      while (token.find()) {
        var word = token.group();
        if (passage.mute().get(token.start()) || !LOWER_CASE.matcher(word).matches() || right.contains(word) || unknown.size() >= MOST_MISSPELT && !unknown.contains(word)) {
          continue;
        }
        if (!unknown.contains(word) && (known.contains(word) || reader.knows(word))) {
          known.add(word);
        } else {
          unknown.add(word);
          var suggestions = words.suggestions(word);
          waiting |= suggestions == null;
          note(rule, word, word, suggestions == null ? "" : String.join(" / ", suggestions), 0, 0, place(i, passage, token.start(), token.end()));
        }
      }
    }
  }

  /// The first word of a sentence, where it is a slip away from a word that is known; if it isn't, it is a name, as it is where it stands
  /// elsewhere with a capital or another with one follows.
  private void begins(Speller words, Speller.Reader reader, LanguageRule rule, int number, Passage passage, Sentences.Span sentence, Set<String> names) {
    var token = TOKEN.matcher(passage.text()).region(sentence.from(), sentence.to());
    if (!token.find() || !CAPITALISED.matcher(token.group()).matches() || passage.mute().get(token.start())) {
      return;
    }
    var word = token.group();
    var from = token.start();
    var to = token.end();
    var lower = word.toLowerCase(Locale.ROOT);
    var isAlone = !token.find() || Character.isUpperCase(token.group().codePointAt(0));
    if (isAlone || right.contains(lower) || reader.knows(word) || reader.knows(lower) || names.contains(word)) {
      return;
    }
    beginnings++;
    var near = words.suggestions(lower);
    if (near == null) {
      waiting = true;
      return;
    }
    var meant = near.stream().filter(other -> EditDistance.between(lower, other) == 1).map(TextReview::capitalised).toList();
    if (!meant.isEmpty()) {
      note(rule, "^" + word, word, String.join(" / ", meant), 0, 0, place(number, passage, from, to));
    }
  }

  private static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /// Words that stand with their capitals within sentences.
  private Set<String> names() {
    return WITHIN.matcher(whole).results().map(MatchResult::group).filter(word -> CAPITALISED.matcher(word).matches()).collect(Collectors.toSet());
  }

  private static String words(Passage passage, int from, int to) {
    return passage.text().substring(from, to);
  }

  private Spot place(int number, Passage passage, int from, int to) {
    var span = passage.inSource(from, to);
    return new Spot(passage.field(), span.from(), span.to() - span.from(), begins[number] + from, 0);
  }

  private List<Integer> occurrences(String words) {
    var all = new ArrayList<Integer>();
    for (var at = whole.indexOf(words); at >= 0 && all.size() < MOST_ADVICE; at = whole.indexOf(words, at + words.length())) {
      all.add(at);
    }
    return all;
  }

  private void note(AdviceKind kind, String about, String words, String instead, int number, int more, Spot place) {
    var rule = rules.counted(kind);
    if (rule != null) {
      note(rule, about, words, instead, number, more, place);
    }
  }

  /// @param about what tells it from others of its kind
  /// @param more what it weighs beyond its rule
  private void note(LanguageRule rule, String about, String words, String instead, int number, int more, Spot place) {
    var key = key(rule.kind(), about);
    var same = found.get(key);
    if (same == null && found.size() < 5 * MOST_ADVICE) {
      same = new Found(rule, key, words, instead, number, rule.weight() + more);
      found.put(key, same);
    }
    if (same != null && same.places.size() < MOST_PLACES) {
      same.places.add(place);
    }
  }

  static String key(AdviceKind kind, String about) {
    var words = about.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    return kind.word() + " " + (words.length() > LONGEST_KEY ? words.substring(0, LONGEST_KEY) : words);
  }
}
