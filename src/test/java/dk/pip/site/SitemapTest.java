package dk.pip.site;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.municipality.Municipality;
import dk.pip.testing.Bundles;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/// What search engines are told that there is.
class SitemapTest extends SiteTest {
  @Test
  void tellsOfAllThatEverybodyMayRead() {
    var desk = published(Bundles.small());
    publishedForStaff(Bundles.smallOf("2026-01").replacing("stories/historie-2026-01.md", "Bænken vandt", "Lønnen stiger"));
    var root = String.valueOf(bean(Municipality.class).imprint().site());

    var map = Jsoup.parse(now("/sitemap.xml").isOk().text(), "", Parser.xmlParser());

    assertThat(map.select("url > loc").eachText()).contains(root + "/", root + "/udgaver/2026-03", root + "/nyheder/2026/baenken", root + "/nyheder/2026").doesNotHaveDuplicates();
    assertThat(map.select("url > loc").eachText()).noneMatch(address -> address.contains("medarbejder") || address.contains("2026-01"));
    assertThat(map.select("url:contains(baenken) lastmod").eachText()).allSatisfy(time -> assertThat(Instant.parse(time)).isBefore(clock().instant()));
    for (var address : map.select("url > loc").eachText()) {
      as(emil).get(address.substring(root.length())).isOk();
    }
    as(emil).get("/robots.txt").isOk().says("Sitemap: " + root + "/sitemap.xml").says("Disallow: /medarbejder/");
    as(emil).get("/sitemap-1.xml").isNotFound();

    as(alice).fill("reason", "Fejl").post(desk + "/tilbagetraekning").redirectsTo(desk);

    assertThat(now("/sitemap.xml").text()).doesNotContain("baenken").doesNotContain("2026-03");
  }
}
