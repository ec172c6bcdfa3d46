package dk.pip.council;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.ballot.BallotForm;
import dk.pip.ballot.NewVote;
import dk.pip.ballot.VoteId;
import dk.pip.ballot.VoteOfficial;
import dk.pip.ballot.VoteOption;
import dk.pip.ballot.VoteRules;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.Votes;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.people.People;
import dk.pip.people.StaffId;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A title that is one word of eighty letters bursts no page on a phone.
class ReadLongWordsInBrowserTest extends PipTest {
  private static final CouncilCase CASE = new CouncilCase(PipTest::bean);
  private static final String WORD = "Vandværks".repeat(9).substring(0, 80);

  private static StaffId by() {
    return bean(People.class).list().stream().filter(it -> it.mail().equals(alice.mail())).findFirst().orElseThrow().id();
  }

  private static VoteId opened() {
    var chair = new VoteOfficial("chair 1", WORD);
    var rules = new VoteRules(BallotForm.ONE, VoteWay.HANDS, CountingRule.PLURALITY, TieRule.LOT, 0, 0);
    var id = bean(Votes.class).draft(chair, new NewVote(WORD, WORD, rules, List.of(new VoteOption("a", WORD, 0), new VoteOption("b", "Nej", 0)), false));
    bean(Votes.class).open(chair, id);
    return id;
  }

  @Test
  void fitThePages() {
    var day = CASE.day(by(), 2071);
    var proposal = CASE.handsIn(by(), day, WORD, "6. b", WORD, "18.000 kr.");
    var delegation = CASE.joins(by(), day, "Søskolen", "6. c");
    var vote = opened();
    CASE.days().letGo(by(), day);
    var desk = "/redaktion/elevbyraad/" + day.value();
    try (var browser = new WebBrowser()) {
      var page = browser.window(WebBrowser.PHONE, true);
      page.navigate(address() + desk);
      WebBrowser.signIn(page, alice);
      for (var path : List.of(desk, desk + "/forslag/" + proposal.value(), "/redaktion/afstemninger", "/redaktion/afstemninger/" + vote.value(), CASE.days().get(day).path(), bean(Votes.class).get(vote).path())) {
        page.navigate(address() + path);
        assertThat(page.locator("h1")).isVisible();
        assertThat(WebBrowser.overflow(page)).as(path).isLessThanOrEqualTo(0);
      }

      page.navigate(address() + CASE.days().classPath(CASE.days().get(day).delegation(delegation)));
      page.locator("#title").fill(WORD);
      assertThat(page.locator("[data-room=title]")).isHidden();
      page.locator("#title").fill(WORD + "er!");
      assertThat(page.locator("[data-room=title]")).hasText("3 tegn for meget. Der er plads til 80.");
    }
  }
}
