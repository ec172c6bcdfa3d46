package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `edition.yaml` changed on the screen: only what was changed is written anew.
class ChangeEditionFileTest {
  private static final String WRITTEN =
      """
      # Marts
      format: pip-edition-1
      number: 3
      month: 2026-03
      title: Bænken vandt   # hedder den
      blocks:
        # Mette skriver
        - kind: greeting
          text: |
            Kære læser

            # ikke en bemærkning
            - heller ikke en liste

        - kind: also-in-this-issue

        - { kind: story-teaser, story: baenken }
        -
          kind: thanks
          title: Tak
          text: "Til alle"

      # slut
      """;

  @Test
  void movesABlockWithItsLinesAndLeavesTheRest() {
    var file = EditionFile.read(WRITTEN).orElseThrow();
    assertThat(file.blocks()).extracting(EditionFile.Entry::kind).containsExactly("greeting", "also-in-this-issue", "story-teaser", "thanks");
    var moved = file.moved(3, 0);
    assertThat(kinds(moved)).containsExactly("thanks", "greeting", "also-in-this-issue", "story-teaser");
    assertThat(moved.text()).contains("title: Bænken vandt   # hedder den\n").contains("      # ikke en bemærkning\n").endsWith("# slut\n");
    assertThat(sorted(moved.text())).isEqualTo(sorted(WRITTEN));
    assertThat(moved.blocks().get(1).text("text")).isEqualTo(file.blocks().getFirst().text("text"));
    assertThat(moved.moved(0, 3).text()).isEqualTo(WRITTEN);
    assertThat(file.without(1).without(0).text()).doesNotContain("also-in").doesNotContain("Kære læser").contains("{ kind: story-teaser, story: baenken }");
  }

  private static List<String> sorted(String text) {
    return text.lines().sorted().toList();
  }

  private static List<String> kinds(EditionFile file) {
    return file.blocks().stream().map(EditionFile.Entry::kind).toList();
  }

  @Test
  void takesAllBlocksAwayAndPutsNewOnesIn() {
    var file = EditionFile.read(WRITTEN).orElseThrow();
    for (var i = 0; i < 4; i++) {
      file = file.without(0);
    }
    assertThat(file.blocks()).isEmpty();
    assertThat(file.text()).contains("blocks: []").endsWith("# slut\n");
    var full = file.with(0, "info-box", Map.of("title", "Åbent: ja", "text", "1. linje\n\n  * indrykket\n# ikke en bemærkning"));
    assertThat(full.blocks().getFirst().text("text")).isEqualTo("1. linje\n\n  * indrykket\n# ikke en bemærkning");
    assertThat(full.blocks().getFirst().text("title")).isEqualTo("Åbent: ja");
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocks: [{kind: greeting, text: Hej}, {kind: also-in-this-issue}]\n", "blocks:\n- kind: greeting\n  text: Hej\n- kind: also-in-this-issue", "\"blocks\":\r\n    - kind: greeting\r\n      text: Hej\r\n    - kind: also-in-this-issue\r\n", "blocks:\n  - kind: greeting\n    text: Hej\n  - kind: also-in-this-issue\ntitle: Bagefter\n", "title: Intet endnu\n", "blocks:\n", "blocks: []"})
  void worksHoweverItIsWritten(String text) {
    var file = EditionFile.read(text).orElseThrow();
    var more = file.with(file.blocks().size(), "thanks", Map.of("title", "Tak", "text", "To\nlinjer")).with(0, "pull-quote", Map.of("quote", "»Ja«: nej", "source", "Sara"));
    assertThat(kinds(more)).startsWith("pull-quote").endsWith("thanks").hasSize(file.blocks().size() + 2);
    assertThat(more.blocks().getLast().text("text").stripTrailing()).isEqualTo("To\nlinjer");
    assertThat(more.field("title")).isEqualTo(file.field("title"));
    var back = more.moved(0, more.blocks().size() - 1).replaced(0, "greeting", Map.of("text", "Ny"));
    assertThat(kinds(back)).startsWith("greeting").endsWith("pull-quote");
  }

  @Test
  void writesTheFieldsOfTheWhole() {
    var file = EditionFile.read(WRITTEN).orElseThrow();
    var other = file.with("title", "Nej: »ja« #1").with("volume", "11").with("language", "en");
    assertThat(other.field("title")).isEqualTo("Nej: »ja« #1");
    assertThat(other.text()).contains("number: 3\nvolume: 11\nmonth: 2026-03\n").contains("language: en\nblocks:\n");
    assertThat(other.with("volume", "").with("language", "").with("title", "Bænken vandt").text()).isEqualTo(WRITTEN.replace("   # hedder den", ""));
    assertThat(file.with("title", "Bænken vandt")).isSameAs(file);
  }

  /// Editions with every kind of block, changed at random: what isn't touched says what it said, and what is written anew too.
  @Test
  void keepsWhatItSaysWhateverIsMoved() {
    var random = new Random(36);
    for (var round = 0; round < 60; round++) {
      var file = EditionFile.read(round % 3 == 0 ? WRITTEN : Bundles.march().text(Bundles.EDITION)).orElseThrow();
      var said = new ArrayList<>(file.blocks().stream().map(ChangeEditionFileTest::said).toList());
      for (var i = 0; i < 10 && !said.isEmpty(); i++) {
        var from = random.nextInt(said.size());
        var to = random.nextInt(said.size());
        var entry = file.blocks().get(from);
        file = file.replaced(from, entry.kind(), entry.fields()).moved(from, to);
        said.add(to, said.remove(from));
      }
      assertThat(file.blocks().stream().map(ChangeEditionFileTest::said).toList()).isEqualTo(said);
    }
  }

  private static Map<String, Object> said(EditionFile.Entry entry) {
    var all = new TreeMap<String, Object>(new LinkedHashMap<>(entry.fields()));
    all.put("kind", entry.kind());
    return all;
  }

  @Test
  void changesTheDemosEditionInPlace() {
    var text = Bundles.march().text(Bundles.EDITION);
    var file = EditionFile.read(text).orElseThrow();
    var last = file.blocks().size() - 1;
    assertThat(file.moved(0, last).moved(last, 0).text()).isEqualTo(text);
    for (var entry : file.blocks()) {
      assertThat(text.lines().toList().get(entry.firstLine() - 1)).contains("- ");
      assertThat(entry.lastLine()).isGreaterThanOrEqualTo(entry.firstLine());
    }
  }
}
