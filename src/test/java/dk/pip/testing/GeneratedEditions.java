package dk.pip.testing;

import dk.pip.editions.Block;
import dk.pip.editions.Edition;
import dk.pip.editions.FollowedPromise;
import dk.pip.editions.FollowedState;
import dk.pip.editions.Manuscript;
import dk.pip.editions.PictureUse;
import dk.pip.editions.Story;
import dk.pip.editions.TextLanguage;
import dk.pip.editions.render.Correction;
import dk.pip.municipality.Imprint;
import dk.pip.municipality.Theme;
import dk.pip.pictures.Picture;
import dk.pip.shared.Audience;
import dk.pip.shared.Language;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Editions that nobody thought of: every kind of block in any order, short and long, in both languages, with all that a
/// text may hold. The same seed gives the same edition.
public final class GeneratedEditions {
  private static final List<String> DANISH =
      List.of(
          "bænken", "kommunen", "vandt", "fordi", "ingen", "havde", "set", "den", "stå", "der", "før", "byrådet", "siger",
          "Åse", "og", "i", "år", "bliver", "skolen", "ved", "åen", "grøn", "næste", "uge", "møder", "borgerne", "hinanden",
          "på", "torvet", "klokken", "halv", "syv", "hvor", "man", "kan", "få", "kaffe", "uden", "at", "betale", "2.500",
          "medarbejderudviklingssamtale", "hjemmeplejens", "cykelsti", "vejbelysning", "også", "et", "æble", "Øster", "når");
  private static final List<String> ENGLISH =
      List.of(
          "the", "council", "will", "open", "a", "new", "library", "next", "week", "because", "people", "asked", "for", "it",
          "and", "nobody", "had", "thought", "of", "that", "before", "bench", "which", "talks", "won", "at", "town", "hall",
          "neighbourhood", "responsibilities", "walk", "along", "river", "every", "morning", "with", "coffee", "4,117", "lamps",
          "interdepartmental", "street", "light", "saves", "half", "money", "in", "our", "schools");
  private static final String[] ARABIC = {"نقل", "المقعد", "إلى", "الساحة", "قبل", "الصيف", "المكتبة", "في", "البلدية", "أم", "2026", "لا"};
  private static final List<String> COMPOUNDS =
      List.of(
          "ungdomsuddannelsesvejlederkonference",
          "sundhedsplejerskekonsultationsaftale",
          "vejbelysningsrenoveringsprojektleder",
          "beredskabskommissionsformandskab",
          "renseanlægsudvidelsesforundersøgelsesrapport");
  private static final List<String> NEWSLETTERS =
      List.of("pip", "Å", "Nyt", "Fjordnyt", "Kommunens nyhedsbrev", "Medarbejderbladet", "Nyt fra rådhuset og omegn", "Sammen om byen i Vestervig");
  private static final String[] PICTURES = {"pictures/wide.jpg", "pictures/square.jpg", "pictures/tall.jpg", "pictures/strip.jpg"};

  /// Small, so that nothing need be scaled.
  private static final Map<String, Picture> POOL =
      Map.of(
          PICTURES[0], Editions.picture(300, 200, 0xF5DDA0, 0xD9552B),
          PICTURES[1], Editions.picture(200, 200, 0xC9DDE3, 0x0B4A44),
          PICTURES[2], Editions.picture(150, 300, 0xE8C9B0, 0x7A3B2E),
          PICTURES[3], Editions.picture(400, 60, 0x24343F, 0xF2B632));

  /// What editions had before there were votes: those that tests name by their seeds stay what they were.
  private static final Block.Kind[] BEFORE_VOTES =
      Arrays.stream(Block.Kind.values()).filter(kind -> kind != Block.Kind.VOTE).toArray(Block.Kind[]::new);

  private final Random random;
  private final Language language;
  private int stories;

  private GeneratedEditions(long seed) {
    this.random = new Random(seed * 1_000_003);
    random.nextInt();
    this.language = chance(70) ? Language.DA : Language.EN;
  }

  /// An edition of all kinds of blocks but votes.
  public static Manuscript of(long seed) {
    return new GeneratedEditions(seed).manuscript(BEFORE_VOTES);
  }

  /// An edition with a vote, and more of them among all other kinds of blocks.
  public static Manuscript withVotes(long seed) {
    return new GeneratedEditions(seed).manuscript(Block.Kind.values(), Block.Kind.VOTE);
  }

  /// What readers were told of mistakes in the edition, for the forms that say it.
  public static List<Correction> corrections(long seed) {
    var generated = new GeneratedEditions(seed);
    return IntStream.range(0, generated.random.nextInt(3))
        .mapToObj(i -> new Correction(Instant.parse("2026-03-12T08:00:00Z").plusSeconds(3_600L * i), generated.sentence(), generated.chance(50) ? Set.of() : Set.of("historie-1")))
        .toList();
  }

  /// The edition in a few lines, for whoever must find out why it went wrong.
  public static String describe(long seed, Manuscript manuscript) {
    var blocks = manuscript.edition().blocks().stream().map(GeneratedEditions::shape).collect(Collectors.joining(" | "));
    return "seed %d, »%s«, %s: %s"
        .formatted(seed, manuscript.imprint().newsletter(), manuscript.edition().language(), blocks);
  }

  private static String shape(Block block) {
    var words = block.toString().replaceAll("\\s+", " ");
    return block.kind().word() + "(" + words.length() + ")";
  }

  private Manuscript manuscript(Block.Kind[] drawn, Block.Kind... besides) {
    var kinds = new ArrayList<Block.Kind>();
    var blocks = 1 + (chance(8) ? random.nextInt(24) : random.nextInt(6));
    while (kinds.size() < blocks) {
      kinds.add(any(drawn));
    }
    for (var kind : besides) {
      kinds.add(random.nextInt(kinds.size() + 1), kind);
    }
    var list = new ArrayList<Block>();
    kinds.forEach(kind -> list.add(block(kind)));
    var edition =
        new Edition(
            1 + random.nextInt(99),
            chance(50) ? 1 + random.nextInt(60) : null,
            YearMonth.of(2026, 1 + random.nextInt(12)),
            words(1, 12),
            chance(80) ? Audience.PUBLIC : Audience.STAFF,
            language,
            null,
            list);
    return new Manuscript(edition, imprint(), POOL);
  }

  private Imprint imprint() {
    return new Imprint(
        chance(90) ? "Ellebæk Kommune" : "Nordvestsjællands Fælles Forsyningsselskab",
        any(NEWSLETTERS.toArray(new String[0])),
        chance(80) ? sentence() : "",
        Theme.DEFAULT,
        chance(40) ? POOL.get(PICTURES[chance(50) ? 1 : 2]) : null,
        chance(85) ? URI.create("https://pip.ellebaek.example") : null,
        "pip@ellebaek.example",
        chance(85) ? "redaktion@ellebaek.example" : "",
        chance(85) ? "Rådhustorvet 1, 9999 Ellebæk" : "");
  }

  private FollowedPromise followed() {
    return new FollowedPromise(
        sentences(1, 2),
        maybe(words(1, 8)),
        LocalDate.of(2025, 9, 2),
        any(FollowedState.values()),
        maybe(sentences(1, 3)),
        LocalDate.of(2026, 9, 1),
        LocalDate.of(2026, 2, 3),
        maybe("/loefter/vi-lover-k7m2"));
  }

  private Block block(Block.Kind kind) {
    return switch (kind) {
      case GREETING -> new Block.Greeting(text(1, 4), maybe(words(1, 6)));
      case ALSO_IN_THIS_ISSUE -> new Block.AlsoInThisIssue();
      case STORY -> new Block.StoryInFull(story());
      case STORY_TEASER -> new Block.StoryTeaser(story(), chance(20) ? sentences(1, 3) : null);
      case PULL_QUOTE -> new Block.PullQuote(sentences(1, 4), words(1, 8));
      case PICTURES -> new Block.Pictures(maybe(headline(80)), pictures());
      case NUMBERS -> new Block.Numbers(maybe(headline(80)), figures(), words(1, 10));
      case INVITATION -> invitation();
      case QUIZ -> quiz();
      case VIDEO ->
          new Block.Video(
              headline(120), address(), maybe(picture()), maybe("2:40"), maybe(LocalDate.of(2026, 12, 31)), text(1, 3));
      case PRESS_MENTION -> new Block.PressMention(sentences(1, 3), words(1, 6), LocalDate.of(2026, 3, 2), maybe(address()));
      case VOTE -> vote();
      case THANKS -> new Block.Thanks(headline(120), text(1, 3));
      case FOLLOW_UP ->
          new Block.FollowUp(
              Stream.generate(this::followed).limit(1 + random.nextInt(chance(20) ? 12 : 4)).toList(), LocalDate.of(2026, 3, 12), maybe(text(1, 2)));
      case INFO_BOX -> new Block.InfoBox(headline(120), text(1, chance(10) ? 12 : 3), maybe(LocalDate.of(2026, 9, 30)));
      case NEXT_ISSUE ->
          chance(50)
              ? new Block.NextIssue(LocalDate.of(2026, 4, 9), null, maybe(LocalDate.of(2026, 3, 27)), maybe(text(1, 1)))
              : new Block.NextIssue(null, words(1, 4), null, maybe(text(1, 2)));
    };
  }

  private Story story() {
    stories++;
    var further = chance(15);
    return new Story(
        "historie-" + stories,
        headline(200),
        maybe(20, headline(60)),
        maybe(words(1, 4)),
        chance(70) ? sentences(1, 3) : null,
        maybe(words(1, 8)),
        maybe(LocalDate.of(2026, 3, 1 + random.nextInt(28))),
        maybe(picture()),
        further ? address() : null,
        further ? maybe(words(1, 6)) : null,
        text(1, chance(6) ? 20 : 5));
  }

  private List<PictureUse> pictures() {
    return IntStream.range(0, chance(10) ? 10 + random.nextInt(15) : 1 + random.nextInt(7)).mapToObj(_ -> picture()).toList();
  }

  private PictureUse picture() {
    var decorative = chance(15);
    return new PictureUse(
        any(PICTURES), decorative ? "" : sentence(), decorative, maybe(sentences(1, 2)), maybe(30, words(1, 4)));
  }

  private List<Block.Figure> figures() {
    var values = new String[] {"7", "212", "90.000", "1.234.567,89", "½", "100 %"};
    return IntStream.range(0, 1 + random.nextInt(6))
        .mapToObj(_ -> new Block.Figure(any(values), maybe(40, any("kr.", "km", "kilometer")), words(1, 9)))
        .toList();
  }

  private Block invitation() {
    var start = LocalDateTime.of(2026, 3, 1 + random.nextInt(28), random.nextInt(24), 15 * random.nextInt(4));
    return new Block.Invitation(
        headline(120),
        start,
        maybe(start.plusHours(1 + random.nextInt(40))),
        words(1, 10),
        maybe(start.minusDays(2)),
        maybe(text(1, 2)),
        maybe(chance(50) ? address() : "mailto:koncert@ellebaek.example"),
        maybe(words(1, 6)));
  }

  private Block quiz() {
    var closes = LocalDateTime.of(2026, 3, 27, 12, 0);
    var options = IntStream.range(0, 2 + random.nextInt(5)).mapToObj(_ -> words(1, chance(20) ? 20 : 4)).toList();
    return new Block.Quiz(
        headline(120), sentence(), options, maybe(closes.minusDays(9)), closes, maybe(text(1, 1)), "Hemmeligt: " + words(1, 3));
  }

  /// Of a few words or of many, and some that are read from the right.
  private Block vote() {
    var isArabic = chance(20);
    var longest = chance(20) ? 50 : 5;
    var options =
        IntStream.range(0, 2 + random.nextInt(chance(30) ? 19 : 4)).mapToObj(_ -> isArabic ? arabic(longest) : words(1, longest)).toList();
    var closes = LocalDateTime.of(2026, 3, 20, 12, 0);
    return new Block.VoteCall(
        isArabic ? arabic(20) + "؟" : headline(200),
        options,
        maybe(closes.minusDays(7)),
        closes,
        "en-afstemning",
        maybe(isArabic ? arabic(60) : text(1, 3)),
        isArabic ? TextLanguage.named("ar").orElseThrow() : null);
  }

  private String arabic(int most) {
    return IntStream.range(0, 1 + random.nextInt(most)).mapToObj(_ -> any(ARABIC)).collect(Collectors.joining(" "));
  }

  /// CommonMark of so many pieces.
  private String text(int least, int most) {
    var pieces = new ArrayList<String>();
    var count = least + random.nextInt(most - least + 1);
    while (pieces.size() < count) {
      pieces.add(piece());
    }
    return String.join("\n\n", pieces);
  }

  private String piece() {
    return switch (random.nextInt(20)) {
      case 0 -> "## " + headline(100);
      case 1 -> "## " + headline(60) + "\n\n" + sentences(1, 3) + "\n\n### " + headline(60) + "\n\n" + sentences(1, 4);
      case 2 -> list("- ", 1 + random.nextInt(8));
      case 3 -> list("1. ", 1 + random.nextInt(12));
      case 4 -> nested();
      case 5 -> "> " + sentences(1, 3) + "\n> — " + words(1, 6);
      case 6 -> "> " + sentences(1, 5);
      case 7 -> poem();
      case 8 -> chance(20) ? table(1 + random.nextInt(60), 1 + random.nextInt(9)) : table(1 + random.nextInt(6), 2 + random.nextInt(3));
      case 9 -> "![" + sentence() + "](" + any(PICTURES) + (chance(50) ? " \"" + words(2, 9) + "\"" : "") + ")";
      case 10 -> sentence() + " Se [" + words(1, 5) + "](" + address() + ") og skriv til redaktion@ellebaek.example. " + sentences(1, 2);
      case 11 -> sentences(1, 2) + " **" + words(1, 4) + "** og *" + words(1, 4) + "*, " + sentence();
      case 12 -> sentences(1, 2) + " " + any(COMPOUNDS.toArray(new String[0])) + " " + sentences(1, 2);
      case 13 -> sentence() + " " + address() + " " + sentence();
      default -> sentences(1, chance(10) ? 40 : 8);
    };
  }

  private String list(String mark, int items) {
    return IntStream.range(0, items).mapToObj(_ -> mark + (chance(30) ? sentences(1, 3) : words(1, 5))).collect(Collectors.joining("\n"));
  }

  private String nested() {
    return "- " + sentence() + "\n  - " + words(1, 6) + "\n    1. " + words(1, 9) + "\n    2. " + sentences(1, 2) + "\n  - " + sentence()
        + "\n- " + words(1, 3) + "\n\n  " + sentences(1, 2);
  }

  private String poem() {
    return IntStream.range(0, 2 + random.nextInt(16)).mapToObj(_ -> words(2, 6)).collect(Collectors.joining("\\\n"));
  }

  private String table(int rows, int columns) {
    var longest = columns > 5 ? 2 : 6;
    var table = new StringBuilder();
    for (var row = 0; row <= rows; row++) {
      var first = row == 0;
      table.append(
          IntStream.range(0, columns).mapToObj(i -> first || i == 0 ? words(1, longest) : cell(longest)).collect(Collectors.joining(" | ", "| ", " |\n")));
      if (first) {
        table.append("| --- ".repeat(columns)).append("|\n");
      }
    }
    return table.toString().strip();
  }

  private String cell(int longest) {
    return chance(60) ? any("Ja", "–", "7.30", "12.500 kr.", "6-20", "Lukket") : words(1, longest);
  }

  /// Of one letter to so many.
  private String headline(int most) {
    var length = chance(5) ? 1 : chance(10) ? most : 8 + random.nextInt(Math.min(most, 70));
    var text = new StringBuilder(chance(8) ? any(COMPOUNDS.toArray(new String[0])) : word());
    while (text.length() < length) {
      text.append(' ').append(word());
    }
    text.setLength(Math.max(1, Math.min(length, text.length())));
    return capitalised(text.toString().strip());
  }

  private String sentences(int least, int most) {
    return IntStream.range(0, least + random.nextInt(most - least + 1)).mapToObj(_ -> sentence()).collect(Collectors.joining(" "));
  }

  private String sentence() {
    return capitalised(words(2, 16)) + any(".", ".", ".", "!", "?");
  }

  private String words(int least, int most) {
    return IntStream.range(0, least + random.nextInt(most - least + 1)).mapToObj(_ -> word()).collect(Collectors.joining(" "));
  }

  private String word() {
    var words = language == Language.DA ? DANISH : ENGLISH;
    return words.get(random.nextInt(words.size()));
  }

  private String address() {
    return "https://eksempel.example/"
        + IntStream.range(0, 1 + random.nextInt(7)).mapToObj(_ -> any("referat", "byraad", "moede-2026", "dagsorden")).collect(Collectors.joining("/"))
        + (chance(20) ? "?side=2" : "");
  }

  private String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> @Nullable T maybe(T thing) {
    return maybe(60, thing);
  }

  private <T> @Nullable T maybe(int percent, T thing) {
    return chance(percent) ? thing : null;
  }

  @SafeVarargs
  private <T> T any(T... things) {
    return things[random.nextInt(things.length)];
  }
}
