package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.render.FolderLinks;
import dk.pip.editions.render.MailFooter;
import dk.pip.editions.render.MailRenderer;
import dk.pip.editions.render.WebRenderer;
import dk.pip.editions.render.WebSetting;
import dk.pip.shared.Language;
import dk.pip.testing.Editions;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ShowStoryAdditionsTest {
  private static final Instant BEFORE = Instant.parse("2026-03-12T07:00:00Z");
  private static final Instant AFTER = Instant.parse("2027-01-01T12:00:00Z");

  private static List<Document> web(Language language, Instant at) {
    return WebRenderer.render(Editions.bringingAlong(language), WebSetting.of(new FolderLinks(null), at)).pages().stream()
        .map(page -> Jsoup.parse(page.html()))
        .toList();
  }

  @Test
  void showsThemOnTheStorysPageAndLoadsNothingFromElsewhere() {
    var page = web(Language.DA, BEFORE).get(1);

    var video = page.select(".addition.video");
    assertThat(video.select("h2").text()).isEqualTo("Her siger baenken goddag");
    assertThat(video.select("a[href=https://www.video.example/se?v=baenken]").text()).isEqualTo("▶ Se videoen på video.example: Her siger baenken goddag");
    assertThat(video.select("img").attr("alt")).isEqualTo("En by med en sol");
    assertThat(video.select("details strong").text()).isEqualTo("Sara:");
    assertThat(page.select(".addition.press a[href=https://avis.example/baenk/baenken]").text()).isEqualTo("En bænk til alle");
    assertThat(page.select(".addition.press").text()).contains("Ellebæk Avis", "9. marts 2026", "avis.example");
    assertThat(page.select(".addition.related a").eachText()).containsExactly("Aftalen står på én side", "Bænken på prøve");
    assertThat(page.select(".addition.related a").eachAttr("href"))
        .containsExactly("../../nyheder/2026/aftalen.html", "https://pip.ellebaek.example/nyheder/2025/proeven");
    assertThat(page.select(".addition.attachments a[href=../../nyheder/2026/baenken/regler.pdf]").text()).isEqualTo("Reglerne på én side (PDF, 1,2 MB)");
    assertThat(page.select("iframe, video, embed, object, [src^=http], script[src]")).isEmpty();
  }

  @Test
  void showsThemInTheEditionWhereTheStoryIsWhole() {
    var front = web(Language.EN, BEFORE).getFirst();

    assertThat(front.select(".addition.video h3")).hasSize(4);
    assertThat(front.select(".addition.related h3").eachText()).containsOnly("Read more");
    assertThat(front.select(".addition.video a").first().text()).startsWith("▶ Watch the video at video.example");
  }

  @Test
  void saysWhenTheVideoIsGone() {
    var page = web(Language.DA, AFTER).get(1);

    assertThat(page.select(".addition.video").text()).contains("Videoen kan ikke længere ses").doesNotContain("Se videoen");
    assertThat(WebRenderer.changes(Editions.bringingAlong(Language.DA).edition())).containsExactly(Instant.parse("2026-12-31T23:00:00Z"));
  }

  @Test
  void namesThemInMailsAsLinks() {
    var mail = new MailRenderer().render(Editions.bringingAlong(Language.DA), MailFooter.TEST);
    var html = Jsoup.parse(mail.html());

    assertThat(html.select("a[href=https://www.video.example/se?v=baenken]").text()).isEqualTo("Se videoen på video.example");
    assertThat(html.select("a[href=https://pip.ellebaek.example/nyheder/2026/baenken]").eachText()).contains("Læs, hvad der bliver sagt i videoen");
    assertThat(html.select("a[href=https://avis.example/baenk/baenken]").text()).isEqualTo("En bænk til alle");
    assertThat(html.select("a[href=https://pip.ellebaek.example/nyheder/2025/proeven]")).isNotEmpty();
    assertThat(html.select("a[href=https://pip.ellebaek.example/nyheder/2026/baenken/regler.pdf]").text()).isEqualTo("Reglerne på én side (PDF, 1,2 MB)");
    assertThat(html.select("a[href*=kysten]").eachText()).doesNotContain("Se videoen på video.example");
    assertThat(mail.text())
        .contains("Se videoen på video.example (2:40):\nhttps://www.video.example/se?v=baenken\n")
        .contains("Sara: Vi troede ikke")
        .contains("Bilag:\nReglerne på én side (PDF, 1,2 MB):\nhttps://pip.ellebaek.example/nyheder/2026/baenken/regler.pdf\n")
        .contains("De skriver om os:\nEn bænk til alle\nEllebæk Avis, 9. marts 2026\nhttps://avis.example/baenk/baenken\n")
        .contains("Læs også:\nAftalen står på én side:\nhttps://pip.ellebaek.example/nyheder/2026/aftalen\nBænken på prøve:\n");
  }
}
