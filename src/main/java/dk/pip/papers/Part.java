package dk.pip.papers;

import dk.pip.markdown.Markdown;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a paper consists of. All texts are bounded: one that is longer than a paper has room for is refused when the part is made
/// (`IllegalArgumentException`), so whoever takes texts from people has bounds of their own below these. What is blank is left out.
public sealed interface Part {
  /// The longest of texts that are of one line or a few, in letters.
  int LONGEST_LINE = 2_000;

  /// The longest of running texts, in letters.
  int LONGEST_TEXT = 100_000;

  /// The longest paragraph of a running text, in letters: the engine looks for the best ends of all lines of a paragraph at once.
  int LONGEST_PARAGRAPH = 10_000;

  /// The most entries that one part has.
  int MOST = 2_000;

  /// What an entry of its own takes, as if it were so many letters more.
  int ENTRY = 60;

  /// What a line or a mark of a text, a cell of a table or a line to write on takes besides.
  int CELL = 20;

  /// How much there is to set, in letters.
  int weight();

  /// All that there is to set.
  Stream<String> texts();

  /// A heading, which comes to stand in the bookmarks too. Levels are put in order: none is skipped.
  ///
  /// @param level 1 for the highest below the title, 5 for the lowest
  record Heading(String text, int level) implements Part {
    public Heading {
      line(text);
      between(level, 1, 5);
    }

    public Heading(String text) {
      this(text, 1);
    }

    @Override
    public Stream<String> texts() {
      return Stream.of(text);
    }

    @Override
    public int weight() {
      return text.length();
    }
  }

  /// Running text in CommonMark, read as [Markdown] does. Its headings stand below the heading before it. HTML is read as
  /// text, and of pictures the words that stand for them.
  record Text(String markdown) implements Part {
    public Text {
      text(markdown);
    }

    @Override
    public Stream<String> texts() {
      return Stream.of(markdown);
    }

    @Override
    public int weight() {
      return weightOf(markdown);
    }
  }

  /// Words and what stands for each: parties, dates, places. The second may be of several lines.
  record Facts(List<Fact> facts) implements Part {
    public Facts {
      facts = entries(facts);
    }

    @Override
    public Stream<String> texts() {
      return facts.stream().flatMap(fact -> Stream.of(fact.label, fact.value));
    }

    @Override
    public int weight() {
      return ENTRY * facts.size() + sum(texts());
    }
  }

  record Fact(String label, String value) {
    public Fact {
      line(label);
      line(value);
    }
  }

  /// A table of plain texts. Rows may be shorter than the head; a table that is too wide for the page becomes a block for each row.
  ///
  /// @param caption null for none
  /// @param head blank texts for none
  /// @param figures which columns, from 0, are of figures, and end at the right
  record Table(@Nullable String caption, List<String> head, List<List<String>> rows, Set<Integer> figures) implements Part {
    /// The most columns that a table has.
    public static final int MOST_COLUMNS = 40;

    public Table {
      line(caption == null ? "" : caption);
      head = entries(head);
      rows = entries(rows).stream().map(List::copyOf).toList();
      figures = Set.copyOf(figures);
      Stream.concat(Stream.of(head), rows.stream())
          .forEach(
              row -> {
                between(row.size(), 0, MOST_COLUMNS);
                row.forEach(Part::line);
              });
    }

    public Table(List<String> head, List<List<String>> rows) {
      this(null, head, rows, Set.of());
    }

    @Override
    public Stream<String> texts() {
      return Stream.of(Stream.of(caption == null ? "" : caption), head.stream(), rows.stream().flatMap(List::stream)).flatMap(texts -> texts);
    }

    @Override
    public int weight() {
      return CELL * (head.size() + rows.stream().mapToInt(List::size).sum()) + ENTRY * rows.size() + sum(texts());
    }
  }

  /// Points with numbers, each of them CommonMark.
  ///
  /// @param from the number of the first
  record Numbered(List<String> items, int from) implements Part {
    public Numbered {
      items = entries(items);
      items.forEach(Part::text);
      between(from, 0, 1_000_000);
    }

    public Numbered(List<String> items) {
      this(items, 1);
    }

    @Override
    public Stream<String> texts() {
      return items.stream();
    }

    @Override
    public int weight() {
      return ENTRY * items.size() + items.stream().mapToInt(Part::weightOf).sum();
    }
  }

  /// Who has signed, and who is to: for those there is a line to write on.
  ///
  /// @param hash what the document is known by, in small figures of even width; null for none
  record Signatures(List<Signature> signatures, @Nullable String hash) implements Part {
    /// The longest hash, in letters: of 1,024 bits.
    public static final int LONGEST_HASH = 256;

    public Signatures {
      signatures = entries(signatures);
      if (hash != null && !hash.matches("[0-9A-Za-z+/=:-]{1," + LONGEST_HASH + "}")) {
        throw new IllegalArgumentException("No hash");
      }
    }

    @Override
    public Stream<String> texts() {
      return signatures.stream().flatMap(signature -> Stream.of(signature.name, signature.role, signature.how == null ? "" : signature.how));
    }

    @Override
    public int weight() {
      return ENTRY * signatures.size() + sum(texts());
    }
  }

  /// @param role what they sign as, `Kommunaldirektør, Ellebæk Kommune`; may be blank
  /// @param at when they signed; null if they have not
  /// @param how they did it, `Med en kode, der blev sendt til …`; null for nothing to say
  record Signature(String name, String role, @Nullable Instant at, @Nullable String how) {
    public Signature {
      line(name);
      line(role);
      line(how == null ? "" : how);
    }

    public Signature(String name, String role, @Nullable Instant at) {
      this(name, role, at, null);
    }
  }

  /// What comes with the document, numbered, under a heading of its own.
  record Appendices(List<String> titles) implements Part {
    public Appendices {
      titles = entries(titles);
      titles.forEach(Part::line);
    }

    @Override
    public Stream<String> texts() {
      return titles.stream();
    }

    @Override
    public int weight() {
      return ENTRY * titles.size() + sum(texts());
    }
  }

  /// A question with lines to write the answer on. On a paper of one page (`Papers.onePage`) what is left of the page goes to
  /// more lines.
  ///
  /// @param help below the question; null for none
  /// @param lines at least so many
  record QuestionWithRoom(String question, @Nullable String help, int lines) implements Part {
    public QuestionWithRoom {
      line(question);
      line(help == null ? "" : help);
      between(lines, 0, 40);
    }

    @Override
    public Stream<String> texts() {
      return Stream.of(question, help == null ? "" : help);
    }

    @Override
    public int weight() {
      return CELL * lines + sum(texts());
    }
  }

  /// CommonMark in a tinted box.
  record Note(String markdown) implements Part {
    public Note {
      text(markdown);
    }

    @Override
    public Stream<String> texts() {
      return Stream.of(markdown);
    }

    @Override
    public int weight() {
      return weightOf(markdown);
    }
  }

  /// Cards to cut out, in a grid with lines to cut along, on pages of their own. A card with much text is higher than the others.
  ///
  /// @param columns 1 to 4 cards beside each other
  /// @param rows 1 to 10 cards below each other
  record Cards(List<Card> cards, int columns, int rows) implements Part {
    public Cards {
      cards = entries(cards);
      between(columns, 1, 4);
      between(rows, 1, 10);
    }

    @Override
    public Stream<String> texts() {
      return cards.stream().flatMap(card -> Stream.concat(Stream.of(card.title, card.text, card.foot), card.fields.stream().flatMap(field -> Stream.of(field.label, field.words))));
    }

    @Override
    public int weight() {
      return ENTRY * cards.size() + sum(texts());
    }
  }

  /// @param text plain; may be blank
  /// @param code what a QR code leads to; null for none
  /// @param foot what one may type instead, or a number; may be blank
  /// @param fields below everything else, each on a line of its own
  record Card(String title, String text, @Nullable String code, String foot, List<CardField> fields) {
    /// The longest text that a QR code on a card has, in letters.
    public static final int LONGEST_CODE = 300;

    public Card {
      line(title);
      line(text);
      line(foot);
      fields = List.copyOf(fields);
      fields.forEach(
          field -> {
            line(field.label);
            line(field.words);
          });
      between(code == null ? 0 : code.length(), 0, LONGEST_CODE);
    }

    public Card(String title, String text, @Nullable String code, String foot) {
      this(title, text, code, foot, List.of());
    }
  }

  /// Something on a card under its name.
  ///
  /// @param large whether it is what the card is for
  record CardField(String label, String words, boolean large) {}

  /// A QR code with words beside it, such as the address that one may type instead.
  ///
  /// @param code what it leads to
  record Code(String text, String code) implements Part {
    public Code {
      line(text);
      between(code.length(), 1, Card.LONGEST_CODE);
    }

    @Override
    public int weight() {
      return ENTRY + text.length();
    }

    @Override
    public Stream<String> texts() {
      return Stream.of(text);
    }
  }

  /// What follows begins a page.
  record PageBreak() implements Part {
    @Override
    public Stream<String> texts() {
      return Stream.empty();
    }

    @Override
    public int weight() {
      return ENTRY;
    }
  }

  private static void line(String text) {
    between(text.length(), 0, LONGEST_LINE);
  }

  private static void text(String text) {
    between(text.length(), 0, LONGEST_TEXT);
    if (text.length() > LONGEST_PARAGRAPH && Markdown.paragraphOver(LONGEST_PARAGRAPH, text).isPresent()) {
      throw new IllegalArgumentException("A paragraph of more than %d letters".formatted(LONGEST_PARAGRAPH));
    }
  }

  /// What may become a block or a span of its own takes more than its letters.
  private static int weightOf(String markdown) {
    return markdown.length() + CELL * (int) markdown.chars().filter(c -> "\n|*_[`~".indexOf(c) >= 0).count();
  }

  private static <T> List<T> entries(List<T> entries) {
    between(entries.size(), 0, MOST);
    return List.copyOf(entries);
  }

  private static int sum(Stream<String> texts) {
    return texts.mapToInt(String::length).sum();
  }

  private static void between(int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException("Not between %d and %d: %d".formatted(least, most, value));
    }
  }
}
