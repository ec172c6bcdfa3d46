package dk.pip.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What of a text is the same after it was opened and saved.
class SaveTextTest extends EditorTest {
  private static final String EVERYTHING =
      """

      Det begyndte med en **lap papir**, *kursiv*, __fed__ og _kursiv_.
      Næste linje.  \n\
      Tredje linje.

      ## Et forslag ##
      Tæt på overskriften, **Pris:**250 kr. og 5*3*2.



      2. oktober er en dag.

      * en
      * to
          1. under
          2. mere

      1) foo

      2) bar

      > Vi troede ikke, at de ville lytte.
      — Sara, 6.b

      ![To piger måler](pictures/maal.jpg 'De to målte')

      a | b
      :-|-:
      1 | **2**

      Se noten[^1], <b>HTML</b> og &amp; [med henvisning][her].

      [^1]: En note
          på to linjer.

      [her]: https://eksempel.example

      ***
      - Kom, sagde hun.

      Titel
      =====

      ```
      kode
      ```

      • Punkt fra Word
      • og et mere

      <!-- en bemærkning -->

      \tslut med blanke  \n\n""";

  @Test
  void leavesUntouchedTextAsItIs() {
    for (var text : new String[] {EVERYTHING, "", "\n\nTo linjer forude", "Uden linjeskift til sidst", "   \n"}) {
      assertThat(saved(open(text))).isEqualTo(text);
    }
  }

  @Test
  void leavesUntouchedStoriesOfTheDemoAsTheyAre() throws IOException {
    var page = open("");
    for (var story : stories()) {
      var text = Files.readString(story);
      var body = text.substring(text.indexOf("\n---\n", 4) + 5);
      var written =
          page.evaluate(
              """
              async text => {
                const { read } = await import("editor/read.js");
                const { Writer } = await import("editor/write.js");
                const { doc, blocks } = read(text);
                return new Writer(text, blocks).write(doc);
              }
              """,
              body);
      assertThat(written).as(story.toString()).isEqualTo(body);
    }
  }

  private static List<Path> stories() throws IOException {
    try (var files = Files.walk(Path.of("src/main/resources/demo"))) {
      return files.filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  @Test
  void changesThatBlockAloneWhichWasChanged() {
    for (var words : new String[] {"Tredje linje.", "Et forslag", "oktober er en dag.", "mere", "lytte.", "Kom, sagde hun."}) {
      var page = open(EVERYTHING);
      var paragraph = page.locator("[role=textbox] :is(p, h2)").getByText(words).last();
      paragraph.click();
      type(page, "<End>", "X");

      assertThat(unchanged(EVERYTHING, markdown(page))).as(words).isEqualTo(EVERYTHING.split("\n\n+").length - 1);
    }
  }

  /// How many parts between blank lines are in both.
  private static long unchanged(String before, String after) {
    var parts = new ArrayList<>(List.of(after.split("\n\n+")));
    return Arrays.stream(before.split("\n\n+")).filter(parts::remove).count();
  }

  @Test
  void isTheSameAfterAChangeWasUndone() {
    var page = open(EVERYTHING);
    page.locator("[role=textbox] p").getByText("oktober").click();
    type(page, "mere");
    assertThat(markdown(page)).isNotEqualTo(EVERYTHING);
    type(page, "<Control+z>");

    assertThat(saved(page)).isEqualTo(EVERYTHING);
  }

  @Test
  void isATextAreaWithoutScripts() {
    var page = withoutScripts(EVERYTHING);
    var area = page.getByLabel("Brødtekst");

    assertThat(area.inputValue()).isEqualTo(EVERYTHING);
    area.fill("## Hej\n\nUden scripts.");
    assertThat(saved(page)).isEqualTo("## Hej\n\nUden scripts.");
  }

  @Test
  void postsWhatWasWritten() {
    var page = type("## Hej", "<Enter>", "Med **fed** skrift.");

    assertThat(saved(page)).isEqualTo("## Hej\n\nMed **fed** skrift.");
    assertThat(page.locator("textarea").isVisible()).isFalse();
  }
}
