package dk.pip.editions.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dk.pip.editions.Block;
import dk.pip.editions.PictureUse;
import dk.pip.editions.Story;
import dk.pip.municipality.Imprint;
import dk.pip.shared.Language;
import dk.pip.testing.Editions;
import dk.pip.testing.WebBrowser;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How an edition that is not like the demo is laid out: a name of several words, long compounds, portraits and a long story.
class LayOutPagesTest {
  private static final PictureUse WIDE = Editions.use("pictures/aftale.jpg", "To borde", "To borde mødes");
  private static final PictureUse PORTRAIT = Editions.use("pictures/kryds.jpg", "Et kryds", "Krydset ved Torvet");
  private static final WebBrowser BROWSER = new WebBrowser();

  private static List<Path> pages = List.of();

  @BeforeAll
  static void writePages() {
    var imprint =
        new Imprint(
            "Ellebæk Kommune",
            "Kalenderen i Ellebæk Kommune",
            "Nyt fra os",
            Editions.IMPRINT.theme(),
            null,
            Editions.IMPRINT.site(),
            "pip@ellebaek.example",
            "redaktion@ellebaek.example",
            "Rådhustorvet 1, 9999 Ellebæk");
    List<Block> blocks =
        List.of(
            new Block.AlsoInThisIssue(),
            new Block.StoryInFull(story("den-lange", "Den lange", PORTRAIT, "Der er meget at sige om den vej.\n\n".repeat(120))),
            teaser("sommer", "Sommerferieordningen er fuld", WIDE),
            teaser("speciallaeger", "Speciallægepraksisplanlægningsstabiliseringsperioden er forbi", WIDE),
            teaser("anlaeg", "Renseanlægsudvidelsesforundersøgelsesrapporten er her", WIDE),
            new Block.Pictures(null, Collections.nCopies(5, PORTRAIT)),
            new Block.Invitation(
                "Ungdomsuddannelsesvejlederkonferencen", LocalDateTime.of(2026, 4, 2, 9, 0), null, "Hallen", null, null, null, null));
    pages = WebLook.write("unlike", Editions.manuscript("Sommeren", blocks, Language.DA, imprint), WebLook.BEFORE, List.of());
  }

  @AfterAll
  static void close() {
    BROWSER.close();
  }

  @Test
  void neverScrollsSidewaysOnAPhone() {
    for (var path : pages) {
      var page = open(path, 320);
      assertThat(WebBrowser.overflow(page)).as(path.toString()).isZero();
      page.close();
    }
  }

  @Test
  void dividesLongWordsBetweenSyllables() {
    var page = open(pages.getFirst(), 320);

    assertThat(number(page, "document.querySelectorAll('.headline .long-word').length")).isGreaterThanOrEqualTo(4);
    page.addStyleTag(new Page.AddStyleTagOptions().setContent(".headline { overflow-wrap: normal !important }"));
    assertThat(WebBrowser.overflow(page)).as("without dividing at any letter").isZero();
    page.close();
  }

  @Test
  void showsANameOfSeveralWordsOnAPhoneAsLargeAsAHeadline() {
    var page = open(pages.getFirst(), 320);

    assertThat(number(page, "parseFloat(getComputedStyle(document.querySelector('.masthead-name')).fontSize)")).isGreaterThan(24);
    page.close();
  }

  @Test
  void setsALongStoryAsOnAPageOfItsOwn() {
    var page = open(pages.getFirst(), 1280);

    assertThat(number(page, "document.querySelector('.lead-body').getBoundingClientRect().top - document.querySelector('.lead-whole .picture').getBoundingClientRect().bottom")).isPositive();
    assertThat(number(page, "document.querySelector('.lead-body').getBoundingClientRect().left - document.querySelector('.lead-whole h2').getBoundingClientRect().left")).isZero();
    page.close();
  }

  @Test
  void setsPortraitsInARow() {
    var page = open(pages.getFirst(), 1280);

    assertThat(number(page, "new Set([...document.querySelectorAll('.gallery .picture')].map(p => Math.round(p.getBoundingClientRect().top))).size")).isEqualTo(1);
    page.close();
  }

  @Test
  void setsACaptionBesideItsPortrait() {
    var page = open(pages.get(1), 1280);

    var gap = number(page, "document.querySelector('.story > .picture figcaption').getBoundingClientRect().left - document.querySelector('.story > .picture img').getBoundingClientRect().right");
    assertThat(gap).isBetween(0.0, 40.0);
    page.close();
  }

  @Test
  void leavesRoomForTextBesideAPicture() {
    var page = open(pages.getFirst(), 768);

    assertThat(number(page, "Math.min(...[...document.querySelectorAll('.item-text')].map(text => text.getBoundingClientRect().width))")).isGreaterThan(240);
    page.close();
  }

  @Test
  void printsTheAddressesOfLinksThatDoNotShowThem() {
    var page = open(pages.get(2), 1280);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

    var after = "[...document.querySelectorAll('.prose a')].map(a => getComputedStyle(a, '::after').content).join('|')";
    assertThat(page.evaluate(after)).asString().startsWith("none|").contains("https://y.example/a");
    page.close();
  }

  private static Page open(Path path, int width) {
    return BROWSER.open(path.toUri().toString(), width, ColorScheme.LIGHT);
  }

  private static double number(Page page, String expression) {
    return ((Number) page.evaluate(expression)).doubleValue();
  }

  private static Block teaser(String slug, String headline, PictureUse picture) {
    return new Block.StoryTeaser(story(slug, headline, picture, "Der er nyt om det på www.x.example og [siden](https://y.example/a)."), null);
  }

  private static Story story(String slug, String headline, PictureUse picture, String body) {
    return Editions.story(slug, headline, "Nyt", "Det tog otte eftermiddage og en kande kaffe.", "Redaktionen", picture, body);
  }
}
