package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is changed is changed, and nothing else, whoever wrote the file and however.
class ChangeStoryFileTest {
  private static final String WRITTEN =
      """
      ---
      # Skrevet på toget
      headline: "Bænken, der kan snakke: nu"
      short-title: Bænken   # kort

      standfirst: >
        Tre klasser slog
        deres forslag sammen.
      byline: 'Åse & Bo'

      picture:
        file: pictures/baenken.jpg
        alt: |
          En bænk
        caption: Den er rød.
      # slut
      ---


      Det begyndte  \t
      med en lap papir.

      2. oktober


      """;

  @Test
  void keepsEveryByteOfWhatIsNotChanged() {
    var file = StoryFile.read(WRITTEN).orElseThrow();
    var same = file;
    for (var name : StoryFile.FIELDS) {
      same = same.with(name, file.field(name));
    }
    same = same.with(StoryFile.PICTURE, file.group(StoryFile.PICTURE)).with(StoryFile.FURTHER, Map.of()).withBody(file.body().replace("\n", "\r\n"));
    assertThat(same.text()).isEqualTo(WRITTEN);
  }

  @Test
  void changesTheLinesOfAFieldOnly() {
    var file = StoryFile.read(WRITTEN).orElseThrow();
    assertThat(file.field("headline")).isEqualTo("Bænken, der kan snakke: nu");
    assertThat(file.field("standfirst")).isEqualTo("Tre klasser slog deres forslag sammen.");

    assertThat(file.with("headline", "Bænken vandt").text()).isEqualTo(WRITTEN.replace("\"Bænken, der kan snakke: nu\"", "Bænken vandt"));
    assertThat(file.with("standfirst", "Kort: ja").text())
        .isEqualTo(WRITTEN.replace("standfirst: >\n  Tre klasser slog\n  deres forslag sammen.\n", "standfirst: 'Kort: ja'\n"));
    assertThat(file.with("short-title", " ").text()).isEqualTo(WRITTEN.replace("short-title: Bænken   # kort\n", ""));
    assertThat(file.with("section", "Hverdag").text()).isEqualTo(WRITTEN.replace("# kort\n", "# kort\nsection: Hverdag\n"));
    var picture = new LinkedHashMap<>(file.group(StoryFile.PICTURE));
    picture.put("alt", "To bænke");
    assertThat(file.with(StoryFile.PICTURE, picture).text())
        .isEqualTo(WRITTEN.replace("alt: |\n    En bænk\n", "alt: To bænke\n").replace("file: pictures/baenken.jpg", "file: 'pictures/baenken.jpg'").replace("'pictures/baenken.jpg'", "pictures/baenken.jpg"));
    assertThat(file.withBody("Kort.\n").text()).isEqualTo(WRITTEN.substring(0, WRITTEN.indexOf("Det begyndte")) + "Kort.\n\n\n");
  }

  @Test
  void readsBackWhateverIsTyped() {
    var values =
        List.of("true", "null", "2. oktober", "- nej", "a: b", "a #b", "'citat'", "\"citat\"", "»citat«", "*fed*", "&anker", "{x}", "[y]", "%", "@", "`", "|", ">", "~",
            "2026-03-12", "12", "ja", "Å", "😀 hop", "مرحبا", "a\\b", "\u202E", "\u2066x", "\u200B", "it's", "slut:", "!", "?", "---", "x\ty", "to\nlinjer");
    for (var value : values) {
      var file = StoryFile.fresh("x").with("headline", value).with("byline", value).with(StoryFile.FURTHER, Map.of("text", value)).withBody(value);
      var read = StoryFile.read(file.text()).orElseThrow();
      var line = value.replaceAll("\\s+", " ");
      assertThat(read.field("headline")).isEqualTo(line);
      assertThat(read.field("byline")).isEqualTo(line);
      assertThat(read.group(StoryFile.FURTHER)).isEqualTo(Map.of("text", line));
      assertThat(read.body()).isEqualTo(value);
    }
  }

  @Test
  void keepsGroupsWithinGroupsTextsAndLists() {
    var video = new LinkedHashMap<String, String>();
    video.put("title", "Bænken: goddag");
    video.put("still.file", "pictures/baenk.jpg");
    video.put("still.alt", "En bænk");
    video.put("transcript", "  Sara:\r\n\r\n    - Hej: \u0000#1  \r\n---\r\n# Slut\n\n");
    var related = List.of(Map.of("story", "aftalen"), Map.of("address", "/nyheder/2025/proeven", "title", "På: prøve"));

    var file = StoryFile.read(WRITTEN).orElseThrow().with(StoryFile.RELATED, related).with(StoryFile.VIDEO, video);

    var read = StoryFile.read(file.text()).orElseThrow();
    assertThat(read.group(StoryFile.VIDEO))
        .containsEntry("still.file", "pictures/baenk.jpg")
        .containsEntry("transcript", "Sara:\n\n    - Hej:  #1\n---\n# Slut");
    assertThat(read.list(StoryFile.RELATED)).isEqualTo(related);
    assertThat(read.with(StoryFile.RELATED, related).with(StoryFile.VIDEO, video)).isEqualTo(read);
    assertThat(read.with(StoryFile.VIDEO, Map.of()).with(StoryFile.RELATED, List.of()).text()).isEqualTo(WRITTEN);
    assertThat(file.text()).contains("  caption: Den er rød.\nvideo:\n  title: 'Bænken: goddag'\n  still:\n    file: pictures/baenk.jpg\n");
  }

  @Test
  void leavesOutWhatNobodyCanSee() {
    var file = StoryFile.fresh("%\uFFFE\uFEFF a\u0000b \uD83Dc \u0085d").withBody("Et\u000B afsnit\u0000 \uFFFF\uD83D med\ttabulator");
    assertThat(file.field("headline")).isEqualTo("% a b c d");
    assertThat(file.body()).isEqualTo("Et afsnit  med\ttabulator");
    assertThat(StoryFile.read(file.text())).contains(file);
  }

  @Test
  void keepsLinesThatEndAsOnWindows() {
    var windows = WRITTEN.replace("\n", "\r\n");
    var file = StoryFile.read(windows).orElseThrow();
    assertThat(file.withBody(file.body()).text()).isEqualTo(windows);
    assertThat(file.with("headline", "Ny").text()).isEqualTo(windows.replace("\"Bænken, der kan snakke: nu\"", "Ny"));
  }

  @Test
  void beginsWithNothingButAHeadline() {
    var file = StoryFile.fresh("En idé: bænke");
    assertThat(file.text()).isEqualTo("---\nheadline: 'En idé: bænke'\n---\n\n");
    assertThat(file.body()).isEmpty();
    assertThat(file.withBody("Tekst").text()).isEqualTo("---\nheadline: 'En idé: bænke'\n---\n\nTekst\n");
    assertThat(StoryFile.read("Ingen felter")).isEmpty();
    assertThat(StoryFile.read("---\nheadline: [\n---\nx")).isEmpty();
    assertThat(StoryFile.read("---\nheadline: x\n---")).isEmpty();
  }

  /// Those of the demo, that people wrote in a text editor.
  @Test
  void keepsTheStoriesOfTheDemo() throws IOException {
    try (var files = Files.walk(Path.of("src/main/resources/demo"))) {
      for (var path : files.filter(each -> each.getParent().endsWith("stories") && each.toString().endsWith(".md")).toList()) {
        var text = Files.readString(path);
        var file = StoryFile.read(text).orElseThrow();
        assertThat(file.withBody(file.body()).with("byline", file.field("byline")).text()).isEqualTo(text);
        var changed = file.with("byline", "En anden").with("byline", file.field("byline"));
        assertThat(changed.field("byline")).isEqualTo(file.field("byline"));
        assertThat(changed.body()).isEqualTo(file.body());
      }
    }
  }
}
