package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.print.PrintRenderer;
import dk.pip.testing.Editions;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is as large as may be, or as odd, takes some times the processor time of an ordinary text of its length, not some
/// hundred times, and isn't printed over itself.
class ProofreadLargeTextsTest {
  private static final Instant AT = Instant.parse("2026-03-12T07:00:00Z");
  private static final int MOST_TIMES = 40;
  private static final String ORDINARY =
      IntStream.range(0, 140)
          .mapToObj(i -> "## Rubrik %d\n\nDet her er et ord i en meget lang tekst. Og her er et til, som er noget længere end det første.\n\n".formatted(i))
          .collect(Collectors.joining());

  private static long ordinary;

  @BeforeAll
  static void printWhatIsOrdinary() {
    // The first is slow, as its program isn't compiled yet.
    new PrintRenderer().render(edition(ORDINARY), AT);
    var begun = cpu();
    new PrintRenderer().render(edition(ORDINARY), AT);
    ordinary = cpu() - begun;
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        text("quotes in quotes", 1500, i -> ">".repeat(i % 14 + 1) + " Hej med dig.\n" + (i % 20 == 19 ? "\n" : "")),
        text("quotes of their own", 800, i -> "> Hej\n> — Bent\n\n"),
        Arguments.of("a quote higher than a page", "> " + "Hvordan går det med alle de gode ord? ".repeat(400) + "\n> — Bent"),
        Arguments.of("a table of many rows", "| A | B |\n|---|---|\n" + "| Noget | 12 kr. |\n".repeat(400)),
        Arguments.of("a table of many columns", "|" + "A|".repeat(60) + "\n|" + "---|".repeat(60) + "\n" + ("|" + "Noget|".repeat(60) + "\n").repeat(20)),
        text("many links", 480, i -> "[ord %d](https://eksempel.example/%d) ".formatted(i, i)),
        Arguments.of("long words", ("a".repeat(1990) + " ").repeat(10)),
        Arguments.of("long words in a table", "| A | B | C |\n|---|---|---|\n" + ("| " + "a".repeat(500) + " | b | c |\n").repeat(20)),
        text("nothing but headings", 400, i -> "## Rubrik %d\n\n".formatted(i)),
        Arguments.of("one long paragraph", "Det her er et ord i en meget lang tekst. ".repeat(480)),
        text("bold letters", 3000, i -> "**a** "),
        text("lists in lists", 600, i -> "  ".repeat(i % 13) + "- punkt\n" + (i % 26 == 25 ? "\nTekst.\n\n" : "")));
  }

  private static Arguments text(String name, int times, java.util.function.IntFunction<String> part) {
    return Arguments.of(name, IntStream.range(0, times).mapToObj(part).collect(Collectors.joining()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void isPrintedInTime(String name, String text) {
    var edition = edition(text);
    var begun = cpu();
    var print = new PrintRenderer().render(edition, AT);
    assertThat((double) (cpu() - begun) / ordinary).as("times an ordinary text").isLessThan(MOST_TIMES);
    assertThat(PrintChecks.of(edition.edition(), print).findings()).isEmpty();
  }

  private static Manuscript edition(String text) {
    var story = Editions.story("en", "En historie", null, null, null, null, text);
    return Editions.manuscript("Meget", List.of(new Block.StoryInFull(story), new Block.Thanks("Tak", "Tak til Åse.")));
  }

  /// In nanoseconds.
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
