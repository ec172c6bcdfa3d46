package dk.pip.editions.render;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.Block;
import dk.pip.editions.PictureUse;
import dk.pip.editions.Story;
import dk.pip.frame.Assets;
import dk.pip.municipality.Theme;
import dk.pip.testing.Editions;
import dk.pip.testing.WebEditions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class RenderEditionForWebTest {
  private static final ServerLinks LINKS = new ServerLinks(Assets.of(Theme.DEFAULT));

  @Test
  void makesAPageForTheEditionAndOneForEachStory() {
    assertThat(render(WebLook.BEFORE).pages())
        .extracting(WebPage::path)
        .containsExactly(
            "/udgaver/2026-03",
            "/nyheder/2026/baenken",
            "/nyheder/2026/aftalen",
            "/nyheder/2026/en-god-by",
            "/nyheder/2026/lyset");
  }

  @Test
  void closesACaptionBeforeItsCredit() {
    var use = new PictureUse("pictures/baenken.jpg", "En bænk", false, "Bænken ved Torvet", "Foto: Per");
    var manuscript = Editions.only(new Block.Pictures(null, List.of(use)));

    assertThat(Jsoup.parse(WebRenderer.render(manuscript, WebSetting.of(LINKS, WebLook.BEFORE)).pages().getFirst().html()).select("figcaption").text())
        .isEqualTo("Bænken ved Torvet. Foto: Per");
  }

  @Test
  void saysWhatIsOver() {
    var before = page(WebLook.BEFORE, 0).text();
    var after = page(WebLook.AFTER, 0).text();

    assertThat(before).contains("Meld dig til", "Se videoen", "Svar senest", "Gælder til og med", "Torsdag 9. april.");
    assertThat(before).doesNotContain("Der står 341");
    assertThat(after)
        .contains("Det har været holdt", "Videoen kan ikke længere ses", "Der står 341", "Det her gjaldt", "Det er udkommet");
    assertThat(after).doesNotContain("Meld dig til", "Se videoen");
  }

  @Test
  void closesSignUpAtItsDeadlineButKeepsTheDateForThoseWhoCome() {
    var between = page(Instant.parse("2026-03-18T09:00:00Z"), 0);

    assertThat(between.text()).contains("Tilmeldingen er lukket", "Læg i kalender");
    assertThat(between.select("a:contains(Meld dig til)")).isEmpty();
  }

  @Test
  void tellsWhenItsPagesChange() {
    assertThat(render(WebLook.BEFORE).changes())
        .isSorted()
        .contains(
            Instant.parse("2026-03-17T11:00:00Z"),
            Instant.parse("2026-03-19T17:30:00Z"),
            Instant.parse("2026-03-20T11:00:00Z"),
            Instant.parse("2026-04-30T22:00:00Z"));
  }

  @Test
  void showsCorrectionsOnTheEditionAndOnTheStoriesThatTheyConcern() {
    var correction =
        new Correction(Instant.parse("2026-03-14T09:15:00Z"), "Beløbet er 72.000 kroner.", Set.of("baenken"));
    var history = WebLook.history(WebEditions.march(), WebLook.BEFORE, List.of(correction));
    var pages = WebRenderer.render(WebEditions.march(), WebSetting.of(LINKS, WebLook.BEFORE).withHistory(history)).pages();

    assertThat(pages)
        .filteredOn(page -> page.html().replace('\u00a0', ' ').contains("Rettet 14. marts 2026 kl. 10.15: Beløbet er 72.000 kroner."))
        .extracting(WebPage::path)
        .containsExactly("/udgaver/2026-03", "/nyheder/2026/baenken");
    assertThat(pages).hasSizeGreaterThan(3);
  }

  @Test
  void givesEveryPageAPictureToBeSharedWith() {
    var links = new FolderLinks("edition.pdf");
    var bare = WebEditions.smallest();
    for (var manuscript : List.of(WebEditions.march(), bare)) {
      for (var page : WebRenderer.render(manuscript, WebSetting.of(links, WebLook.BEFORE)).pages()) {
        var head = Jsoup.parse(page.html()).head();
        var address = head.select("meta[property=og:image]").attr("content");
        var site = manuscript.imprint().site() + "/";
        assertThat(address).startsWith(site);
        assertThat(Integer.parseInt(head.select("meta[property=og:image:width]").attr("content"))).isGreaterThanOrEqualTo(200);
        assertThat(Integer.parseInt(head.select("meta[property=og:image:height]").attr("content"))).isGreaterThanOrEqualTo(200);
        var file = address.substring(site.length());
        assertThat(links.pictures().containsKey(file) || links.assets().contains(file)).as(file).isTrue();
      }
    }
  }

  @Test
  void leadsFromStoryToStory() {
    var second = page(WebLook.BEFORE, 2);

    assertThat(second.select("a[rel=prev]").attr("href")).isEqualTo("/nyheder/2026/baenken");
    assertThat(second.select("a[rel=next]").attr("href")).isEqualTo("/nyheder/2026/en-god-by");
    assertThat(second.select(".stood a").attr("href")).isEqualTo("/udgaver/2026-03");
  }

  @Test
  void needsNothingInlineAndNothingFromElsewhere() {
    for (var page : render(WebLook.BEFORE).pages()) {
      var document = Jsoup.parse(page.html());
      assertThat(document.select("[style], style, script, iframe, [onclick], base")).isEmpty();
      assertThat(document.select("img, link[rel=stylesheet], link[rel=preload]"))
          .allSatisfy(
              loaded -> assertThat(loaded.attr("src") + loaded.attr("href")).startsWith("/").doesNotStartWith("//"));
    }
  }

  @Test
  void givesEachPictureItsSizesAndWords() {
    assertThat(page(WebLook.BEFORE, 1).select("figure img"))
        .isNotEmpty()
        .allSatisfy(
            image -> {
              assertThat(image.attr("srcset")).contains("-480.jpg 480w", "-960.jpg 960w", "-1600.jpg 1600w");
              assertThat(image.attr("width")).isEqualTo("1600");
              assertThat(image.hasAttr("alt")).isTrue();
            });
  }

  @Test
  void showsHostileTextAsText() {
    var evil = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    var story =
        new Story(
            "ond", evil, evil, evil, evil, evil, null, null, "javascript:alert(1)", evil,
            evil + "\n\n[klik](javascript:alert(1)) ![x](https://ude.example/spion.gif)\n\n> " + evil + "\n> — " + evil);
    var manuscript =
        WebEditions.manuscript(
            List.of(
                new Block.StoryInFull(story),
                new Block.Thanks(evil, evil),
                new Block.Invitation(
                    evil, LocalDateTime.of(2026, 3, 19, 17, 0), null, evil, null, evil, "javascript://x%0aalert(1)", evil)));

    for (var page : WebRenderer.render(manuscript, WebSetting.of(LINKS, WebLook.BEFORE)).pages()) {
      var document = Jsoup.parse(page.html());
      assertThat(document.select("script, [onerror], img[src^=http], img[src=x], a[href^=javascript]")).isEmpty();
      assertThat(document.text()).contains("<script>alert(1)</script>");
    }
  }

  @Test
  void keepsStaffEditionsFromSearchEnginesAndBelowTheirOwnAddress() {
    var open = WebEditions.smallest();
    var edition = open.edition();
    var closed =
        new dk.pip.editions.Edition(
            edition.number(),
            edition.volume(),
            edition.month(),
            edition.title(),
            dk.pip.shared.Audience.STAFF,
            edition.language(),
            edition.published(),
            edition.blocks());
    var pages =
        WebRenderer.render(
                new dk.pip.editions.Manuscript(closed, open.imprint(), open.pictures()),
                WebSetting.of(LINKS, WebLook.BEFORE))
            .pages();

    assertThat(pages).extracting(WebPage::path).allMatch(path -> path.startsWith("/medarbejder/"));
    assertThat(pages).allMatch(page -> page.html().contains("noindex") && !page.html().contains("canonical"));
  }

  @Test
  void writesAnInvitationAsACalendarTakesIt() {
    var calendar = render(WebLook.BEFORE).calendars().getFirst();

    assertThat(calendar.path()).isEqualTo("/udgaver/2026-03/koncert-i-musikskolens-gaard.ics");
    assertThat(calendar.text())
        .contains(
            "METHOD:PUBLISH\r\n",
            "SEQUENCE:0\r\n",
            "DTSTART;TZID=Europe/Copenhagen:20260319T170000\r\n",
            "DTEND;TZID=Europe/Copenhagen:20260319T183000\r\n",
            "SUMMARY:Koncert i musikskolens gård\r\n");
    assertThat(calendar.text().replace("\r\n ", ""))
        .contains("UID:public-2026-03-koncert-i-musikskolens-gaard@pip.ellebaek.example\r\n", "ORGANIZER;CN=\"", "\":mailto:");
    assertThat(calendar.text()).endsWith("END:VCALENDAR\r\n");
    assertThat(calendar.text().replace("\r\n", "")).doesNotContain("\n");
    assertThat(calendar.text().lines())
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
  }

  @Test
  void foldsAndEscapesWhatCalendarsWouldMisread() {
    var invitation =
        new Block.Invitation(
            "Fest; mad, dans\\sang " + "æøå".repeat(60),
            LocalDateTime.of(2026, 3, 29, 2, 30),
            null,
            "Salen",
            null,
            "Først mad.\n\nSå dans.",
            null,
            null);
    var manuscript = WebEditions.manuscript(List.of(invitation));
    var text =
        WebRenderer.render(manuscript, WebSetting.of(LINKS, WebLook.BEFORE)).calendars().getFirst().text();

    assertThat(text.lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    var unfolded = text.replace("\r\n ", "");
    assertThat(unfolded).contains("SUMMARY:Fest\\; mad\\, dans\\\\sang " + "æøå".repeat(60));
    assertThat(unfolded).contains("DTSTART;TZID=Europe/Copenhagen:20260329T033000");
    assertThat(unfolded).containsPattern("DESCRIPTION:Først mad\\.(\\\\n)+Så dans\\.");
  }

  private static WebEdition render(Instant at) {
    return WebRenderer.render(WebEditions.march(), WebSetting.of(LINKS, at));
  }

  private static Document page(Instant at, int index) {
    return Jsoup.parse(render(at).pages().get(index).html());
  }
}
