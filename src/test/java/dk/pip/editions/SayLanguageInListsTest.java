package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/// Readers by ear hear each part in its own voice, wherever it is named.
class SayLanguageInListsTest extends EditionTest {
  @Test
  void saysInListsFeedAndCalendarsWhichLanguageAPartIsIn() {
    published(
        Bundles.march()
            .replacing("stories/baenken.md", "date: 2026-03-12", "date: 2026-03-12\nlanguage: de")
            .replacing("stories/aftalen.md", "date: 2026-03-12", "date: 2026-03-12\nlanguage: ar")
            .replacing(Bundles.EDITION, "title: Koncert i musikskolens gård", "title: Courtyard concert\n    language: en"));

    var front = as(emil).get("/").isOk().page();
    assertThat(front.selectFirst("article:contains(Bænken)").attr("lang")).isEqualTo("de");
    assertThat(front.selectFirst("article:contains(Bænken) .byline").attr("lang")).isEqualTo("da");
    assertThat(front.selectFirst("article:contains(Aftalen)").attr("dir")).isEqualTo("rtl");
    assertThat(front.selectFirst("article:contains(Lamperne)").hasAttr("lang")).isFalse();
    var news = as(emil).get("/nyheder").isOk().page();
    assertThat(news.selectFirst("li:contains(Aftalen)").attr("lang")).isEqualTo("ar");
    assertThat(news.selectFirst("li:contains(Aftalen)").attr("dir")).isEqualTo("rtl");
    assertThat(feed().selectFirst("entry:contains(Aftalen)").attr("xml:lang")).isEqualTo("ar");
    assertThat(feed().selectFirst("entry:contains(Lamperne)").attr("xml:lang")).isEqualTo("da");
    assertThat(calendar().replace("\r\n ", ""))
        .contains("SUMMARY;LANGUAGE=en:Courtyard concert\r\n", "LOCATION;LANGUAGE=en:", "DESCRIPTION;LANGUAGE=en:");
  }

  @Test
  void namesEnglishEditionsInEnglishAmongTheDanish() {
    published(Bundles.smallOf("2025-11").replacing(Bundles.EDITION, "month:", "language: en\nmonth:"));

    assertThat(as(emil).get("/udgaver").isOk().page().selectFirst("h3:has(a[href$=2025-11])").attr("lang")).isEqualTo("en");
  }

  private static Document feed() {
    return Jsoup.parse(as(emil).get("/feed.atom").isOk().text(), "", Parser.xmlParser());
  }

  private static String calendar() {
    return as(emil).get(as(emil).get(PAGE).page().selectFirst("a[href$=.ics]").attr("href")).isOk().text();
  }
}
