package dk.pip.council.floor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dk.pip.council.floor.FloorPages.look;
import static dk.pip.council.floor.FloorPages.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dk.pip.ballot.BallotForm;
import dk.pip.ballot.VoteRules;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.council.CouncilDay;
import dk.pip.testing.Db;
import dk.pip.testing.OtherServer;
import dk.pip.testing.WebBrowser;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two whole days, with the chair, the hall's screen and five spokespersons each in a browser of their own, on two nodes of which one is
/// started again in the middle.
class PlayDayInBrowserTest {
  private static final List<FloorCase.Idea> ELEVEN =
      IntStream.range(0, 12)
          .mapToObj(
              each ->
                  new FloorCase.Idea(
                      "Skole " + (each / 3 + 1),
                      "6. " + (char) ('a' + each),
                      List.of("Boldbur", "Læsekrog", "Klatrevæg", "Skolehave", "Fodboldmål", "Musikrum", "Bordtennis", "Udeskole", "Hængekøjer", "Drikkevand", "Cykelbane", "Svømmehal").get(each),
                      List.of(19_000, 11_280, 20_000, 10_280, 19_700, 20_000, 12_280, 17_000, 12_500, 9_380, 18_308, 160_000).get(each)))
          .toList();

  private static WebBrowser browser;
  private static String database = "";
  private static int port;
  private static OtherServer one;
  private static OtherServer two;
  private static FloorCase floor;

  @BeforeAll
  static void twoNodes() throws IOException {
    browser = new WebBrowser();
    database = Db.fresh();
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    one = OtherServer.start(Map.of("PIP_DATABASE_URL", database, "PIP_PORT", String.valueOf(port)), false);
    two = OtherServer.startAgain(Map.of("PIP_DATABASE_URL", database));
    floor = new FloorCase(type -> two.bean(type));
  }

  @AfterAll
  static void close() {
    browser.close();
    one.close();
    two.close();
  }

  private static Page open(String address, int width) {
    var page = browser.window(width, true);
    page.navigate(address);
    return page;
  }

  private static Page hall(String address) {
    var page = open(address, 1920);
    page.setViewportSize(1920, 1080);
    return page;
  }

  /// As in 2018 and 2020: a merge on the floor, and a tie that shares the money.
  @Test
  void playsADayWithAMergeAndATieThatShares() {
    var rules = new VoteRules(BallotForm.ONE, VoteWay.HANDS, CountingRule.PLURALITY, TieRule.SHARE, 70_000, 0);
    var day = floor.day("Elevbyrådsdagen", 70_000, rules, FloorCase.FIVE);
    var chair = open(one.address() + floor.chair(day), 1280);
    var hall = hall(one.address() + day.path() + "/skaerm");
    var far = hall(two.address() + day.path() + "/skaerm");
    var follow = open(two.address() + day.path() + "/foelg", 1280);
    var phones = new ArrayList<Page>();
    for (var idea : FloorCase.FIVE) {
      phones.add(open((phones.size() % 2 == 0 ? one : two).address() + floor.phone(day, idea.school()), WebBrowser.PHONE));
    }
    look(hall, "hall-before");
    look(chair, "chair-before");
    press(chair, "Begynd dagen");
    assertThat(hall.locator("h1")).hasText("Velkomst");
    assertThat(far.locator("h1")).hasText("Velkomst");
    look(hall, "hall-welcome");
    for (var each = 0; each < 5; each++) {
      press(chair, "Videre til: Fremlæggelse");
      press(chair, "Start uret");
      assertThat(chair.locator("button[value=hold]")).isVisible();
      assertThat(hall.locator("[data-deadline]")).isVisible();
    }
    look(hall, "hall-presentation");
    press(chair, "Videre til: Spørgerunde");
    press(phones.get(3), "Multiposer");
    assertThat(phones.get(3).locator(".phone-up")).containsText("I er de næste");
    press(phones.get(2), "Multiposer");
    assertThat(chair.locator(".chair-row li")).hasCount(2);
    press(chair, "Giv ordet til 6. c, Herstedøster");
    assertThat(far.locator(".hall-speaker")).containsText("6. c, Herstedøster");
    look(hall, "hall-question");
    look(phones.get(3), "phone-has-word");
    press(phones.get(0), "Bed om at svare");
    assertThat(chair.locator(".chair-row li")).hasCount(2);
    look(chair, "chair-questions");
    look(phones.get(0), "phone-reply");
    press(chair, "Giv ordet til 6. a, Herstedvester");
    assertThat(far.locator(".hall-second")).containsText("Svarer på spørgsmål om »Multiposer«");

    // One node goes down in the middle and comes back. Screens say so, and find their place again.
    one.close();
    assertThat(hall.locator("#floor-line")).containsText("Forbindelsen er væk");
    assertThat(far.locator("#floor-line")).isEmpty();
    press(chair, "Videre til: Debat, 1. runde");
    assertThat(chair.locator("#floor-line")).containsText("Det kunne ikke sendes");
    // The others are led on from the node that is left.
    var second = open(two.address() + floor.chair(day), 1024);
    press(second, "Videre til: Debat, 1. runde");
    assertThat(far.locator("h1")).hasText("Debat, 1. runde");
    one = OtherServer.startAgain(Map.of("PIP_DATABASE_URL", database, "PIP_PORT", String.valueOf(port)));
    assertThat(hall.locator("h1")).hasText("Debat, 1. runde");
    assertThat(hall.locator("#floor-line")).not().containsText("væk");
    assertThat(chair.locator("h1")).hasText("Debat, 1. runde");

    // The line of a phone is cut: what it missed comes when it is back.
    var cut = phones.get(4);
    cut.context().setOffline(true);
    phones.get(0).locator("#phone-merge > summary").click();
    phones.get(0).locator("#with").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("Verdensnettet (6. c, Herstedøster)"));
    phones.get(0).locator("#merge-title").fill("Net og poser");
    press(phones.get(1), "Ræk hånden op");
    assertThat(chair.locator(".chair-row li")).hasCount(1);
    assertThat(phones.get(0).locator("#merge-title")).hasValue("Net og poser");
    press(phones.get(0), "Foreslå sammenlægning");
    assertThat(phones.get(3).locator(".phone-motion")).containsText("6. a, Herstedvester vil slå");
    look(phones.get(3), "phone-asked");
    look(chair, "chair-motion");
    look(hall, "hall-motion");
    press(phones.get(3), "Ja");
    assertThat(follow.locator(".follow-captions")).containsText("Forslagene er nu ét: »Net og poser«, 50.000 kr.");
    look(follow, "follow");
    cut.context().setOffline(false);
    assertThat(cut.locator(".phone-list").first()).containsText("Net og poser");
    press(chair, "Giv ordet til 6. kl., Lilleskolen");
    assertThat(hall.locator(".hall-speaker")).containsText("6. kl., Lilleskolen");
    look(hall, "hall-debate");
    look(chair, "chair-debate");
    press(chair, "Videre til: Debat, 2. runde");
    assertThat(chair.locator("h1")).hasText("Debat, 2. runde");
    press(chair, "Videre til: Gruppepause");
    assertThat(hall.locator("h1")).hasText("Gruppepause");
    look(hall, "hall-pause");
    press(chair, "Videre til: Afstemning");
    assertThat(chair.locator("h1")).hasText("Afstemning");
    press(chair, "Åbn afstemningen");
    assertThat(hall.locator(".hall-options")).containsText("Net og poser");
    look(hall, "hall-vote");
    for (var teller : List.of("Bodil", "Kaj")) {
      chair.locator("#teller").fill(teller);
      var counts = chair.locator("input[name^=count-]");
      for (var each = 0; each < 4; each++) {
        counts.nth(each).fill(String.valueOf(List.of(9, 4, 3, 9).get(each)));
      }
      look(chair, "chair-hands");
      press(chair, "Gem optællingen");
      assertThat(chair.locator("#teller")).hasValue("");
    }
    press(chair, "Luk og tæl op");
    assertThat(chair.locator(".follow-grants li")).hasCount(2);
    press(chair, "Videre til: Resultat");
    assertThat(hall.locator(".hall-list li")).hasCount(2);
    assertThat(far.locator(".hall-second")).containsText("deler pengene");
    look(hall, "hall-result");
    press(chair, "Slut dagen");
    assertThat(follow.locator("h1")).hasText("Dagen er slut");
    var held = floor.days().get(day.id());
    assertThat(held.state()).isEqualTo(CouncilDay.State.HELD);
    assertThat(held.result().grants().stream().mapToLong(grant -> grant.kroner()).sum()).isEqualTo(70_000);
  }

  /// As in 2019: a budget of 170,000 kroner among many small wishes, of which eleven are granted.
  @Test
  void playsADayWithASplitBudgetAndElevenGrants() {
    var rules = new VoteRules(BallotForm.APPROVAL, VoteWay.HANDS, CountingRule.GREEDY, TieRule.REPORT, 170_000, 0);
    var day = floor.day("Børnerådsdagen", 170_000, rules, ELEVEN);
    var chair = open(one.address() + floor.chair(day), 1024);
    var hall = hall(two.address() + day.path() + "/skaerm");
    var phones = IntStream.range(0, 5).mapToObj(each -> open(two.address() + floor.links().spokespersonPath(day.id(), day.delegations().get(each).id()), WebBrowser.PHONE)).toList();
    press(chair, "Begynd dagen");
    assertThat(hall.locator("h1")).hasText("Velkomst");
    var debate = chair.locator(".chair-agenda li").filter(new Locator.FilterOptions().setHasText("Debat, 1. runde"));
    debate.locator("summary").click();
    debate.locator("button", new Locator.LocatorOptions().setHasText("Gå hertil")).click();
    assertThat(hall.locator("h1")).hasText("Debat, 1. runde");
    for (var phone : phones) {
      press(phone, "Ræk hånden op");
      assertThat(phone.locator(".phone-up")).isVisible();
    }
    assertThat(chair.locator(".chair-row li")).hasCount(5);
    look(chair, "chair-1024");
    press(chair, "Giv ordet til 6. a");
    press(phones.getFirst(), "Ræk hånden op");
    assertThat(phones.getFirst().locator(".phone-up")).containsText("I er nummer 5");
    look(phones.getFirst(), "phone-debate");
    chair.keyboard().press("F9");
    assertThat(chair.locator(".chair-speaker")).hasCount(0);
    chair.keyboard().press("F8");
    assertThat(chair.locator("h1")).hasText("Debat, 2. runde");
    press(chair, "Videre til: Gruppepause");
    press(chair, "Videre til: Afstemning");
    press(chair, "Åbn afstemningen");
    for (var teller : List.of("Bodil", "Kaj")) {
      chair.locator("#teller").fill(teller);
      var titles = chair.locator(".chair-count label").allTextContents();
      for (var each = 0; each < 12; each++) {
        chair.locator("input[name^=count-]").nth(each).fill(titles.get(each).equals("Svømmehal") ? "5" : String.valueOf(20 + each));
      }
      press(chair, "Gem optællingen");
      assertThat(chair.locator("#teller")).hasValue("");
    }
    press(chair, "Luk og tæl op");
    assertThat(chair.locator(".follow-grants li")).hasCount(11);
    press(chair, "Videre til: Resultat");
    assertThat(hall.locator(".hall-winners li")).hasCount(11);
    look(hall, "hall-eleven");
    look(phones.getFirst(), "phone-eleven");
    press(chair, "Slut dagen");
    assertThat(hall.locator("h1")).hasText("Tak for i dag");
    var result = floor.days().get(day.id()).result();
    assertThat(result.grants().stream().mapToLong(grant -> grant.kroner()).sum()).isEqualTo(169_728);
  }
}
