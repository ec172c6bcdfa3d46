package dk.pip.editions.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dk.pip.editions.Block;
import dk.pip.editions.Story;
import dk.pip.municipality.Imprint;
import dk.pip.shared.Language;
import dk.pip.testing.Editions;
import dk.pip.testing.WebBrowser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Blocks as editors really write them: long where the demo’s are short, many where it has one, at the end where it has them in
/// the middle. Each test makes the edition that it is about.
class LayOutBlocksTest {
  private static final WebBrowser BROWSER = new WebBrowser();
  private static final String PARAGRAPH = "Der er meget at sige om den vej, og det er der også blevet sagt, både på møder og ved hegnet. ".repeat(4) + "\n\n";
  private static final String QUOTE = "> Hvis jeg skal finde brillerne frem, er det ikke en plakat. Så er det et brev.\n> — Pendler på spor 2\n\n";

  @AfterAll
  static void close() {
    BROWSER.close();
  }

  @Test
  void endsAQuoteInTheMarginAboveWhatFollowsTheStory() {
    var taller = "> " + "WWWWW MMMMM ".repeat(12) + "\n> — En, der taler højt\n\n";
    var body = PARAGRAPH + QUOTE + PARAGRAPH.repeat(2) + taller + PARAGRAPH.repeat(3);
    var page = open(written("quotes", full(body)).get(1), 1280);

    assertThat(number(page, "Math.min(...[...document.querySelectorAll('.quote')].map(q => q.getBoundingClientRect().left)) - document.querySelector('.prose p').getBoundingClientRect().right")).isPositive();
    assertThat(number(page, "document.querySelector('.story-foot').getBoundingClientRect().top - Math.max(...[...document.querySelectorAll('.quote')].map(q => q.getBoundingClientRect().bottom))"))
        .isGreaterThanOrEqualTo(48);
    page.close();
  }

  @Test
  void setsAQuoteWithLittleTextAfterItInTheText() {
    for (var end : List.of("", "En linje til sidst.", QUOTE + PARAGRAPH.repeat(3), "| A | B |\n| --- | --- |\n| 1 | 2 |\n\n" + PARAGRAPH.repeat(3))) {
      var page = open(written("last-quote", full(PARAGRAPH + QUOTE + end)).get(1), 1280);

      assertThat(number(page, "document.querySelector('.quote').getBoundingClientRect().left - document.querySelector('.prose p').getBoundingClientRect().left")).as(end).isBetween(-1.0, 1.0);
      page.close();
    }
  }

  @Test
  void leavesOutTheTipWhereThereIsNobodyToWriteTo() {
    var imprint = new Imprint("Ellebæk Kommune", "pip", "", Editions.IMPRINT.theme(), null, null, "", "", "");
    var page = open(write("nobody", imprint, List.of(full(PARAGRAPH))).getFirst(), 1280);

    assertThat(page.locator("a[href='mailto:']").count()).isZero();
    assertThat(page.content()).doesNotContain("Giv et praj");
    page.close();
  }

  private static Page open(Path path, int width) {
    return BROWSER.open(path.toUri().toString(), width, ColorScheme.LIGHT);
  }

  private static double number(Page page, String expression) {
    return ((Number) page.evaluate(expression)).doubleValue();
  }

  private static List<Path> written(String name, Block... blocks) {
    return write(name, Editions.IMPRINT, List.of(blocks));
  }

  private static List<Path> write(String name, Imprint imprint, List<Block> blocks) {
    return WebLook.write(name, Editions.manuscript("Sommeren", blocks, Language.DA, imprint), WebLook.BEFORE, List.of());
  }

  private static Block full(String body) {
    return new Block.StoryInFull(story("Den lange", body));
  }

  private static Story story(String headline, String body) {
    return Editions.story("den-lange", headline, "Nyt", "Det tog otte eftermiddage.", "Redaktionen", null, body);
  }
}
