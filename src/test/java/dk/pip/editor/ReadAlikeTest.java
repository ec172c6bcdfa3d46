package dk.pip.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.markdown.Markdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.junit.jupiter.api.Test;

/// The editor takes the lines of a text for what they are when it is set.
class ReadAlikeTest extends EditorTest {
  private static final String OUTLINE =
      """
      async texts => {
        const { read } = await import("editor/read.js");
        const names = {heading: "heading", paragraph: "paragraph", quote: "quote", picture: "picture", table: "table", rule: "rule"};
        return texts.map(text => {
          const outline = [];
          read(text).doc.forEach(node => outline.push(
              node.type.name === "bullet_list" ? `bullets ${node.childCount}`
              : node.type.name === "ordered_list" ? `numbers ${node.childCount} from ${node.attrs.start}`
              : node.type.name === "kept" ? (/^ {0,3}(```|~~~)/.test(node.textContent) ? "code" : "kept")
              : names[node.type.name]));
          return outline.join(", ");
        });
      }
      """;

  private static final List<String> TEXTS =
      List.of(
          "2. oktober er en dag",
          "Vi ses\n2. oktober kl. 15",
          "1. en\n2. to",
          "1. en",
          "3. Tre\n4. Fire",
          "Ord\n3. Tre\n4. Fire",
          "7. klasse\n8. klasse",
          "1. januar\n2. februar\n3. marts",
          "1. en\n1. to",
          "1. en\n3. tre",
          "2026. Et år",
          "1) en\n2) to\n\n3) tre",
          "- en\n- to",
          "- Kom, sagde hun.",
          "- Det er en sætning.",
          "- kaffe",
          "Husk:\n- Det er en sætning.",
          "* Det er en sætning.",
          "- en\n\n- to\n\n  mere",
          "- en\n  - under\n- to",
          "Ord\n- en\n- to",
          "+ en\n+ to",
          "Titel\n-----",
          "Titel\n=====\n\nord",
          "En hel sætning, der er skrevet ud.\n---\n\nmere",
          "***",
          "- - -",
          "## En\ntekst",
          "##En\ntekst",
          "# En #",
          "#hashtag er tekst",
          "> citat\n> — Sara",
          "> citat\nvidere",
          "> Læs mere her",
          "> en\n\n> to",
          "![a](pictures/a.jpg \"b\")",
          "| a | b |\n|---|---|\n| 1 | 2 |",
          "a | b\n--|--\n1 | 2\n\nord",
          "ord\n| a | b |\n|---|---|\n| 1 | 2 |",
          "```\nkode\n```\nord",
          "    ikke kode",
          "linje\\\nlinje  \nlinje",
          "https://www.ellebaek.dk/a_b_c",
          "*en* - **to**",
          "– en\n– to",
          "kl. 9.00 start\nkl. 10.00 slut");

  /// What the editor has no shape for stands in it as it is written.
  private static final List<String> KEPT = List.of("ord\n![a](pictures/a.jpg)\nord", "ord\n    - et punkt", "ord <u>og</u> ord", "[^1]: noten");

  @Test
  void keepsAsItIsWrittenWhatItHasNoShapeFor() {
    assertThat((List<?>) open("").evaluate(OUTLINE, KEPT)).allMatch("kept"::equals);
  }

  @Test
  void takesLinesForTheSame() throws IOException {
    var texts = new ArrayList<>(TEXTS);
    try (var files = Files.walk(Path.of("src/main/resources/demo"))) {
      for (var file : files.filter(each -> each.toString().endsWith(".md")).toList()) {
        var story = Files.readString(file);
        texts.add(story.substring(story.indexOf("\n---\n", 4) + 5));
      }
    }
    var outlines = (List<?>) open("").evaluate(OUTLINE, texts);

    var different = new ArrayList<String>();
    for (var i = 0; i < texts.size(); i++) {
      var set = outline(texts.get(i));
      if (!set.equals(outlines.get(i))) {
        different.add("%s%nis set as %s%nand edited as %s".formatted(texts.get(i), set, outlines.get(i)));
      }
    }
    assertThat(different).isEmpty();
  }

  private static String outline(String text) {
    var outline = new ArrayList<String>();
    for (var node = Markdown.read(text).document().getFirstChild(); node != null; node = node.getNext()) {
      outline.add(name(node));
    }
    return String.join(", ", outline);
  }

  private static String name(Node node) {
    return switch (node) {
      case Heading _ -> "heading";
      case Paragraph paragraph when paragraph.getFirstChild() instanceof Image image && image.getNext() == null -> "picture";
      case Paragraph _ -> "paragraph";
      case BulletList list -> "bullets " + children(list);
      case OrderedList list -> "numbers %d from %d".formatted(children(list), list.getMarkerStartNumber());
      case BlockQuote _ -> "quote";
      case TableBlock _ -> "table";
      case ThematicBreak _ -> "rule";
      case FencedCodeBlock _ -> "code";
      default -> node.getClass().getSimpleName();
    };
  }

  private static int children(Node parent) {
    var count = 0;
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      count++;
    }
    return count;
  }
}
