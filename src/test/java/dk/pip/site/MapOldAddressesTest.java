package dk.pip.site;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Answer;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The addresses of the municipality's earlier site.
class MapOldAddressesTest extends SiteTest {
  private static final String PAGE = "/indstillinger/gamle-adresser";

  @BeforeAll
  static void publish() {
    published(Bundles.small());
  }

  private static Answer bring(byte[] file) {
    return as(agnes).attach("file", "gamle.csv", "text/csv", file).post(PAGE);
  }

  private static String brought(String file) {
    return bring(file.getBytes(StandardCharsets.UTF_8)).location();
  }

  private static void use(String file) {
    var look = brought(file);
    as(agnes).post(look + "/ibrugtagning").redirectsTo(PAGE);
    clock().move(Duration.ofSeconds(2));
  }

  private static void leads(String from, String to) {
    assertThat(as(emil).get(from).hasStatus(301).header("Location")).as(from).hasValue(to);
  }

  @Test
  void leadsOnWhatStoodOnTheEarlierSite() {
    as(emil).get("/nyt/baenken.aspx?id=7").isNotFound();
    use(
        """
        fra;til
        /nyt/baenken.aspx?id=7;/nyheder/2026/baenken
        /nyt/baenken.aspx;/nyheder
        https://www.gammel.example/Om Os/;/udgaver
        /arkiv/*;/udgaver#top
        /arkiv/2019/*;/nyheder?aar=2019
        /billedarkiv/*;https://billeder.ellebaek.example/alle/*
        host;billeder.ellebaek.example
        /blåbær;/nyheder
        """);

    leads("/nyt/baenken.aspx?id=7", "/nyheder/2026/baenken");
    leads("/nyt/baenken.aspx", "/nyheder");
    leads("/nyt/baenken.aspx?id=8", "/nyheder");
    leads("/NYT/Baenken.ASPX", "/nyheder");
    leads("/om%20os", "/udgaver");
    leads("/om%20os/", "/udgaver");
    leads("/arkiv/1999/noget.html", "/udgaver#top");
    leads("/arkiv/2019/noget.html?a=b", "/nyheder?aar=2019");
    leads("/billedarkiv/Fest/1.jpg", "https://billeder.ellebaek.example/alle/Fest/1.jpg");
    leads("/bl%C3%A5b%C3%A6r", "/nyheder");
    assertThat(elsewhere().get("/nyt/baenken.aspx").status()).isEqualTo(301);
    // What Pip has itself, and what nobody wrote, is as it was.
    as(emil).get("/nyheder/2026/baenken").isOk();
    as(emil).get("/arkivet").isNotFound();
    as(emil).get("/nyheder/2026/findes-ikke").isNotFound();
    as(emil).get("/medarbejder/nyt").saysNot("301");
    assertThat(as(emil).post("/nyt/baenken.aspx").status()).isNotEqualTo(301);

    clock().move(Duration.ofMinutes(2));
    as(emil).get("/nyt/baenken.aspx");
    var row = as(agnes).get(PAGE).isOk().page().select("tr:has(th:matchesOwn(^/nyt/baenken.aspx$)) td.number").text();
    assertThat(Integer.parseInt(row)).isGreaterThanOrEqualTo(4);
    assertThat(as(agnes).get(PAGE).page().select("tbody tr").last().text()).contains("/nyt/baenken.aspx");
    assertThat(as(agnes).get(PAGE + "/gamle-adresser.csv").isOk().text()).contains("/arkiv/2019/*;/nyheder?aar=2019");
  }

  @Test
  void saysWhatIsWrongWithALineAndUsesTheRest() {
    var look =
        brought(
            """
            /god;/nyheder
            uden/streg;/nyheder
            /god;/udgaver
            /god;/nyheder
            /nyheder;/udgaver
            /medarbejder/x;/udgaver
            /;/udgaver
            /stjerne*;/udgaver
            /a/*/b;/udgaver
            /ud;https://ond.example/
            /ud2;//ond.example/
            /ud3;javascript:alert(1)
            /ud4;/\\ond.example
            /ring1;/ring2
            /ring2;/ring1
            /kaede1;/kaede2
            /kaede2;/nyheder/2026/baenken
            /selv/*;/selv/x
            /tom;
            /op/../x;/nyheder
            /nyheder/2026/baenken;/udgaver
            """);

    var page = as(agnes).get(look).isOk();
    var left = page.page().select("h2:contains(ikke kommer med) ~ ul").first().select("li").eachText();
    assertThat(left).hasSize(16);
    for (var line : List.of(3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 18, 19, 20, 21)) {
      assertThat(left).anyMatch(text -> text.startsWith("Linje " + line + " "));
    }
    page.says("Skriv en linje med »host;ond.example«".replace("Skriv", "skriv")).says("fører i ring").says("bruger Pip selv");
    page.says("Nu fører den direkte til /nyheder/2026/baenken").says("Vi læser den som /uden/streg");
    as(agnes).post(look + "/ibrugtagning").redirectsTo(PAGE);
    clock().move(Duration.ofSeconds(2));
    leads("/kaede1", "/nyheder/2026/baenken");
    leads("/uden/streg", "/nyheder");
    for (var path : List.of("/ud", "/ud2", "/ud3", "/ring1", "/selv/y", "/a/c/b")) {
      as(emil).get(path).isNotFound();
    }
  }

  @Test
  void replacesAFileWholeAndTakesItBack() {
    use("/foerste;/nyheder\n");
    use("/anden;/udgaver\n");
    leads("/anden", "/udgaver");
    as(emil).get("/foerste").isNotFound();

    as(agnes).post(PAGE + "/fortrydelse").redirectsTo(PAGE);
    clock().move(Duration.ofSeconds(2));
    leads("/foerste", "/nyheder");
    as(emil).get("/anden").isNotFound();

    as(agnes).post(PAGE + "/stop").redirectsTo(PAGE);
    clock().move(Duration.ofSeconds(2));
    as(emil).get("/foerste").isNotFound();
    as(agnes).post(PAGE + "/fortrydelse").redirectsTo(PAGE);
    clock().move(Duration.ofSeconds(2));
    leads("/foerste", "/nyheder");
    as(agnes).get("/indstillinger/logbog").isOk().says("gamle adresser");
  }

  @Test
  void readsFilesAsProgramsMakeThem() {
    use("\ufefffra,til\r\n\"/komma,her\",/nyheder\r\n/to,/udgaver\r\n");
    leads("/komma,her", "/nyheder");
    bring("fra;til\n/gr\u00f8d;/nyheder\n".getBytes(Charset.forName("windows-1252")));
    var look = bring("fra;til\n/gr\u00f8d;/nyheder\n".getBytes(Charset.forName("windows-1252"))).location();
    as(agnes).get(look).isOk().says("/grød");
    bring(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0}).isRefused().says("fil fra Excel");
    bring(new byte[0]).isRefused().says("Vælg en CSV-fil");
    as(agnes).get(brought("\"\n\n;;;\u0001")).isOk().says("Ingen adresser er klar");
    as(agnes).post(PAGE + "/" + java.util.UUID.randomUUID() + "/ibrugtagning").redirectsTo(PAGE);
    as(alice).get(PAGE).isForbidden();
    as(emil).get(PAGE).sendsToSignIn();
  }

  @Test
  void bearsALargeFile() {
    use(IntStream.range(0, 20_000).mapToObj(i -> "/stor/side-" + i + ".html;/nyheder").collect(Collectors.joining("\n")));

    leads("/stor/side-19999.html", "/nyheder");
    as(emil).get("/stor/side-20000.html").isNotFound();
    Await.until("the other node to know", () -> elsewhere().get("/stor/side-5.html").status() == 301);
  }

  @Test
  void leadsToTheStatementFromWhatPeopleWrite() {
    for (var path : List.of("/WAS", "/was/", "/tilgaengelighed", "/Tilg%C3%A6ngelighedserkl%C3%A6ring", "/tilgaengelighedserklaering/")) {
      leads(path, "/was");
    }
    as(emil).get("/was").isOk();
  }
}
