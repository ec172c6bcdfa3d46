package dk.pip.search;

import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Language;
import dk.pip.shared.Slug;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Stories of a municipality that isn't there, for measuring how many are searched and how well: whatever may happen to what a
/// municipality has, in a hundred places. The same number is the same story every time. Their texts are filled up with words of the
/// dictionary, few of which are usual and most are rare, as in what people write. What answers a question as well as the story that
/// is asked for is left out, as no order of the two would be wrong.
public final class ManyDocuments {
  private static final String SOURCE = "many";
  private static final String KIND = "site.found.story";
  private static final int WORDS = 130;
  private static final int DICTIONARY = 30_000;
  private static final int BATCH = 500;
  private static final int STEP = 331;
  private static final LocalDate NEWEST = LocalDate.of(2025, 12, 1);
  private static final int DAYS = 5_000;

  private static final String[] FRONTS = {
    "lærke", "sø", "mose", "eng", "birke", "hede", "sønder", "kær", "elle", "skov", "strand", "linde", "nørre", "bakke", "øster", "mølle", "kirke", "bøge", "vester", "å"
  };
  private static final String[] ENDS = {"rup", "by", "bjerg", "holt", "lund"};
  private static final String[] FIRST = {
    "Anne", "Bent", "Camilla", "Dorte", "Erik", "Fatima", "Gitte", "Hassan", "Inger", "Jens", "Karen", "Lars", "Maja", "Niels", "Ole", "Pia", "Rasmus", "Susanne", "Tina", "Ulrik", "Vibeke", "Yusuf"
  };
  private static final String[] LAST = {
    "Andersen", "Bach", "Christensen", "Dam", "Eriksen", "Frandsen", "Gade", "Holm", "Iversen", "Jensen", "Krogh", "Lund", "Mortensen", "Nygaard", "Olesen", "Petersen", "Ravn", "Skov", "Toft", "Vestergaard"
  };
  private static final String[] SMALL = {"og", "i", "at", "det", "en", "til", "er", "af", "som", "på", "de", "med", "den", "for", "der", "ikke", "var", "et", "fra", "har"};

  /// Whether one word may be another misspelled.
  private static final Map<String, Boolean> NEAR = new ConcurrentHashMap<>();

  private record Subject(String name, String one, String the, String section, String[] words) {}

  private record Event(String name, String headline, String standfirst, String text) {}

  private static final class Parts {
    static final List<Subject> SUBJECTS = new ArrayList<>();
    static final List<Event> EVENTS = new ArrayList<>();
    static final List<String> PLACES = new ArrayList<>();
    static final List<String> WORDS = dictionary();

    static {
      for (var line : lines("/search/bench/stories_da.txt")) {
        var fields = line.substring(Math.min(2, line.length())).split("\\|");
        if (line.startsWith("S ")) {
          SUBJECTS.add(new Subject(fields[0], fields[1], fields[2], fields[3], fields[4].split(" ")));
        } else if (line.startsWith("E ")) {
          EVENTS.add(new Event(fields[0], fields[1], fields[2], fields[3]));
        }
      }
      for (var end : ENDS) {
        for (var front : FRONTS) {
          PLACES.add(front + end);
        }
      }
    }
  }

  private ManyDocuments() {}

  /// A question, with the address of what should come first.
  ///
  /// @param number that of the generated story; null where it is one of the demo's
  public record Question(String words, String path, @Nullable Integer number, boolean isMisspelled) {}

  /// A question, its words, and those of them that the story that is asked for has, its padding aside.
  private record Asked(Question question, List<DanishWords.Word> words, List<DanishWords.Word> told) {
    static Asked of(Question question) {
      var words = QueryWords.read(question.words()).stream().map(QueryWords.Sought::word).toList();
      var number = question.number();
      if (number == null) {
        return new Asked(question, words, words);
      }
      var event = event(number);
      var story = ManyDocuments.words(filled(event.headline() + " " + event.standfirst() + " " + event.text(), subject(number), place(number), "", ""));
      return new Asked(question, words, words.stream().filter(word -> isIn(story, List.of(word), question.isMisspelled())).toList());
    }

    boolean isOfTheSame(int other) {
      return question.number() != null && subject(question.number()).equals(subject(other)) && place(question.number()).equals(place(other));
    }

    boolean isIn(List<DanishWords.Word> text, List<DanishWords.Word> sought) {
      return isIn(text, sought, question.isMisspelled());
    }

    private static boolean isIn(List<DanishWords.Word> text, List<DanishWords.Word> sought, boolean misspelled) {
      return sought.stream().allMatch(one -> text.stream().anyMatch(word -> isMeant(one, word, misspelled)));
    }
  }

  public static List<Question> questions() {
    return questions(lines("/search/bench/questions_da.txt"));
  }

  static List<Question> questions(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(
            line -> {
              var isMisspelled = line.startsWith("~");
              var parts = line.substring(isMisspelled ? 1 : 0).split("\\|");
              var first = parts[0].strip();
              var number = first.startsWith("/") ? null : number(first);
              return new Question(parts[1].strip(), number == null ? first : story(number).path(), number, isMisspelled);
            })
        .toList();
  }

  /// The numbers of the stories that questions ask for.
  static SequencedSet<Integer> askedFor(List<Question> questions) {
    return questions.stream().map(Question::number).filter(Objects::nonNull).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static int number(String named) {
    var names = named.split("\\.");
    var subject = index(Parts.SUBJECTS.stream().map(Subject::name).toList(), names[0]);
    var event = index(Parts.EVENTS.stream().map(Event::name).toList(), names[1]);
    var place = index(Parts.PLACES, names[2]);
    return (place * Parts.EVENTS.size() + event) * Parts.SUBJECTS.size() + subject;
  }

  private static int index(List<String> names, String name) {
    var index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(name);
    }
    return index;
  }

  /// How many there are that differ.
  static int most() {
    return Parts.PLACES.size() * Parts.EVENTS.size() * Parts.SUBJECTS.size();
  }

  private static Subject subject(int number) {
    return Parts.SUBJECTS.get(number % Parts.SUBJECTS.size());
  }

  private static Event event(int number) {
    return Parts.EVENTS.get(number / Parts.SUBJECTS.size() % Parts.EVENTS.size());
  }

  private static String place(int number) {
    return Parts.PLACES.get(number / Parts.SUBJECTS.size() / Parts.EVENTS.size() % Parts.PLACES.size());
  }

  static SearchDocument story(int number) {
    var chance = new Random(number * 31L + 7);
    var subject = subject(number);
    var event = event(number);
    var place = place(number);
    var person = FIRST[chance.nextInt(FIRST.length)] + " " + LAST[chance.nextInt(LAST.length)];
    var count = Integer.toString(2 + chance.nextInt(98));
    var day = NEWEST.minusDays(chance.nextInt(DAYS));
    var text = new StringBuilder(filled(event.text(), subject, place, person, count)).append("\n\n");
    filler(text, subject, chance);
    var slug = Slug.of(subject.name() + " " + event.name() + " " + place, 80) + (number < most() ? "" : "-" + number / most());
    return new SearchDocument(
        "/nyheder/" + day.getYear() + "/" + slug,
        Audience.PUBLIC,
        KIND,
        Language.DA.tag(),
        filled(event.headline(), subject, place, person, count),
        filled(event.standfirst(), subject, place, person, count),
        text.toString(),
        List.of(),
        List.of(),
        subject.section(),
        FIRST[chance.nextInt(FIRST.length)] + " " + LAST[chance.nextInt(LAST.length)],
        day.atTime(9, 0).atZone(Dates.ZONE).toInstant());
  }

  private static String filled(String text, Subject subject, String place, String person, String count) {
    return text.replace("{D}", large(subject.the())).replace("{d}", subject.the()).replace("{s}", subject.one()).replace("{P}", large(place)).replace("{N}", person).replace("{K}", count);
  }

  private static String large(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /// The word of rank n is about as usual as one in n.
  private static void filler(StringBuilder text, Subject subject, Random chance) {
    for (var i = 0; i < WORDS; i++) {
      var kind = chance.nextDouble();
      var word =
          kind < 0.42
              ? SMALL[chance.nextInt(SMALL.length)]
              : kind < 0.5 ? subject.words()[chance.nextInt(subject.words().length)] : Parts.WORDS.get((int) (Math.pow(Parts.WORDS.size(), chance.nextDouble()) - 1));
      var begins = i % 11 == 0;
      text.append(begins ? large(word) : word).append(i % 11 == 10 ? ". " : " ");
    }
  }

  private static List<String> dictionary() {
    var all = new ArrayList<String>();
    try (var stream = ManyDocuments.class.getResourceAsStream(WordList.DICTIONARY)) {
      if (stream == null) {
        return List.of(SMALL);
      }
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        var word = line.replaceFirst("/.*", "");
        if (word.matches("[a-zæøå]{3,14}")) {
          all.add(word);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Collections.shuffle(all, new Random(1));
    return List.copyOf(all.subList(0, Math.min(DICTIONARY, all.size())));
  }

  private static List<String> lines(String file) {
    try (var stream = ManyDocuments.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("No " + file + " in the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// So many stories, in the order in which they are put in: those that are asked for, those that share two of subject, event and
  /// place with one of them, and whatever else, so that a few thousand are nearly as hard to tell apart as all.
  static SequencedSet<Integer> numbers(List<Question> questions, int stories) {
    var asked = askedFor(questions);
    var all = questions.stream().map(Asked::of).toList();
    var numbers = new LinkedHashSet<>(asked);
    others().filter(number -> asked.stream().anyMatch(one -> shared(one, number) == 2) && !answers(number, all))
        .limit(Math.max(0, stories - numbers.size()))
        .forEach(numbers::add);
    others().filter(number -> !numbers.contains(number) && !answers(number, all)).limit(Math.max(0, stories - numbers.size())).forEach(numbers::add);
    return numbers;
  }

  /// Whether nobody who asks one of the questions could say that a story answers it worse than the one that is asked for: where its
  /// headline holds all of the words, or it is of the same subject in the same place, and its headline holds all that the one that is
  /// asked for says of them at all. »cykelsti Hedeholt« is answered by every story of that path.
  private static boolean answers(int number, List<Asked> questions) {
    var headline = words(filled(event(number).headline(), subject(number), place(number), "", ""));
    return questions.stream()
        .filter(one -> one.question().number() == null || one.question().number() != number)
        .anyMatch(one -> one.isIn(headline, one.words()) || one.isOfTheSame(number) && one.isIn(headline, one.told()));
  }

  private static List<DanishWords.Word> words(String text) {
    var words = new ArrayList<DanishWords.Word>();
    TextWords.read(text, WORDS, (_, _, word) -> words.add(word));
    return words;
  }

  private static boolean isMeant(DanishWords.Word asked, DanishWords.Word word, boolean isMisspelled) {
    return word.stem().equals(asked.stem())
        || word.parts().contains(asked.stem())
        || isMisspelled && NEAR.computeIfAbsent(asked.folded() + " " + word.folded(), _ -> !Spelling.likeliest(asked.folded(), List.of(new Spelling.Known(word.folded(), 1)), 1).isEmpty());
  }

  private static Stream<Integer> others() {
    return IntStream.range(0, most()).mapToObj(i -> (int) ((long) i * STEP % most()));
  }

  private static int shared(int one, int other) {
    var subjects = Parts.SUBJECTS.size();
    var events = Parts.EVENTS.size();
    return (one % subjects == other % subjects ? 1 : 0)
        + (one / subjects % events == other / subjects % events ? 1 : 0)
        + (one / subjects / events == other / subjects / events ? 1 : 0);
  }

  /// Puts in so many, those that are asked for among them, with the indexes away while it lasts.
  public static void fill(JdbcClient jdbc, TransactionTemplate transaction, List<Question> questions, int stories, Runnable afterEach) {
    var index = new SearchIndex(jdbc);
    var all = List.copyOf(numbers(questions, stories));
    jdbc.sql("drop index search.document_public").update();
    for (var from = 0; from < all.size(); from += BATCH) {
      var some = all.subList(from, Math.min(all.size(), from + BATCH)).stream().map(ManyDocuments::story).toList();
      var key = SOURCE + from;
      transaction.executeWithoutResult(_ -> index.replace("site", key, some));
      afterEach.run();
    }
    jdbc.sql("create index document_public on search.document using gin (lexemes) with (fastupdate = off) where audience = 'PUBLIC'").update();
    jdbc.sql("analyze search.document").update();
    jdbc.sql("analyze search.word").update();
  }

  /// Puts in one more, as when it is published: from a place that nobody asks for.
  public static void publish(JdbcClient jdbc, TransactionTemplate transaction, int number) {
    var index = new SearchIndex(jdbc);
    var last = most() / Parts.PLACES.size();
    var story = story(2 * most() - last + number % last);
    transaction.executeWithoutResult(
        _ -> {
          index.lock();
          index.replace("site", story.path(), List.of(story));
        });
  }
}
