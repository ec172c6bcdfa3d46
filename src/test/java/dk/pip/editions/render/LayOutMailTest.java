package dk.pip.editions.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dk.pip.editions.Block;
import dk.pip.editions.Manuscript;
import dk.pip.editions.PictureUse;
import dk.pip.editions.Story;
import dk.pip.municipality.Imprint;
import dk.pip.municipality.Palette;
import dk.pip.pictures.Picture;
import dk.pip.testing.MailEditions;
import dk.pip.testing.WebBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a mail looks like in an inbox, on a phone and beside other stories.
class LayOutMailTest {
  private static final String WIDE =
      """
      | Linje | Fra | Til | Afgang | Bemærkning |
      | --- | --- | --- | --: | --- |
      | 12 | Torvet | Havnen | 6.10 | kun hverdage |
      | 14 | Skolen |  | 7.45 | |
      """;

  @TempDir Path folder;

  @Test
  void showsNothingButItsOwnLineAfterTheSubject() {
    var shown = render(MailEditions.every()).body().text();
    var line = MailEditions.lead().standfirst();

    assertThat(shown).startsWith(line == null ? "I dette nummer" : line.substring(0, 20));
    var after = shown.substring(shown.indexOf('\u034f'));
    assertThat(after.substring(0, 300)).matches("[\\u00a0\\u200c\\u034f ]+");
  }

  @Test
  void setsATableOfManyColumnsAsABlockForEachRow() {
    var mail = render(story(WIDE));
    var rows = mail.select("p:has(> strong):has(br)").eachText();

    assertThat(rows).contains("Linje: 12 Fra: Torvet Til: Havnen Afgang: 6.10 Bemærkning: kun hverdage", "Linje: 14 Fra: Skolen Afgang: 7.45");
    assertThat(mail.select("table:not([role=presentation]) th")).isEmpty();
  }

  @Test
  void keepsATableThatAPhoneHasRoomFor() {
    var mail = render(story("| Dag | Åbent |\n| --- | --- |\n| Mandag | 10 til 16 |\n| Lørdag | lukket |\n"));

    assertThat(mail.select("th").eachText()).containsExactly("Dag", "Åbent");
  }

  @Test
  void putsTheHeadOfFiguresAboveThem() {
    var mail = render(story("| Vare | Pris |\n| --- | ---: |\n| Kaffe | 25 |\n| Te | 5 |\n"));

    assertThat(mail.select("th").eachAttr("style").getFirst()).contains("text-align:left");
    assertThat(mail.select("th").last().attr("style") + mail.select("th").last().attr("align")).contains("right").doesNotContain("left");
  }

  @Test
  void setsAFewColumnsWithLongWordsAsBlocksToo() {
    var mail = render(story("| Afdeling | Kontakt |\n| --- | --- |\n| Vedligeholdelsesafdelingen | hovedpostkassen@kommune.example |\n"));

    assertThat(mail.select("th")).isEmpty();
    assertThat(mail.text()).contains("Afdeling: Vedligeholdelsesafdelingen Kontakt: hovedpostkassen@kommune.example");
  }

  @Test
  void tellsStoriesApartByTheirSizeAndGivesEachItsPicture() {
    var files = new LinkedHashMap<String, Picture>(MailEditions.pictures());
    var blocks = new ArrayList<Block>(List.of(new Block.StoryTeaser(MailEditions.lead(), null)));
    for (var i = 0; i < 11; i++) {
      files.put("pictures/" + i + ".jpg", MailEditions.photograph(i));
      var use = new PictureUse("pictures/" + i + ".jpg", "Motiv " + i, false, null, null);
      blocks.add(new Block.StoryTeaser(pictured("historie-" + i, "Historie " + i, use), null));
    }
    var edition = MailEditions.manuscript(blocks, MailEditions.SITE);
    var mail = render(new Manuscript(edition.edition(), edition.imprint(), files));

    assertThat(mail.select("h2").eachAttr("style").stream().map(style -> style.replaceAll(".*font-size:(\\d+)px.*", "$1")).distinct())
        .hasSize(3);
    assertThat(mail.select("img[width=160]")).hasSize(11);
  }

  @Test
  void boundsAPoster() {
    var files = new LinkedHashMap<String, Picture>(MailEditions.pictures());
    files.put("pictures/plakat.jpg", MailEditions.picture(Picture.Format.JPEG, 800, 2400, java.awt.Color.ORANGE));
    var use = new PictureUse("pictures/plakat.jpg", "En plakat", false, null, null);
    var edition = MailEditions.manuscript(List.of(new Block.Pictures(null, List.of(use))), null);
    var width = render(new Manuscript(edition.edition(), edition.imprint(), files)).select("img[alt=En plakat]").attr("width");

    assertThat(Integer.parseInt(width) * 3).isLessThan(700);
  }

  /// Fifteen of them, each as wide as the mail, would be fifteen screens on a phone.
  @Test
  void setsPortraitsOfAGalleryTwoAbreast() throws Exception {
    var files = new LinkedHashMap<String, Picture>(MailEditions.pictures());
    var gallery = new ArrayList<PictureUse>();
    for (var i = 0; i < 5; i++) {
      files.put("pictures/p" + i + ".jpg", MailEditions.picture(Picture.Format.JPEG, 600, 700 + 100 * (i % 3), java.awt.Color.ORANGE));
      gallery.add(new PictureUse("pictures/p" + i + ".jpg", "Kollega " + i, false, "Ny på genbrugspladsen", null));
    }
    gallery.add(new PictureUse(MailEditions.pictures().keySet().iterator().next(), "Bred", false, null, null));
    var edition = MailEditions.manuscript(List.of(new Block.Pictures("Nye kolleger", gallery)), null);
    try (var browser = new WebBrowser()) {
      for (var width : List.of(700, 600, 320)) {
        var page = opened(browser, new Manuscript(edition.edition(), edition.imprint(), files), width);
        for (var side : List.of("top", "bottom")) {
          assertThat(place(page, "img[alt='Kollega 0']", side)).as("%s at %d", side, width).isCloseTo(place(page, "img[alt='Kollega 1']", side), within(4.0));
          assertThat(place(page, "img[alt='Kollega 2']", side)).as("%s at %d", side, width).isCloseTo(place(page, "img[alt='Kollega 3']", side), within(4.0));
        }
        assertThat(place(page, "img[alt='Kollega 1']", "left")).isGreaterThan(place(page, "img[alt='Kollega 0']", "right") + 8);
        assertThat(place(page, "img[alt='Kollega 4']", "width")).as("at %d", width).isLessThan(place(page, "img[alt='Bred']", "width") * 0.55);
        assertThat(page.locator("td span:has-text('Ny på')").first().innerText()).matches("Ny på g(\u00ad?\\p{L})+").contains("\u00ad");
        assertThat(WebBrowser.overflow(page)).isZero();
        page.close();
      }
    }
  }

  @Test
  void fitsAPhoneWhateverTheNewsletterIsCalled() throws Exception {
    try (var browser = new WebBrowser()) {
      for (var name : List.of("o", "pip", "Mosebladet", "Nyt fra Vestermose", "Vestermosekommunesnyhedsbrevet")) {
        var manuscript = named(MailEditions.every(), name);
        var file = Files.writeString(folder.resolve("mail.html"), new MailRenderer().render(manuscript, footer()).html());
        var page = browser.open(file.toUri().toString(), 320, ColorScheme.LIGHT);
        assertThat(WebBrowser.overflow(page)).as(name).isZero();
        var lines = page.evaluate("() => { const h = document.querySelector('h1'); return Math.round(h.getBoundingClientRect().height / parseFloat(getComputedStyle(h).fontSize)) }");
        assertThat(((Number) lines).intValue()).as("lines of %s", name).isLessThanOrEqualTo(name.split(" ").length);
        page.close();
      }
    }
  }

  @Test
  void putsAPictureAboveItsTeaserOnAPhoneAndBesideItOtherwise() throws Exception {
    var use = new PictureUse(MailEditions.pictures().keySet().iterator().next(), "Motiv", false, null, null);
    var blocks =
        List.<Block>of(new Block.StoryTeaser(MailEditions.lead(), null), new Block.StoryTeaser(pictured("anden", "Den anden", use), null));
    try (var browser = new WebBrowser()) {
      var phone = opened(browser, MailEditions.manuscript(blocks, MailEditions.SITE), 320);
      assertThat(place(phone, "img[width='160']", "bottom")).isLessThan(place(phone, "h2:has-text('Den anden')", "top"));
      var wide = opened(browser, MailEditions.manuscript(blocks, MailEditions.SITE), 700);
      assertThat(place(wide, "img[width='160']", "left")).isGreaterThan(place(wide, "h2:has-text('Den anden')", "left") + 300);
    }
  }

  @Test
  void keepsWordsAndFiguresWholeOnAPhone() throws Exception {
    var invitation =
        new Block.Invitation(
            "Babysalmesang og Sommerferieordningen",
            LocalDateTime.of(2026, 4, 2, 9, 0),
            null,
            "Torvet",
            null,
            "| Hvem | Hvad |\n|---|---|\n| Kommunaldirektøren | Åbningstalen |\n",
            null,
            null);
    var numbers =
        new Block.Numbers(
            "Tal",
            List.of(
                new Block.Numbers.Figure("1.214.500.000", "kr.", "til veje"),
                new Block.Numbers.Figure("1.214.500.000 km", null, "blev kørt"),
                new Block.Numbers.Figure("1.214.500.000", "km", "blev gået"),
                new Block.Numbers.Figure("1.214.500.000.000", "kWh/m²", "blev sparet"),
                new Block.Numbers.Figure("12.345 mio. kWh", null, "blev brugt")),
            "Budgettet");
    var table = "| Rute | Fra | Til |\n|---|---|---|\n| 12 | Rådhuset | Sundhedshuset |\n";
    var blocks =
        List.<Block>of(
            new Block.StoryInFull(MailEditions.story("bus", "Bussen", table)), invitation, numbers);
    try (var browser = new WebBrowser()) {
      var page = opened(browser, MailEditions.manuscript(blocks, MailEditions.SITE), 320);
      assertThat(place(page, "th", "height")).isLessThan(40);
      assertThat(place(page, "span:has-text('1.214.500.000')", "height")).isLessThan(75);
      page.addStyleTag(new Page.AddStyleTagOptions().setContent("* { overflow-wrap: normal !important; word-break: normal !important }"));
      assertThat(WebBrowser.overflow(page)).as("without dividing at any letter").isZero();
    }
  }

  @Test
  void keepsTheLongestMonthOnOneLineOfItsLeaf() throws Exception {
    var invitation = new Block.Invitation("Kom", LocalDateTime.of(2026, 9, 24, 9, 0), null, "Torvet", null, null, null, null);
    try (var browser = new WebBrowser()) {
      var page = opened(browser, MailEditions.manuscript(List.of(invitation), MailEditions.SITE), 320);
      assertThat(place(page, ".tear", "height")).isLessThan(30);
      assertThat(page.locator(".tear").first().evaluate("e => e.scrollWidth <= e.clientWidth")).isEqualTo(true);
    }
  }

  /// On a phone a thumbnail with nothing beside it looks forgotten.
  @Test
  void givesPicturesTheWidthOfAPhone() throws Exception {
    var use = new PictureUse("pictures/baenken.jpg", "En bænk", false, null, null);
    var blocks =
        List.<Block>of(new Block.StoryTeaser(MailEditions.lead(), null), new Block.StoryTeaser(pictured("anden", "Den anden", use), null));
    try (var browser = new WebBrowser()) {
      var phone = opened(browser, MailEditions.manuscript(blocks, MailEditions.SITE), 320);
      assertThat(place(phone, "img[width='160']", "width")).isEqualTo(272);
    }
  }

  /// Against a dark ground it keeps a contrast that is seen, whatever the municipality's colour.
  @Test
  void showsTheButtonInTheDarkInAColourForTheDark() {
    var manuscript = MailEditions.manuscript(List.of(new Block.StoryTeaser(MailEditions.lead(), null)), MailEditions.SITE);
    var dark = Palette.of(manuscript.imprint().theme()).dark();
    assertThat(new MailRenderer().render(manuscript, footer()).html()).contains(".button a { background: " + dark.get(Palette.Token.ACTION) + " !important");
  }

  @Test
  void saysHowToStopEvenWithoutASite() {
    var blocks = List.<Block>of(new Block.StoryTeaser(MailEditions.lead(), null));
    var by = MailEditions.manuscript(blocks, null);
    var imprint = new Imprint(by.imprint().municipality(), "pip", "", by.imprint().theme(), null, null, "", "", "");
    assertThat(render(new Manuscript(by.edition(), imprint, by.pictures())).text()).contains("Vil du ikke have den mere, så svar på mailen");
  }

  @Test
  void listsWhatElseIsInTheIssueALineEachOnAPhone() throws Exception {
    var blocks = new ArrayList<Block>(List.of(new Block.AlsoInThisIssue(), new Block.StoryTeaser(MailEditions.lead(), null)));
    for (var headline : List.of("Køkkenet laver alt fra bunden nu", "Elever måler støjen i deres skole", "Skolehaven får vand fra taget")) {
      var slug = "historie-" + blocks.size();
      blocks.add(new Block.StoryTeaser(new Story(slug, headline, null, null, "En linje.", null, null, null, null, null, "Tekst.", null), null));
    }
    try (var browser = new WebBrowser()) {
      var page = opened(browser, MailEditions.manuscript(blocks, MailEditions.SITE), 320);
      for (var headline : List.of("Køkkenet laver", "Elever måler", "Skolehaven får")) {
        assertThat(place(page, "a[style*='inline-block']:has-text('" + headline + "')", "left")).isEqualTo(24);
      }
    }
  }

  private Page opened(WebBrowser browser, Manuscript manuscript, int width) throws IOException {
    var file = Files.writeString(folder.resolve("mail.html"), new MailRenderer().render(manuscript, footer()).html());
    return browser.open(file.toUri().toString(), width, ColorScheme.LIGHT);
  }

  private static double place(Page page, String selector, String side) {
    return ((Number) page.locator(selector).first().evaluate("(e, side) => e.getBoundingClientRect()[side]", side)).doubleValue();
  }

  private static Manuscript named(Manuscript manuscript, String name) {
    var by = manuscript.imprint();
    var imprint =
        new Imprint(
            by.municipality(), name, by.tagline(), by.theme(), by.arms(), by.site(), by.senderMail(), by.contactMail(), by.postalAddress());
    return new Manuscript(manuscript.edition(), imprint, manuscript.pictures());
  }

  private static Manuscript story(String body) {
    return MailEditions.manuscript(List.of(new Block.StoryInFull(MailEditions.story("tabel", "En tabel", body))), null);
  }

  private static Story pictured(String slug, String headline, PictureUse picture) {
    return new Story(slug, headline, null, null, "En linje.", null, null, picture, null, null, "Tekst.", null);
  }

  private static Document render(Manuscript manuscript) {
    return Jsoup.parse(new MailRenderer().render(manuscript, footer()).html());
  }

  private static MailFooter footer() {
    return new MailFooter(MailFooter.Reason.SUBSCRIBED, null);
  }
}
