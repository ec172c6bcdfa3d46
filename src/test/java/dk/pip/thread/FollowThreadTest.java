package dk.pip.thread;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dk.pip.comments.Comments;
import dk.pip.editions.StoryId;
import dk.pip.newsroom.StoriesInThread;
import dk.pip.shared.Language;
import dk.pip.testing.Answer;
import dk.pip.testing.Await;
import dk.pip.testing.CommandLine;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import dk.pip.tips.Given;
import dk.pip.tips.NewTip;
import dk.pip.tips.TipWay;
import dk.pip.tips.Tipper;
import dk.pip.tips.Tips;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What came of what: from a tip to its story and on, for each who reads as far as they may.
class FollowThreadTest extends PipTest {
  private static final String THREAD = "Den røde tråd";
  private static final String TIED = "/redaktion/traad";

  @BeforeEach
  void aNewHour() {
    clock().move(Duration.ofHours(2));
  }

  /// @return the tipper's own page
  private static String tell(String text, boolean mayName) {
    var tipper = new Tipper("Kirsten Kildevæld", "kirsten@kilde.example", "", mayName);
    var given = bean(Tips.class).give(new NewTip(TipWay.FORM, Language.DA, text, tipper, List.of(), "form " + text, "network " + text, false));
    return ((Given.Taken) given).ownPath();
  }

  private static String tip() {
    return "/redaktion/tips/" + bean(JdbcClient.class).sql("select id::text from tips.tip order by number desc limit 1").query(String.class).single();
  }

  private static String becomesStory(String tip, String headline) {
    return as(alice).fill("headline", headline).fill("text", "").post(tip + "/historie").location();
  }

  private static String begin(String headline) {
    return as(alice).fill("headline", headline).post("/redaktion/historier").location();
  }

  /// @return the address at which readers find it
  private static String out(String story, String headline, boolean forStaff) {
    var revision = bean(JdbcClient.class).sql("select revision from newsroom.story where id = :id::uuid").param("id", story.replaceFirst(".*/", "")).query(Integer.class).single();
    as(alice).fill("revision", "" + revision).fill("headline", headline).fill("body", "En tekst, der er lang nok til at være en historie, man kan læse til ende.").fill("section", "Byen").post(story);
    if (forStaff) {
      as(alice).fill("audience", "STAFF").post(story + "/opgave").redirectsTo(story);
    }
    as(alice).post(story + "/godkendelse");
    var single = as(alice).post(story + "/udgivelse").location();
    as(alice).fill("when", "now").post(single + "/udgivelse").redirectsTo(single);
    return bean(JdbcClient.class).sql("select path from editions.published_story where story_id = :id::uuid").param("id", story.replaceFirst(".*/", "")).query(String.class).single();
  }

  private static void cameOf(String thing, String of) {
    as(alice).fill("om", thing).fill("side", "foer").fill("address", of).post(TIED).hasStatus(302);
  }

  private static Answer shows(String path, String words) {
    Await.until("»" + words + "« at " + path, () -> fresh().get(path).text().contains(words));
    return fresh().get(path);
  }

  private static void showsNot(String path, String words) {
    Await.until("no »" + words + "« at " + path, () -> !fresh().get(path).text().contains(words));
  }

  @Test
  void beginsWithATipOfWhichReadersSeeThatThereWasOne() {
    var own = tell("Svanerne er tilbage på Ellesø, og de hvæser", true);
    var tip = tip();
    as(alice).get(tip).says("Her er ikke nogen tråd endnu");
    var story = becomesStory(tip, "Svaner hvæser");
    as(alice).get(story).says(THREAD).says("Svanerne er tilbage på Ellesø");
    as(alice).get(tip).says("Svaner hvæser").says("Idé");
    var path = out(story, "Svaner hvæser", false);
    as(bob).get(tip).isForbidden();

    shows(path, "Et tip fra en læser").says(THREAD).says("Svaner hvæser").saysNot("Ellesø").saysNot("Kirsten").saysNot(tip.replaceFirst(".*/", ""));
    Await.until("the other node to follow", () -> elsewhere().get(path).text().contains("Et tip fra en læser"));
    as(alice).post(tip + "/forsegling");
    showsNot(path, "Et tip fra en læser");
    assertThat(fresh().get(path).text()).doesNotContain(THREAD);
    as(agnes).get(story).says("Kilden er beskyttet");
    assertThat(as(agnes).get(story).page().select(".thread").text()).doesNotContain("Ellesø").doesNotContain("Kirsten");
    as(alice).post(tip + "/aabning");
    shows(path, "Et tip fra en læser");

    bean(Tips.class).mayName(own.replaceFirst(".*/", ""), false);
    showsNot(path, "Et tip fra en læser");
    bean(Tips.class).mayName(own.replaceFirst(".*/", ""), true);
    shows(path, "Et tip fra en læser");
    bean(Tips.class).forget(own.replaceFirst(".*/", ""));
    showsNot(path, "Et tip fra en læser");
  }

  @Test
  void hidesATipWhoseTellerDidNotSayYesAndAllThatLiesBeyondIt() {
    tell("Der er en guldvask på rådhuset", false);
    var tip = tip();
    var before = begin("Rådhuset åbner");
    out(before, "Rådhuset åbner", false);
    var story = becomesStory(tip, "En dyr vask");
    cameOf(tip, before);
    var path = out(story, "En dyr vask", false);
    as(alice).get(story).says("Der er en guldvask").says("Rådhuset åbner");
    for (var i = 0; i < 3; i++) {
      clock().move(Duration.ofSeconds(2));
      fresh().get(path).isOk().saysNot(THREAD).saysNot("Rådhuset åbner");
    }
    var everybody = CommandLine.run(Map.of("PIP_DATABASE_URL", database(), "PIP_LANGUAGE", "da"), "thread", path);
    assertThat(everybody.status()).as(everybody.err()).isEqualTo(1);
    assertThat(everybody.err()).contains("Der er ingen tråd at se fra " + path);

    as(alice).post(tip + "/forsegling");
    var all = CommandLine.run(Map.of("PIP_DATABASE_URL", database(), "PIP_LANGUAGE", "da"), "thread", path, "--all", "--json");
    assertThat(all.status()).as(all.err()).isZero();
    assertThat(all.out()).contains("\"kind\" : \"tip\"", "Rådhuset åbner", "En dyr vask", "\"asked\" : true").doesNotContain("guldvask").doesNotContain("irsten");
    var text = CommandLine.run(Map.of("PIP_DATABASE_URL", database(), "PIP_LANGUAGE", "da"), "thread", "https://ellebaek.example" + path, "--all");
    assertThat(text.out()).contains("* Historie, ", ": En dyr vask", "Kilden er beskyttet").doesNotContain("guldvask");
  }

  @Test
  void showsStaffWhatIsForStaffAndOthersWhatIsForThem() {
    var first = begin("Broen får lys");
    var second = begin("Sådan blev broen malet");
    var third = begin("Broen er malet");
    var fourth = begin("Broen skal males igen");
    cameOf(second, first);
    cameOf(third, second);
    cameOf(fourth, third);
    var firstPath = out(first, "Broen får lys", false);
    var secondPath = out(second, "Sådan blev broen malet", true);
    var thirdPath = out(third, "Broen er malet", false);

    shows(thirdPath, "Broen får lys").saysNot("Sådan blev broen malet").saysNot("males igen");
    shows(firstPath, "Broen er malet").saysNot("Sådan blev broen malet").saysNot("males igen");
    assertThat(secondPath).startsWith("/medarbejder/");
    Await.until("staff to see it", () -> as(bob).get(secondPath).text().contains("Broen er malet"));
    as(bob).get(secondPath).says("Broen får lys").saysNot("males igen");
    fresh().get(secondPath).sendsToSignIn();
    // A writer sees their own, and of the rest what staff see.
    as(charlie).fill("headline", "Broen set fra vandet").post("/redaktion/historier");
    var own = "/redaktion/historier/" + bean(JdbcClient.class).sql("select id::text from newsroom.story where headline = 'Broen set fra vandet'").query(String.class).single();
    cameOf(own, fourth);
    as(charlie).get(own).says("Sådan blev broen malet").says("Broen er malet").saysNot("males igen").saysNot("Bind den sammen");
    as(alice).get(own).says("males igen");

    for (var person : List.of(bob, charlie)) {
      as(person).get(TIED + "?om=" + first).isForbidden();
      as(person).fill("om", first).fill("address", secondPath).post(TIED).isForbidden();
      as(person).post(TIED + "/loesning").isForbidden();
    }
    as(emil).get(TIED + "?om=" + first).sendsToSignIn();
    as(charlie).post(third + "/opfoelger").isForbidden();
    var next = as(alice).get(third).says("Begynd en opfølger").page().select("form[action$=/opfoelger]").attr("action");
    var followUp = as(alice).post(next).location();
    as(alice).get(followUp).says("Hvad blev der af: Broen er malet").says("tråden er bundet").says("Sådan blev broen malet");
    fresh().get(thirdPath).saysNot("Hvad blev der af");
    // What is taken back from readers goes from the thread.
    var edition = bean(JdbcClient.class).sql("select p.edition_id::text from editions.published_story s join editions.publication p on p.id = s.publication_id where s.path = :path").param("path", firstPath).query(String.class).single();
    as(alice).fill("reason", "Forkert bro").fill("confirm", "ja").post("/redaktion/udgaver/" + edition + "/tilbagetraekning");
    showsNot(thirdPath, "Broen får lys");
  }

  @Test
  void isTiedAndUntiedByHand() {
    var cause = begin("Børnene vil have en bænk");
    var story = begin("Bænken er bestilt");
    as(alice).get(story).says("Bind den sammen med noget");
    as(alice).get(TIED + "?om=" + story + "&q=vil+have+en").says("Børnene vil have en bænk").saysNot("Broen");
    as(alice).get(TIED + "?om=" + story + "&q=zzz").says("Der er ikke noget med de ord");
    as(alice).get(TIED).isNotFound();
    as(alice).get(TIED + "?om=/redaktion/historier/" + UUID.randomUUID()).isNotFound();

    for (var strange : List.of("", "  ", "ævl", "https://andre.example/side", "/nyheder/2026/findes-ikke", "/redaktion/tips/" + UUID.randomUUID(), "javascript:alert(1)", "<b>x</b>", "x".repeat(3_000), "/%zz")) {
      as(alice).fill("om", story).fill("side", "foer").fill("address", strange).post(TIED).isRefused().says(strange.isBlank() ? "Vælg noget" : "På den adresse er der ikke noget");
    }
    as(alice).fill("om", story).fill("address", story).post(TIED).isRefused().says("Det er det samme");
    as(alice).fill("om", story).fill("side", "foer").fill("valgt", cause).post(TIED).redirectsTo(TIED + "?om=" + java.net.URLEncoder.encode(story, java.nio.charset.StandardCharsets.UTF_8));
    as(alice).get(TIED + "?om=" + story).says("Nu hører de sammen").says("Kom af:");
    as(alice).get(cause).says("Bænken er bestilt");
    as(alice).fill("om", cause).fill("side", "foer").fill("address", story).post(TIED).isRefused().says("gå i ring");
    as(alice).fill("om", story).fill("side", "foer").fill("address", cause).post(TIED).hasStatus(302);
    as(agnes).get("/indstillinger/logbog").says("bandt sammen").saysNot("Børnene vil have");

    as(alice).fill("om", story).fill("side", "foer").fill("slags", "story").fill("nr", cause.replaceFirst(".*/", "")).post(TIED + "/loesning").hasStatus(302);
    as(alice).get(TIED + "?om=" + story).says("hører ikke længere sammen").saysNot("Kom af:");
    assertThat(as(alice).get(cause).page().select(".thread").text()).doesNotContain("bestilt");
    as(alice).fill("om", story).fill("side", "foer").fill("slags", "story").fill("nr", "'; --").post(TIED + "/loesning").hasStatus(302);

    tell("En tråd, som Pip selv har bundet", false);
    var tip = tip();
    var made = becomesStory(tip, "Bundet af sig selv");
    as(alice).get(TIED + "?om=" + made).saysNot("Bundet i hånden");
    as(alice).fill("om", made).fill("side", "foer").fill("slags", "tip").fill("nr", tip.replaceFirst(".*/", "")).post(TIED + "/loesning");
    as(alice).get(made).says("En tråd, som Pip selv");
    as(alice).post(made + "/opgivelse");
    Await.until("the tip to be one by itself again", () -> as(alice).get(tip).text().contains("Her er ikke nogen tråd endnu"));
  }

  @Test
  void goesThroughACommentThatBecameATip() {
    var story = begin("Parken om natten");
    var path = out(story, "Parken om natten", false);
    as(alice).fill("om", path).fill("hvem", "public").post("/redaktion/kommentarer/historier");
    var stamp = fresh().get("/kommentar?om=" + path).isOk().page().select("input[name=stamp]").val();
    clock().move(Duration.ofSeconds(10));
    fresh().fill("om", path).fill("stamp", stamp).fill("text", "Der bor en grævling ved porten").fill("name", "Grethe").fill("website", "").postWithoutToken("/kommentar").hasStatus(302);
    var comment = bean(Comments.class).waiting().getFirst();
    as(alice).fill("state", "waiting").post("/redaktion/kommentarer/{id}/visning", comment.id().value()).hasStatus(302);
    as(alice).post("/redaktion/kommentarer/{id}/praj", comment.id().value());
    var tip = tip();
    as(alice).get(tip).says("Der bor en grævling ved porten").says("Fra Grethe");
    var followUp = becomesStory(tip, "Grævlingen ved porten");
    as(alice).get(followUp).says("Fra Grethe").says("Blev til en historie");
    var followUpPath = out(followUp, "Grævlingen ved porten", false);
    // Nobody said that it may be told who it was.
    fresh().get(followUpPath).isOk().saysNot(THREAD);
    cameOf(followUp, path + "#kommentar-" + comment.id().value());
    shows(followUpPath, "Fra Grethe").says("Der bor en grævling");
    assertThat(fresh().get(followUpPath).page().select(".thread a[href*=#kommentar-]").attr("href")).isEqualTo(path + "#kommentar-" + comment.id().value());
    assertThat(fresh().get(path).page().getElementById("kommentar-" + comment.id().value())).isNotNull();
    as(alice).fill("state", "shown").fill("reason", "Grim tone").post("/redaktion/kommentarer/{id}/skjul", comment.id().value());
    showsNot(followUpPath, "Fra Grethe");
  }

  @Test
  void asksTheDatabaseNoMoreForAHundredThingsThanForThree() {
    var stories = new ArrayList<String>();
    for (var i = 0; i < 3; i++) {
      stories.add(begin("Række " + i));
    }
    cameOf(stories.get(1), stories.get(0));
    var few = asked(stories.get(1));
    for (var i = 0; i < 100; i++) {
      bean(Threads.class).tie(ref(stories.get(1)), new Knot.Ref("story", UUID.randomUUID().toString()));
    }
    cameOf(stories.get(2), stories.get(1));
    assertThat(asked(stories.get(1))).isEqualTo(few).isEqualTo(3);
  }

  /// How many statements one line takes, without those of the timers.
  private static long asked(String story) {
    return statementsOf(() -> bean(Threads.class).line(ref(story), Eyes.NEWSROOM)).stream()
        .filter(sql -> sql.contains("thread.tie") || sql.contains("standing") || sql.contains("from newsroom.story"))
        .count();
  }

  private static Knot.Ref ref(String story) {
    return StoriesInThread.ref(new StoryId(UUID.fromString(story.replaceFirst(".*/", ""))));
  }

  @Test
  void isReadAndFollowedOnAPhoneInTheDark() {
    var first = begin("Fuglekassen blev for lille");
    var second = begin("Uglen flyttede ind");
    cameOf(second, first);
    var firstPath = out(first, "Fuglekassen blev for lille", false);
    var secondPath = out(second, "Uglen flyttede ind", false);
    shows(secondPath, THREAD);
    try (var browser = new WebBrowser()) {
      var page = browser.open(address() + secondPath, WebBrowser.PHONE, ColorScheme.DARK);
      assertThat(WebBrowser.axe(page)).isEmpty();
      assertThat(WebBrowser.overflow(page)).isLessThanOrEqualTo(0);
      assertThat(page.locator(".thread-knot")).as("in time").satisfies(knots -> assertThat(knots.allInnerTexts()).satisfiesExactly(it -> assertThat(it).contains("Fuglekassen"), it -> assertThat(it).contains("Uglen", "Du er her")));
      page.locator(".thread-knot a").first().click();
      page.waitForURL(address() + firstPath);
      var desk = browser.signedIn(alice, address() + TIED + "?om=" + second);
      assertThat(WebBrowser.faults(desk)).isEmpty();
      desk.navigate(address() + second);
      assertThat(WebBrowser.faults(desk)).isEmpty();
    }
  }
}
