package dk.pip.search;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.WithheldPictures;
import dk.pip.shared.Audience;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What people find of what the newsroom publishes, and what they don't.
class SearchStoriesTest extends PipTest {
  private static final Pattern HIT = Pattern.compile("<h2[^>]*><a href=\"([^\"]+)\"");

  private static String address(String words) {
    return "/soeg?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  private static List<String> find(Person who, String root, String words) {
    return HIT.matcher(as(who).get(root + address(words)).isOk().text()).results().map(hit -> hit.group(1)).toList();
  }

  private static List<String> find(String words) {
    return find(emil, "", words);
  }

  private static String publish(Bundles bundle) {
    var desk = as(alice).attach("bundle", "u.zip", "application/zip", bundle.zip()).post("/redaktion/udgaver").location();
    as(alice).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
    return desk;
  }

  private static Bundles edition(String month, String word) {
    return Bundles.smallOf(month).replacing("stories/historie-" + month + ".md", "Bænken", word);
  }

  /// What a search shows but for the words themselves, however they are divided.
  private static String shown(Person who, String words) {
    return as(who).get(address(words)).isOk().text().replace("\u00ad", "").replace("&shy;", "").replace(words, "…").replaceAll("<span class=\"long-word\">(.*?)</span>", "$1");
  }

  private static void put(int number, String title) {
    bean(Search.class)
        .put(
            new SearchDocument(
                "/nyheder/2020/proeve-" + number, Audience.PUBLIC, "site.found.story", "da", title, null, "Prøvetekst nummer " + number + ".", List.of(), List.of(), number % 2 == 0 ? "Lige" : "Ulige", null, clock().instant()));
  }

  @Test
  void findsWhatIsOutAndNothingElse() {
    var story = "/nyheder/2035/historie-2035-01";
    var draft = as(alice).attach("bundle", "u.zip", "application/zip", edition("2035-02", "Kometen").zip()).post("/redaktion/udgaver").location();
    var desk = publish(edition("2035-01", "Zeppelineren"));

    Await.until("the story is found", () -> find("zeppeliner").contains(story));
    assertThat(find("Zeppelinerens")).contains(story);
    assertThat(find("seppeliner")).as("misspelled").contains(story);
    assertThat(find("kometen")).as("a draft").doesNotContain("/nyheder/2035/historie-2035-02");
    assertThat(as(emil).get(address("zeppeliner")).text().replace("\u00ad", "").replace("&shy;", "")).contains("noindex").contains("<mark>Zeppelineren</mark>");

    // Withdrawn, it is gone at once, by whatever way.
    as(alice).fill("reason", "Et navn var forkert").post(desk + "/tilbagetraekning").redirectsTo(desk);
    assertThat(find("zeppeliner")).isEmpty();
    as(emil).get("/soeg/forslag?q=zeppe").saysNot("eppelin");
    as(emil).get(address("seppeliner")).saysNot("zeppelin");

    as(alice).post(desk + "/genoptagelse").redirectsTo(desk);
    Await.until("the story is found again", () -> find("zeppeliner").contains(story));
    as(alice).fill("when", "now").post(draft + "/udgivelse").redirectsTo(draft);
    Await.until("the other is found", () -> find("kometen").contains("/nyheder/2035/historie-2035-02"));
  }

  @Test
  void keepsWhatIsForStaffFromAllOthers() {
    publish(edition("2035-03", "Xerxeskuplen").replacing(Bundles.EDITION, "blocks:", "audience: staff\nblocks:"));
    var story = "/medarbejder/nyheder/2035/historie-2035-03";
    Await.until("staff find it", () -> find(bob, "/medarbejder", "xerxeskuplen").contains(story));

    var nothing = shown(emil, "qqqqxxxxzzzz");
    for (var words : List.of("xerxeskuplen", "xerxeskuple", "xersekuplen")) {
      assertThat(shown(emil, words)).as(words).isEqualTo(nothing);
      assertThat(shown(bob, words)).as("for all, whoever asks").isEqualTo(nothing);
      assertThat(as(emil).get("/soeg/forslag?q=" + words).isOk().text().strip()).isEmpty();
    }
    as(emil).get("/medarbejder" + address("xerxeskuplen")).sendsToSignIn();
    as(emil).get("/medarbejder/soeg/forslag?q=xerxes").sendsToSignIn();
    as(bob).get("/medarbejder" + address("xerxeskuplen")).says("Kun for medarbejdere");
    as(bob).get("/medarbejder/soeg/forslag?q=xerxes").says("xerxeskuplen");
  }

  @Test
  void forgetsWhatIsSaidOfPicturesThatAreTakenAway() {
    publish(Bundles.march().replacing(Bundles.STORY, "alt: Tre børn", "alt: Papegøjeflokken og tre børn"));
    Await.until("the picture's words are found", () -> !find("papegøjeflok").isEmpty());

    var hashes = bean(JdbcClient.class).sql("select distinct picture from editions.draft_file where picture is not null").query((row, _) -> row.getString(1)).list();
    bean(TransactionTemplate.class).executeWithoutResult(_ -> bean(WithheldPictures.class).withhold(hashes, clock().instant()));

    Await.until("they are gone", () -> find("papegøjeflok").isEmpty());
    assertThat(find("bænken der kan snakke")).isNotEmpty();
    bean(TransactionTemplate.class).executeWithoutResult(_ -> bean(WithheldPictures.class).giveBack(hashes));
    Await.until("they are back", () -> !find("papegøjeflok").isEmpty());
  }

  @Test
  void narrowsDownAndTurnsPages() {
    for (var i = 0; i < 25; i++) {
      put(i, "Traktorstævne nummer " + i);
    }

    as(emil).get(address("traktorstævne")).says("25 resultater").says("Side 1 af 3");
    assertThat(find("traktorstævne")).hasSize(10);
    assertThat(HIT.matcher(as(emil).get(address("traktorstævne") + "&side=3").text()).results()).hasSize(5);
    assertThat(HIT.matcher(as(emil).get(address("traktorstævne") + "&side=99").text()).results()).hasSize(5);
    as(emil).get(address("traktorstævne") + "&emne=Lige").says("13 resultater");
    as(emil).get(address("traktorstævne") + "&aar=1999").says("Søg i alle år, emner og slags");
    as(emil).get(address("traktorstævne") + "&aar=x&side=x&slags=x&emne=%25").isOk();
  }

  @Test
  void takesWhateverIsAskedFor() {
    for (var words : List.of("", "a", "og", "%", "'", "\"", "<script>alert(1)</script>", "😀", "x".repeat(3_000), "a & (b | !c):*", "\\", "م", "aftale OR 1=1", "  ", "\u202e")) {
      assertThat(as(emil).get(address(words)).isOk().text()).doesNotContain("<script>alert");
      as(emil).get("/soeg/forslag?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)).isOk();
    }
    as(emil).get("/soeg").isOk().says("Skriv, hvad du leder efter");
    as(emil).get(address("og i")).says("Skriv et ord mere");
  }

  @Test
  void tellsTheNewsroomWhatPeopleLookedForInVain() {
    var page = "/redaktion/soegninger";
    as(alice).get(page).isOk().saysNot("kamelridning");
    for (var i = 0; i < 3; i++) {
      as(emil).get(address("kamelridning"));
      as(emil).get(address("Ulla Vrxkjolt 010190-1234"));
      as(emil).get(address("vrxkjolt@eksempel.example"));
      as(emil).get(address("vrxkjolt 70 12 34 56"));
    }
    as(emil).get(address("giraffodring"));

    as(alice).get(page).says("kamelridning").says("Søgt 3 gange").saysNot("giraffodring").saysNot("vrxkjolt").saysNot("010190");
    assertThat(bean(JdbcClient.class).sql("select count(*) from search.vain_word where word like '%vrx%' or word like '%ulla%'").query(Integer.class).single()).isZero();
    for (var person : List.of(bob, charlie)) {
      as(person).get(page).isForbidden();
    }
    as(emil).get(page).sendsToSignIn();

    as(alice).fill("word", "kamelridning").post(page + "/historie").redirectsTo(page);
    as(alice).get(page).says("Taget af listen").says("Skrevet om");
    as(alice).fill("word", "kamelridning").post(page + "/fortrydelse").redirectsTo(page);
    as(alice).get(page).says("Søgt 3 gange");
    as(alice).fill("word", "findesikke").post(page + "/afvisning").redirectsTo(page);
    as(alice).get(page).says("står ikke på listen");
    as(bob).fill("word", "kamelridning").post(page + "/afvisning").isForbidden();

    clock().move(Duration.ofDays(91));
    bean(VainWords.class).forget();
    as(alice).get(page).saysNot("kamelridning");
  }

  @Test
  void answersWhileOneTypesAndWithoutScripts() {
    put(1, "Solsikkemarken blomstrer");
    try (var browser = new WebBrowser()) {
      var page = browser.window(WebBrowser.WIDE, true);
      page.navigate(address() + "/soeg");
      var field = page.locator("main input[name=q]");
      field.pressSequentially("solsik");
      page.locator("main .suggestions a[href^='/nyheder']").waitFor();
      assertThat(WebBrowser.axe(page)).isEmpty();
      field.press("ArrowDown");
      assertThat(page.evaluate("document.activeElement.textContent").toString()).contains("solsikkemark");
      page.keyboard().press("Escape");
      assertThat(page.locator("main .suggestions").isVisible()).isFalse();
      assertThat(page.evaluate("document.activeElement.name")).isEqualTo("q");
      page.keyboard().press("Enter");
      page.waitForURL("**/soeg?q=solsik**");
      assertThat(page.locator(".hits mark").first().textContent().replace("\u00ad", "")).isEqualTo("Solsikkemarken");
      assertThat(WebBrowser.axe(page)).isEmpty();
      // From the bar of any page.
      page.locator(".bar-search input").fill("solsikkemark");
      page.locator(".bar-search input").press("Enter");
      page.waitForURL("**/soeg?q=solsikkemark");
      page.setViewportSize(320, 700);
      assertThat(WebBrowser.overflow(page)).isLessThanOrEqualTo(0);

      var plain = browser.window(320, false);
      plain.navigate(address() + "/");
      plain.locator(".bar-find").click();
      plain.locator("main input[name=q]").fill("solsikkemarker");
      plain.locator("main .found-words button").click();
      assertThat(plain.locator(".hits a").first().textContent().replace("\u00ad", "")).contains("Solsikkemarken");
    }
  }
}
