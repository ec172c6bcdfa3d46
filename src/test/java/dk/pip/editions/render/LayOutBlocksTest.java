package dk.pip.editions.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dk.pip.editions.Block;
import dk.pip.editions.Block.Figure;
import dk.pip.editions.Manuscript;
import dk.pip.editions.PictureUse;
import dk.pip.editions.Story;
import dk.pip.editions.TextLanguage;
import dk.pip.municipality.Imprint;
import dk.pip.pictures.Picture;
import dk.pip.shared.Language;
import dk.pip.testing.Editions;
import dk.pip.testing.WebBrowser;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Blocks as editors really write them: long where the demo’s are short, many where it has one, at the end where it has them in
/// the middle. Each test makes the edition that it is about.
class LayOutBlocksTest {
  private static final WebBrowser BROWSER = new WebBrowser();
  private static final String PARAGRAPH = "Der er meget at sige om den vej, og det er der også blevet sagt, både på møder og ved hegnet. ".repeat(4) + "\n\n";
  private static final String QUOTE = "> Hvis jeg skal finde brillerne frem, er det ikke en plakat. Så er det et brev.\n> — Pendler på spor 2\n\n";

  private static final PictureUse WIDE = Editions.use("pictures/aftale.jpg", "To borde", "To borde mødes");
  private static final PictureUse PORTRAIT = Editions.use("pictures/kryds.jpg", "Et kryds", "Krydset ved Torvet");
  private static final String TOPS = "document.querySelector('.greeting').getBoundingClientRect().top - document.querySelector('.lead').getBoundingClientRect().top";

  /// How many pictures each row of a gallery has, and what is wrong with it. One that would be too high may be less wide.
  private static final String ROWS =
      """
      (() => {
        const edge = document.querySelector('.gallery').getBoundingClientRect();
        const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
        const most = Math.min(innerHeight * 0.75, (edge.width < 28 * rem ? 21.25 : 31.25) * rem);
        const rows = new Map();
        for (const img of document.querySelectorAll('.gallery img')) {
          const box = img.getBoundingClientRect();
          box.isCut = Math.abs(Math.log(box.width / box.height * img.naturalHeight / img.naturalWidth)) > 0.06 && getComputedStyle(img).objectFit !== 'contain';
          rows.set(Math.round(box.top), [...(rows.get(Math.round(box.top)) ?? []), box]);
        }
        return [...rows.values()].map(row => row.length
          + (Math.abs(row[0].left - edge.left) < 1 && (Math.abs(row.at(-1).right - edge.right) < 1 || row[0].height > most - 1) ? '' : ' gap')
          + (Math.max(...row.map(box => box.height)) - Math.min(...row.map(box => box.height)) < 1 ? '' : ' uneven')
          + (row.some(box => box.isCut) ? ' cut' : '')).join(', ');
      })()
      """;

  private static final String HEIGHTS = "const heights = [...document.querySelectorAll('.gallery img')].map(img => img.getBoundingClientRect().height); ";

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

  @Test
  void fitsATableOnAPhoneOrSetsItRowByRow() {
    var page = open(written("tables", full(table(4, 12) + table(7, 4))).getFirst(), 320);

    assertThat(number(page, "Math.max(...[...document.querySelectorAll('.table-scroll')].map(t => t.scrollWidth - t.clientWidth))")).isZero();
    assertThat(page.locator("thead").first().isVisible()).isTrue();
    assertThat(page.locator("thead").last().isVisible()).isFalse();
    assertThat(page.locator("table").last().ariaSnapshot()).contains("row \"Sted Sted nummer 0 Kolonne 1 1,5", "Kolonne 6");
    assertThat(page.evaluate("getComputedStyle([...document.querySelectorAll('table')].at(-1).querySelector('td'), '::before').content").toString()).as("what the first column is called").contains("Sted");
    assertThat(WebBrowser.axe(page)).isEmpty();
    page.close();
  }

  @Test
  void givesAStoryWithAWideTableTheWholeWidthOfATablet() {
    var page = open(written("wide", full("Kort."), full("b", table(8, 6)), new Block.Thanks("Tak", "Tak."), new Block.Thanks("Tak", "Tak.")).getFirst(), 768);

    assertThat(number(page, "document.querySelector('.table-scroll').clientWidth")).isGreaterThan(600);
    assertThat(number(page, "document.querySelector('.table-scroll').scrollWidth - document.querySelector('.table-scroll').clientWidth")).isZero();
    assertThat(number(page, "document.querySelector('.item-body').getBoundingClientRect().top - document.querySelector('.item-head').getBoundingClientRect().bottom")).isPositive();
    page.close();
  }

  @Test
  void saysThatATableCanBeScrolledAndKeepsItsFirstColumn() {
    var page = open(written("sideways", full(table(24, 6))).getFirst(), 768);

    var words = "getComputedStyle(document.querySelector('.table-scroll'), '::before').content";
    assertThat(page.evaluate(words)).asString().contains("Rul til siden");
    page.evaluate("document.querySelector('.table-scroll').scrollLeft = 300");
    assertThat(number(page, "document.querySelector('td').getBoundingClientRect().left - document.querySelector('.table-scroll').getBoundingClientRect().left")).isZero();
    assertThat(WebBrowser.overflow(page)).isZero();
    assertThat(WebBrowser.axe(page)).isEmpty();
    page.close();
  }

  @Test
  void keepsTheHeadOfAStoryInSightWhileItsTextIsRead() {
    var story = Editions.story("kryds", "Krydset", "Nyt", "Det tog otte eftermiddage.", "Redaktionen", PORTRAIT, "Der er meget at sige om den vej.\n\n".repeat(23));
    var page = open(written("beside", new Block.StoryInFull(story)).getFirst(), 1280);
    page.evaluate("window.scrollTo({top: 500, behavior: 'instant'})");

    assertThat(number(page, "document.querySelector('.lead-whole h2').getBoundingClientRect().top")).isBetween(0.0, 300.0);
    assertThat(number(page, "document.querySelector('.lead-whole .picture').getBoundingClientRect().bottom")).isLessThan(900);
    page.close();
  }

  @Test
  void setsALongInvitationOverTheWholeWidthInTwoColumns() {
    var page = open(written("long-box", full("Kort."), invitation("Kort", null), invitation("Lang", PARAGRAPH.repeat(4)), invitation("Kort igen", null)).getFirst(), 1280);

    assertThat(number(page, "document.querySelector('[aria-label*=Lang]').getBoundingClientRect().width")).isGreaterThan(1100);
    assertThat(number(page, "document.querySelector('[aria-label*=Lang]').getBoundingClientRect().height")).isLessThan(700);
    page.close();
  }

  @Test
  void setsOnlyTheTitleOfAnInvitationBesideItsDateOnAPhone() {
    var page = open(written("narrow-box", full("Kort."), invitation("Høst", "## Sådan gør vi\n\n" + PARAGRAPH)).getFirst(), 320);

    assertThat(number(page, "document.querySelector('.invitation h2').getBoundingClientRect().left - document.querySelector('.date').getBoundingClientRect().right")).isPositive();
    assertThat(number(page, "document.querySelector('.invitation .prose').getBoundingClientRect().left - document.querySelector('.date').getBoundingClientRect().left")).isZero();
    assertThat(number(page, "parseFloat(getComputedStyle(document.querySelector('.invitation h3')).fontSize)"))
        .isLessThan(number(page, "parseFloat(getComputedStyle(document.querySelector('.invitation h2')).fontSize)"));
    page.close();
  }

  @Test
  void leavesRoomBesideTheLongestMonthOnItsLeaf() {
    var party = new Block.Invitation("Høst", LocalDateTime.of(2026, 9, 22, 9, 0), null, "Hallen", null, null, null, null);
    for (var width : List.of(1280, 320)) {
      var page = open(written("leaf", full("Kort."), party).getFirst(), width);
      var room = "(() => { const text = document.createRange(); text.selectNodeContents(document.querySelector('.date span')); return document.querySelector('.date').getBoundingClientRect().width - text.getBoundingClientRect().width; })()";
      assertThat(number(page, room)).as("at %d", width).isGreaterThan(6);
      page.close();
    }
  }

  /// The comma between time and place would stand at the far end of either line.
  @Test
  void setsThePlaceBelowTheTimeInAPartThatIsReadFromTheRight() {
    var arabic = TextLanguage.named("ar").orElseThrow();
    var party = new Block.Invitation("مقهى", LocalDateTime.of(2026, 4, 2, 9, 0), null, "Torvet", null, null, null, null, arabic);
    var page = open(written("below", full("Kort."), party).getFirst(), 1280);
    assertThat(number(page, "document.querySelector('.facts bdi').getBoundingClientRect().top - document.querySelector('.facts time').getBoundingClientRect().bottom")).isGreaterThan(-8);
    assertThat(page.locator(".facts").first().innerText()).doesNotContain(",");
    page.close();
  }

  @Test
  void drawsALineBetweenEveryTwoItemsOnAPhoneAndNoneBesideABox() {
    var thanks = new Block.Thanks("Tak", "Tak for hjælpen.");
    var page = open(written("lines", full("Kort."), thanks, thanks, thanks, thanks, invitation("Høst", null), thanks).getFirst(), 320);

    var lines =
        """
        (() => {
          const all = [...document.querySelectorAll('.band .item, .band .box')];
          const line = (a, b) => parseFloat(getComputedStyle(a).borderBlockEndWidth) + (a.closest('.band') === b.closest('.band') ? 0 : parseFloat(getComputedStyle(b.closest('.band')).borderBlockStartWidth));
          return all.slice(1).map((b, i) => line(all[i], b)).join(' ');
        })()
        """;
    assertThat(page.evaluate(lines)).isEqualTo("1 1 1 0 0");
    page.close();
  }

  @Test
  void setsAGreetingThatTheEditorPutFirstAboveAStoryInFull() {
    var greeting = new Block.Greeting("Kære læser", null);
    var first = open(written("greeting", greeting, full(PARAGRAPH)).getFirst(), 1280);
    assertThat(number(first, TOPS)).isNegative();
    first.close();
    var second = open(written("greeting", full(PARAGRAPH), greeting).getFirst(), 1280);
    assertThat(number(second, TOPS)).isPositive();
    second.close();
    var teased = open(written("greeting", greeting, new Block.StoryTeaser(story("en", "En", PARAGRAPH), null)).getFirst(), 1280);
    assertThat(number(teased, TOPS)).isPositive();
    teased.close();
  }

  @Test
  void keepsEachPieceOfALineInOrderWithinAPartThatIsReadFromTheRight() {
    var arabic = TextLanguage.named("ar").orElseThrow();
    var party =
        new Block.Invitation("مقهى", LocalDateTime.of(2026, 4, 2, 9, 0), null, "1. sal, Torvegade 12", null, null, null, null, arabic);
    var page = open(written("from-the-right", full("Kort."), party).getFirst(), 1280);

    var place = "(words) => { const at = document.createRange(); const text = document.evaluate(`//*[contains(@class, 'facts')]//text()[contains(., '${words}')]`, document, null, 9).singleNodeValue; at.setStart(text, text.data.indexOf(words)); at.setEnd(text, text.data.indexOf(words) + words.length); return at.getBoundingClientRect().left; }";
    assertThat(((Number) page.evaluate(place, "1. ")).doubleValue()).isLessThan(((Number) page.evaluate(place, "sal, ")).doubleValue());
    page.close();
  }

  @Test
  void fillsEachRowOfAGalleryToItsMargins() {
    var gallery = new ArrayList<>(Collections.nCopies(4, PORTRAIT));
    gallery.add(WIDE);
    for (var width : List.of(1280, 768, 320)) {
      var page = open(written("gallery", full("Kort."), new Block.Pictures("Nye kolleger", gallery)).getFirst(), width);

      assertThat(page.evaluate(ROWS)).as("at %d", width).isEqualTo(width == 1280 ? "5" : width == 768 ? "3, 2" : "2, 2, 1");
      page.close();
    }
  }

  @Test
  void fillsTheRowOfAPictureThatHasItToItselfOnATablet() {
    var page = open(written("three", full("Kort."), new Block.Pictures("Tre", Collections.nCopies(3, WIDE))).getFirst(), 768);
    assertThat(page.evaluate(ROWS)).isEqualTo("1, 2");
    page.close();
  }

  /// Squares, portraits, a panorama, something tall: no picture is huge beside tiny ones, however many there are.
  @Test
  void setsPicturesOfAnyShapesInFullRowsOfLikeHeight() {
    var shapes = List.of(List.of(900, 900), List.of(600, 800), List.of(1200, 400), List.of(350, 750), List.of(900, 600), List.of(640, 960), List.of(210, 150));
    for (var count : List.of(2, 5, 7, 15, 24)) {
      var pictures = new HashMap<String, Picture>();
      var gallery = new ArrayList<PictureUse>();
      for (var i = 0; i < count; i++) {
        var shape = shapes.get((i * i + i / 2) % shapes.size());
        pictures.put("pictures/p" + i + ".jpg", Editions.picture(shape.getFirst(), shape.getLast(), 0xE8C9B0, 0x7A3B2E + i));
        gallery.add(Editions.use("pictures/p" + i + ".jpg", "Nummer " + i, "Billede " + i));
      }
      var manuscript = Editions.manuscript("Galleri", List.of(full("Kort."), new Block.Pictures("Kolleger", gallery)));
      pictures.putAll(manuscript.pictures());
      var path = WebLook.write("shapes", new Manuscript(manuscript.edition(), manuscript.imprint(), pictures), WebLook.BEFORE, List.of()).getFirst();
      for (var width : List.of(2560, 1280, 768, 320)) {
        var page = open(path, width);
        var as = "%d at %d: %s".formatted(count, width, page.evaluate(ROWS));
        assertThat(page.evaluate(ROWS)).as(as).asString().doesNotContain("gap", "uneven", "cut");
        assertThat(number(page, "(() => { " + HEIGHTS + "return Math.max(...heights); })()")).as(as).isLessThanOrEqualTo(675);
        assertThat(number(page, "(() => { " + HEIGHTS + "return Math.max(...heights) / Math.min(...heights); })()")).as(as).isLessThan(2.6);
        assertThat(page.locator(".gallery img").all().stream().map(img -> img.getAttribute("alt")).toList()).isEqualTo(gallery.stream().map(PictureUse::alt).toList());
        assertThat(WebBrowser.overflow(page)).as(as).isZero();
        page.close();
      }
    }
  }

  @Test
  void setsAPortraitByItselfSmallWithItsCaptionBeside() {
    var page = open(written("one", full("Kort."), new Block.Pictures(null, List.of(PORTRAIT))).getFirst(), 1280);

    assertThat(number(page, "document.querySelector('.gallery img').getBoundingClientRect().height")).isLessThanOrEqualTo(320);
    assertThat(number(page, "document.querySelector('.gallery figcaption').getBoundingClientRect().left - document.querySelector('.gallery img').getBoundingClientRect().right")).isBetween(0.0, 40.0);
    page.close();
  }

  /// Two from a telephone would else be higher than the window is.
  @Test
  void keepsTwoPortraitsAbreastWithinTheWindow() {
    var page = open(written("two", full("Kort."), new Block.Pictures(null, List.of(PORTRAIT, PORTRAIT))).getFirst(), 1280);

    assertThat(number(page, "document.querySelector('.gallery img').getBoundingClientRect().height / innerHeight")).isLessThanOrEqualTo(0.76);
    assertThat(number(page, "new Set([...document.querySelectorAll('.gallery img')].map(img => Math.round(img.getBoundingClientRect().top))).size")).isEqualTo(1);
    page.close();
  }

  @Test
  void setsPostersThatFollowEachOtherSideBySide() {
    var poster = new Block.Pictures(null, List.of(PORTRAIT));
    for (var many : List.of(2, 3, 5)) {
      var blocks = new ArrayList<Block>(List.of(full("Kort.")));
      blocks.addAll(Collections.nCopies(many, poster));
      var page = open(write("posters", Editions.IMPRINT, blocks).getFirst(), 1280);

      assertThat(number(page, "new Set([...document.querySelectorAll('.gallery img')].map(img => Math.round(img.getBoundingClientRect().bottom))).size")).as("%d", many).isEqualTo((many + 2) / 3);
      assertThat(number(page, "Math.max(...[...document.querySelectorAll('.gallery img')].map(img => img.getBoundingClientRect().height))")).isLessThanOrEqualTo(540);
      assertThat(page.locator(".gallery a[href]").count()).isEqualTo(many);
      page.close();
    }
  }

  @Test
  void setsFiguresInColumnsWithTheirUnitsBesideThem() {
    var figures =
        new Block.Numbers(
            null,
            List.of(new Figure("94", "%", "fik svar"), new Figure("1,94", "m", "over"), new Figure("212", null, "breve"), new Figure("2.914.000.000", "kr.", "i alt")),
            "Økonomi");
    var page = open(written("figures", full("Kort."), figures, new Block.Thanks("Tak", PARAGRAPH)).getFirst(), 320);

    var places = "[...document.querySelectorAll('.numbers > div')].map(each => Math.round(each.getBoundingClientRect().left) + '/' + Math.round(each.getBoundingClientRect().width)).join(' ')";
    assertThat(page.evaluate(places)).asString().matches("16/(\\d+) (\\d+)/\\1 16/\\1 16/288");
    assertThat(number(page, "document.querySelector('.unit').getBoundingClientRect().bottom - document.querySelector('dd').getBoundingClientRect().bottom")).isNegative();
    assertThat(page.locator("dd").allInnerTexts()).extracting(text -> text.replace('\u00a0', ' ')).containsExactly("94 %", "1,94 m", "212", "2.914.000.000 kr.");
    page.close();
  }

  @Test
  void setsTheTownsLineInTwoLinesAtMostAndTheMonthBesideIt() {
    for (var name : List.of("Tal & Tanker", "Medarbejderbladet Fjordnyt")) {
      for (var line : List.of("Når det skal gøres op", "Kommunikationsafdelingens månedlige nyhedsbrev til alle steder mellem fjorden og åen")) {
        var imprint = new Imprint("Ellebæk Kommune", name, line, Editions.IMPRINT.theme(), null, null, "", "", "");
        var path = write("masthead", imprint, List.of(full("Kort."))).getFirst();
        for (var width : List.of(1280, 768)) {
          var page = open(path, width);
          var height = "document.querySelector('.masthead-tagline').getBoundingClientRect().height - parseFloat(getComputedStyle(document.querySelector('.masthead-tagline')).paddingBlockEnd)";
          assertThat(number(page, height)).as("%s, %s at %d", name, line, width).isLessThan(56);
          assertThat(number(page, "document.querySelector('.masthead-issue').getBoundingClientRect().top - document.querySelector('.masthead-tagline').getBoundingClientRect().bottom")).as("%s, %s at %d", name, line, width).isNegative();
          page.close();
        }
        var phone = open(path, 320);
        assertThat(number(phone, "document.querySelector('.bird').getBoundingClientRect().left")).isGreaterThanOrEqualTo(16);
        phone.close();
      }
    }
  }

  @Test
  void keepsTheBirdWithinTheMarginOfAStorysPage() {
    for (var name : List.of("pip", "Fjordnyt", "Ravnen Rundt", "Medarbejderbladet")) {
      var imprint = new Imprint("Ellebæk Kommune", name, "Nyt fra os alle", Editions.IMPRINT.theme(), null, null, "", "", "");
      var phone = open(write("bird", imprint, List.of(full("Kort."))).get(1), 320);
      assertThat(number(phone, "document.querySelector('.bird').getBoundingClientRect().left")).as(name).isGreaterThanOrEqualTo(16);
      phone.close();
    }
  }

  private static Block invitation(String title, @Nullable String text) {
    return new Block.Invitation(title, LocalDateTime.of(2026, 4, 2, 9, 0), null, "Hallen", null, text, null, null);
  }

  private static String table(int columns, int rows) {
    var table = new StringBuilder("| Sted |");
    IntStream.range(1, columns).forEach(column -> table.append(" Kolonne ").append(column).append(" |"));
    table.append("\n| --- |").append(" ---: |".repeat(columns - 1)).append('\n');
    IntStream.range(0, rows)
        .forEach(row -> table.append("| Sted nummer ").append(row).append(" |").append(" 1,5 |".repeat(columns - 1)).append('\n'));
    return table.append('\n').toString();
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
    return full("den-lange", body);
  }

  private static Block full(String slug, String body) {
    return new Block.StoryInFull(story(slug, "Den lange", body));
  }

  private static Story story(String slug, String headline, String body) {
    return Editions.story(slug, headline, "Nyt", "Det tog otte eftermiddage.", "Redaktionen", null, body);
  }
}
