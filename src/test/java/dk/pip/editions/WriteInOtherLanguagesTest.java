package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Language;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteInOtherLanguagesTest {
  private static final String ARABIC = "افتتحت المكتبة أبوابها يوم السبت. يمكنك استعارة الكتب بلغتك، والقهوة مجانية.";
  private static final String GREENLANDIC =
      "Atuakkanik atorniartarfik aqaguagumut ammarneqassaaq, inuillu tamarmik tikilluaqqusaapput. Kaffisornissamut"
          + " iggiornissamullu periarfissaqarpoq, meeqqallu oqaluttualiorfigineqassapput.";

  @Test
  void saysItOnTheWeb() {
    var pages = several().web();

    var front = pages.getFirst();
    assertThat(front.select("html").attr("lang")).isEqualTo("da");
    assertThat(front.select("article:contains(المكتبة)").attr("lang")).isEqualTo("ar");
    assertThat(front.select("article:contains(المكتبة)").attr("dir")).isEqualTo("rtl");
    assertThat(front.select("article:contains(Our first winter)").attr("lang")).isEqualTo("en");
    assertThat(front.select("article:contains(På dansk)").hasAttr("lang")).isFalse();
    assertThat(front.select("section:contains(Відкрито)").attr("lang")).isEqualTo("uk");
    var story = pages.get(3);
    assertThat(story.select("article").attr("lang")).isEqualTo("ar");
    assertThat(story.select("article .story-foot").attr("lang")).isEqualTo("da");
    assertThat(story.select("article .story-foot").attr("dir")).isEqualTo("ltr");
    assertThat(pages.get(1).select(".neighbour-next strong").attr("lang")).isEqualTo("en");
  }

  @Test
  void putsWordsOfItsOwnInThePartsLanguageWherePipSpeaksIt() {
    var front = several().web().getFirst();

    assertThat(front.select("article:contains(Our first winter) .byline").text()).isEqualTo("By Jane from Leeds");
    assertThat(front.select("article:contains(Our first winter) .byline").hasAttr("lang")).isFalse();
    assertThat(front.select("article:contains(المكتبة) .byline").text()).isEqualTo("Af Layla");
    assertThat(front.select("article:contains(المكتبة) .byline").attr("lang")).isEqualTo("da");
    assertThat(front.select("article:contains(المكتبة) .byline").attr("dir")).isEqualTo("ltr");
    assertThat(front.select(".invitation time").text().replace('\u00a0', ' ')).isEqualTo("Thursday 19 March at 17:00");
    assertThat(front.select(".invitation .acts").text()).contains("Add to calendar");
    assertThat(front.select(".press .cutting").text()).isEqualTo("„Eine kleine Stadt“");
  }

  @Test
  void saysItInMails() {
    var mail = several().mail();
    var html = Jsoup.parse(mail.html());

    assertThat(html.select("div[lang=ar][dir=rtl]").text()).contains("المكتبة").contains("Af Layla");
    assertThat(html.select("div[lang=ar] [lang=da][dir=ltr]").text()).isEqualTo("Af Layla");
    assertThat(html.select("div[lang=en] h2").eachText()).contains("Our first winter");
    assertThat(html.select("div[lang]:not([lang=da]):contains(På dansk)")).isEmpty();
    assertThat(mail.text()).contains("By Jane from Leeds", "Af Layla", "„Eine kleine Stadt“", "Sign up");
  }

  @Test
  void takesTheLanguageOfAStoryFromItsBlockToo() {
    var edition = new WrittenEdition().block("kind: story\nstory: winter\nlanguage: en");

    var story = edition.file("stories/winter.md", "---\nheadline: Winter\n---\n\nIt is cold.").read().edition().stories().getFirst();

    assertThat(story.language()).isEqualTo(new TextLanguage("en"));
  }

  @Test
  void measuresOnlyWhatTheMeasureIsFor() {
    var hard = (GREENLANDIC + " ").repeat(5);

    new WrittenEdition().story("kl", "headline: Atuakkat\nlanguage: kl\n", hard).hasNoFindings();
    assertThat(new WrittenEdition().story("da", "headline: Bøgerne\n", hard).findings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "dansk, da", "arabisk, ar", "Arabic, ar", "ukrainsk, uk", "Grønlandsk, kl", "türkçe, tr", "ua, uk", "dk, da", "gr, el",
    "en_GB, en-GB", "dan, da", "eng, en", "gl, gl"
  })
  void saysWhatWasMeant(String written, String meant) {
    if (TextLanguage.named(written).isPresent()) {
      assertThat(written).isEqualTo(meant);
    } else {
      assertThat(new WrittenEdition().story("a", "headline: A\nlanguage: " + written + "\n", "Tekst.").findings())
          .containsExactly(
              "stories/a.md:3 »language« skal være en sprogkode (BCP 47). Skriv »" + meant + "« i stedet for »" + written + "«.");
    }
  }

  @Test
  void refusesWhatIsNoLanguage() {
    assertThat(new WrittenEdition().story("a", "headline: A\nlanguage: klingon!\n", "Tekst.").findings())
        .containsExactly(
            "stories/a.md:3 »language« skal være en sprogkode (BCP 47) som en, de, uk, ar eller kl. Her står »klingon!«.");
    assertThat(TextLanguage.named("x\" onload=\"alert(1)")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ar, rtl", "ar-SY, rtl", "fa, rtl", "ur, rtl", "ps, rtl", "ckb, rtl", "ku-Arab, rtl", "he, rtl", "uk, ltr", "kl, ltr", "tr, ltr",
    "ku, ltr", "az-Arab, rtl", "ar-Latn, ltr", "so, ltr", "EN-gb, ltr", "zh-Hant, ltr", "fo, ltr", "kmr, ltr"
  })
  void knowsTheDirection(String tag, String direction) {
    assertThat(TextLanguage.named(tag)).hasValueSatisfying(language -> assertThat(language.direction()).isEqualTo(direction));
  }

  @Test
  void quotesAsTheLanguageDoes() {
    assertThat(TextLanguage.of(Language.DA).quoted("ja")).isEqualTo("»ja«");
    assertThat(TextLanguage.of(Language.EN).quoted("yes")).isEqualTo("“yes”");
    assertThat(new TextLanguage("uk").quoted("так")).isEqualTo("«так»");
    assertThat(new TextLanguage("sv").quoted("ja")).isEqualTo("”ja”");
  }

  private static WrittenEdition several() {
    return new WrittenEdition()
        .story("dansk", "headline: På dansk\n", "Der er nyt på flere sprog i dette nummer.")
        .story("english", "headline: Our first winter\nlanguage: en\nbyline: Jane from Leeds\n", "Nobody told us about the wind.")
        .story("arabisk", "headline: المكتبة مفتوحة\nlanguage: ar\nbyline: Layla\n", ARABIC + "\n\n- القهوة\n- الشاي\n\n> أهلا بكم\n> — ليلى")
        .block("kind: info-box\ntitle: Відкрито\nlanguage: uk\ntext: Бібліотека відкрита щодня.")
        .block(
            "kind: invitation\ntitle: Welcome evening\nlanguage: en\nstart: 2026-03-19 17:00\nplace: The library\n"
                + "sign-up: library@ellebaek.example")
        .block("kind: press-mention\nquote: Eine kleine Stadt\nsource: Der Bote\ndate: 2026-03-01\nlanguage: de");
  }
}
