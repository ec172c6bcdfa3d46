package dk.pip.council.floor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dk.pip.council.floor.FloorPages.look;
import static dk.pip.council.floor.FloorPages.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dk.pip.ballot.BallotBox;
import dk.pip.ballot.BallotForm;
import dk.pip.ballot.BoothClient;
import dk.pip.ballot.CardCode;
import dk.pip.ballot.CardsPrepared;
import dk.pip.ballot.VoteId;
import dk.pip.ballot.VoteOfficial;
import dk.pip.ballot.VoteRules;
import dk.pip.ballot.VoteState;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.Votes;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.council.CouncilDay;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A secret vote led from the console, with the hall's screen beside it.
class LeadVoteInBrowserTest extends PipTest {
  private static final VoteOfficial CLERK = new VoteOfficial("clerk", "Per Holm");

  private static WebBrowser browser;
  private static FloorCase floor;

  @BeforeAll
  static void open() {
    browser = new WebBrowser();
    floor = new FloorCase(PipTest::bean);
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private static Page page(String path, int width, int height) {
    var page = browser.window(width, true);
    page.setViewportSize(width, height);
    page.navigate(address() + path);
    return page;
  }

  private static VoteId vote(CouncilDay day) {
    return Objects.requireNonNull(floor.days().get(day.id()).vote());
  }

  /// The clerk makes cards at the desk, and both agree on how many.
  private static List<CardCode> cards(CouncilDay day, Page chair, int number) {
    assertThat(chair.locator(".chair-vote")).containsText("Stemmekortene skal laves");
    var ready = (CardsPrepared.Ready) bean(Votes.class).prepareCards(CLERK, vote(day), number);
    press(chair, "Godkend " + number + " kort");
    assertThat(chair.locator(".chair-vote")).containsText("Godkendt af");
    assertThat(bean(FloorVotes.class).agree(floor.days().get(day.id()), CLERK)).isInstanceOf(FloorVotes.Voted.Done.class);
    assertThat(chair.locator("button[value=vote-open]")).isVisible();
    return ready.codes();
  }

  private static void cast(CouncilDay day, List<CardCode> codes, List<String> choices) throws Exception {
    var booth = new BoothClient(URI.create(address()));
    for (var each = 0; each < choices.size(); each++) {
      booth.cast(vote(day), booth.redeem(codes.get(each)).orElseThrow().ballot(choices.get(each)));
    }
  }

  private static Page toTheVote(CouncilDay day) {
    var chair = page(floor.chair(day), 1280, 800);
    press(chair, "Begynd dagen");
    assertThat(chair.locator("h1")).hasText("Velkomst");
    var item = chair.locator(".chair-agenda li").filter(new Locator.FilterOptions().setHasText("Afstemning"));
    item.locator("summary").click();
    item.locator("button", new Locator.LocatorOptions().setHasText("Gå hertil")).click();
    assertThat(chair.locator("h1")).hasText("Afstemning");
    return chair;
  }

  @Test
  void goesThroughTwoRoundsByCards() throws Exception {
    var day = floor.day("Elevbyrådsdagen", 0, new VoteRules(BallotForm.ONE, VoteWay.CARDS, CountingRule.PLURALITY, TieRule.SECOND_ROUND, 0, 0), FloorCase.FIVE);
    // The newsroom makes the vote ready the day before.
    var links = "/redaktion/elevbyraad/" + day.id().value() + "/salen";
    as(alice).get(links).says("Gør afstemningen klar");
    as(alice).post(links + "/afstemning").redirectsTo("/redaktion/afstemninger/" + vote(day).value());
    as(alice).get(links).says("Gå til stemmekortene");
    var hall = page(day.path() + "/skaerm", 1920, 1080);
    var chair = toTheVote(day);
    var first = cards(day, chair, 4);
    press(chair, "Åbn afstemningen");
    assertThat(hall.locator(".hall-lead")).hasText("Stem nu");
    assertThat(hall.locator(".hall-options")).containsText("Verdensnettet");
    cast(day, first, List.of("one:a", "one:b", "one:a", "one:b"));
    look(hall, "hall-cards-open");
    press(chair, "Sidste udkald");
    assertThat(hall.locator(".hall-lead")).hasText("Sidste udkald");
    press(chair, "Luk og tæl op");
    assertThat(chair.locator(".floor-problem")).containsText("Om nogle sekunder");
    clock().move(BallotBox.LAST_BATCH);
    bean(BallotBox.class).tick();
    clock().move(Votes.LAST_CALL);
    press(chair, "Luk og tæl op");
    assertThat(hall.locator(".hall-lead")).hasText("Det står lige");
    press(chair, "Gør anden runde klar");
    var second = cards(day, chair, 3);
    press(chair, "Åbn afstemningen");
    assertThat(hall.locator(".hall-options li")).hasCount(2);
    cast(day, second, List.of("one:a", "one:b", "one:a"));
    press(chair, "Sidste udkald");
    assertThat(hall.locator(".hall-lead")).hasText("Sidste udkald");

    // Nobody presses, and it closes by itself; the chair goes on all the same.
    clock().move(BallotBox.LAST_BATCH);
    bean(BallotBox.class).tick();
    clock().move(Duration.ofMinutes(2));
    var id = vote(day);
    assertThat(bean(Votes.class).close(CLERK, id)).as("as the timer does").isNotNull();
    assertThat(bean(Votes.class).get(id).state()).isEqualTo(VoteState.CLOSED);
    chair.reload();
    press(chair, "Luk og tæl op");
    press(chair, "Videre til: Resultat");
    assertThat(hall.locator(".hall-second")).hasText("Vinderen er");
    assertThat(hall.locator(".hall-winners")).hasText(bean(Votes.class).get(id).option("a").orElseThrow().title());
    look(hall, "hall-won");
    look(chair, "chair-won");
    press(chair, "Slut dagen");
    assertThat(hall.locator("h1")).hasText("Tak for i dag");
  }

  @Test
  void pressesTheButtonThatBelongsToAField() {
    var day = floor.day("Elevbyrådsdagen", 70_000, new VoteRules(BallotForm.ONE, VoteWay.HANDS, CountingRule.PLURALITY, TieRule.SHARE, 70_000, 0), FloorCase.FIVE);
    var chair = toTheVote(day);
    chair.locator("#chair-tell > summary").click();
    chair.locator("#told").fill("Husk frokost kl. 12");
    chair.locator("#told").press("Enter");
    assertThat(chair.locator(".chair-side .floor-told")).containsText("Husk frokost");
    assertThat(chair.locator("h1")).hasText("Afstemning");

    // Without scripts it presses none, least of all the first of the page.
    var plain = browser.window(1280, false);
    plain.navigate(address() + floor.chair(day));
    plain.locator("#chair-tell > summary").click();
    plain.locator("#told").fill("Vi går til frokost");
    plain.locator("#told").press("Enter");
    assertThat(plain.locator("h1")).hasText("Afstemning");
    assertThat(plain.locator("#told")).hasValue("Vi går til frokost");
  }

  /// Long names, long messages, and more proposals than anybody has had: what doesn't fit gets smaller, and nothing is cut.
  @Test
  void showsTheHallAllOfIt() {
    var ideas =
        IntStream.range(0, 24)
            .mapToObj(each -> new FloorCase.Idea("Skole " + (each / 3 + 1), "6. " + (char) ('a' + each), each == 3 ? "Speciallægepraksisplanlægningsstabiliseringsperiodeafdeling" : "Byttehylder på alle byens skoler " + each, 12_500L + each))
            .toList();
    var day = floor.day("Elevbyrådsdagen for alle skoler i hele kommunen", 70_000, new VoteRules(BallotForm.ONE, VoteWay.HANDS, CountingRule.PLURALITY, TieRule.SHARE, 70_000, 0), ideas);
    var hall = page(day.path() + "/skaerm", 1920, 1080);
    var chair = page(floor.chair(day), 1024, 768);
    press(chair, "Begynd dagen");
    for (var each = 0; each < 4; each++) {
      press(chair, "Videre til: Fremlæggelse");
      press(chair, "Start uret");
      assertThat(chair.locator("button[value=hold]")).isVisible();
    }
    chair.locator("#chair-tell > summary").click();
    chair.locator("#told").fill("Der er vand og frugt ved døren, og der er frokost kl. 12 i kantinen nede ad trappen.");
    press(chair, "Vis");
    assertThat(hall.locator(".hall-told")).containsText("vand og frugt");
    assertThat(hall.locator("#floor-spoken")).containsText("vand og frugt");
    whole(hall, "hall-long-title");
    look(chair, "chair-long-title");
    var item = chair.locator(".chair-agenda li").filter(new Locator.FilterOptions().setHasText("Afstemning"));
    item.locator("summary").click();
    item.locator("button", new Locator.LocatorOptions().setHasText("Gå hertil")).click();
    press(chair, "Åbn afstemningen");
    assertThat(hall.locator(".hall-options li")).hasCount(24);
    assertThat(hall.locator(".hall-told")).hasCount(0);
    whole(hall, "hall-many-options");
    look(chair, "chair-many-options");
  }

  private static void whole(Page hall, String name) {
    look(hall, name);
    var cut = hall.evaluate("[...document.querySelectorAll('.hall, .hall *')].filter(each => each.getClientRects().length > 0 && (each.getBoundingClientRect().bottom > innerHeight + 1 || each.getBoundingClientRect().right > innerWidth + 1)).map(each => each.className || each.tagName)");
    assertThat((List<?>) cut).as(name).isEmpty();
  }
}
