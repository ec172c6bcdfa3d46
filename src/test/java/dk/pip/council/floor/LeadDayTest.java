package dk.pip.council.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.ballot.BallotForm;
import dk.pip.ballot.VoteOfficial;
import dk.pip.ballot.VoteRules;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.Votes;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.council.ClassProposals;
import dk.pip.council.CouncilDay;
import dk.pip.testing.Answer;
import dk.pip.testing.Client;
import dk.pip.testing.PipTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The chair and the spokespersons without scripts: each press is a form.
class LeadDayTest extends PipTest {
  private static final VoteRules HANDS = new VoteRules(BallotForm.ONE, VoteWay.HANDS, CountingRule.PLURALITY, TieRule.SHARE, 70_000, 0);
  private static final VoteRules CALL = new VoteRules(BallotForm.ONE, VoteWay.ROLL_CALL, CountingRule.PLURALITY, TieRule.SHARE, 70_000, 0);
  private static FloorCase floor;
  private static int days;

  @BeforeAll
  static void aHall() {
    floor = new FloorCase(type -> bean(type));
  }

  private static CouncilDay day() {
    return floor.day("Elevbyrådsdag " + ++days, 70_000, HANDS, FloorCase.FIVE);
  }

  private static Answer press(String path, String act) {
    var client = fresh();
    var seen = client.get(path).page().select("input[name=seen]").attr("value");
    return client.fill("seen", seen).fill("act", act).postWithoutToken(path);
  }

  private static Answer seen(String path, int seen, String act) {
    return fresh().fill("seen", String.valueOf(seen)).fill("act", act).postWithoutToken(path);
  }

  private static String button(String path, String words) {
    var button = fresh().get(path).page().select("button[name=act]").stream().filter(each -> each.text().contains(words)).findFirst();
    return button.orElseThrow(() -> new AssertionError("No button says " + words + " at " + path)).attr("value");
  }

  private static void push(String path, String words) {
    press(path, button(path, words)).redirectsTo(path);
  }

  private static String text(String path) {
    return fresh().get(path).page().select("#floor").text();
  }

  @Test
  void leadsFromTheWelcomeToTheResult() {
    var day = day();
    var chair = floor.chair(day);
    assertThat(text(chair)).contains("5 klasser er med").contains("Multiposer");
    push(chair, "Begynd dagen");
    assertThat(floor.days().get(day.id()).state()).isEqualTo(CouncilDay.State.RUNNING);
    for (var each = 0; each < 5; each++) {
      push(chair, "Videre til: Fremlæggelse");
      push(chair, "Start uret");
    }
    push(chair, "Videre til: Spørgerunde");
    var multi = floor.phone(day, "Herstedvester");
    var net = floor.phone(day, "Herstedøster");
    push(net, "Multiposer");
    assertThat(text(net)).contains("Hånden er oppe. I er de næste.");
    push(chair, "Giv ordet til 6. c, Herstedøster");
    assertThat(text(day.path() + "/skaerm")).contains("6. c, Herstedøster").contains("Spørger om »Multiposer«");
    push(multi, "Bed om at svare");
    push(chair, "Giv ordet til 6. a, Herstedvester");
    push(chair, "Videre til: Debat, 1. runde");
    var merge = fresh().fill("act", "merge").fill("merge-title", "Net og poser til hele verden").fill("with", id(day, "Verdensnettet")).postWithoutToken(multi);
    merge.redirectsTo(multi);
    assertThat(text(day.path() + "/skaerm")).contains("6. a, Herstedvester vil slå");
    push(net, "Ja");
    assertThat(text(day.path() + "/foelg")).contains("Forslagene er nu ét: »Net og poser til hele verden«, 50.000 kr.");
    push(chair, "Videre til: Debat, 2. runde");
    push(chair, "Videre til: Gruppepause");
    push(chair, "Videre til: Afstemning");
    push(chair, "Åbn afstemningen");
    assertThat(text(day.path() + "/skaerm")).contains("Stem nu").contains("Net og poser til hele verden").doesNotContain("Verdensnettet");
    press(multi, "withdraw").isRefused();
    count(chair, "Bodil", 9, 7, 4, 9).redirectsTo(chair);
    assertThat(text(chair)).contains("Bodil har talt.");
    assertThat(count(chair, "Kaj", 8, 7, 4, 9).isRefused().page().text()).contains("Bodil og Kaj har ikke talt det samme");
    count(chair, "Bodil", 9, 7, 4, 9).redirectsTo(chair);
    count(chair, "Kaj", 9, 7, 4, 9).redirectsTo(chair);
    push(chair, "Luk og tæl op");
    push(chair, "Videre til: Resultat");
    assertThat(text(day.path() + "/skaerm")).contains("De står lige og deler pengene");
    push(chair, "Slut dagen");
    var over = floor.days().get(day.id());
    assertThat(over.state()).isEqualTo(CouncilDay.State.HELD);
    assertThat(over.result().grants()).hasSize(2);
    assertThat(over.result().grants().stream().mapToLong(grant -> grant.kroner()).sum()).isEqualTo(70_000);
    assertThat(over.proposals().stream().filter(it -> it.text().title().startsWith("Net og")).findFirst().orElseThrow().from()).hasSize(2);
  }

  private static Answer count(String chair, String teller, int... counts) {
    var page = fresh().get(chair).page();
    var fields = page.select("input[name^=count-]");
    assertThat(fields).hasSize(counts.length);
    var client = fresh().fill("seen", page.select("input[name=seen]").attr("value")).fill("act", "vote-hands").fill("teller", teller);
    for (var each = 0; each < counts.length; each++) {
      client.fill(fields.get(each).attr("name"), String.valueOf(counts[each]));
    }
    return client.postWithoutToken(chair);
  }

  private static String id(CouncilDay day, String title) {
    return floor.days().get(day.id()).proposals().stream().filter(it -> it.text().title().equals(title)).findFirst().orElseThrow().id().value().toString();
  }

  private static void toVote(String chair, CouncilDay day) {
    press(chair, "goto:" + floor.floor().state(day.id()).agenda().stream().filter(it -> it.phase() == FloorPhase.VOTE).findFirst().orElseThrow().key()).redirectsTo(chair);
  }

  private static void opens(String chair, CouncilDay day) {
    toVote(chair, day);
    push(chair, "Åbn afstemningen");
  }

  /// What a console that shows this page sends, with these seats ticked.
  private static Client ticks(String chair, Document page, String act, Map<Integer, String> said) {
    var client = fresh().fill("seen", page.select("input[name=seen]").val()).fill("said", page.select("input[name=said]").val()).fill("act", act);
    said.forEach((seat, title) -> client.fill("seat-" + seat, page.select("input[name=seat-" + seat + "]").stream().filter(it -> page.select("label[for=" + it.id() + "]").text().equals(title)).findFirst().orElseThrow().val()));
    return client;
  }

  private static List<String> ticked(String chair) {
    var page = fresh().get(chair).page();
    return page.select("input[name^=seat-][checked]").stream().map(it -> page.select("label[for=" + it.id() + "]").text()).toList();
  }

  /// Nothing is thrown away that the chair has ticked: not by closing without saving, and not by another console.
  @Test
  void countsWhatIsTickedWhenARollCallIsClosed() {
    var day = floor.day("Elevbyrådsdag " + ++days, 70_000, CALL, FloorCase.FIVE);
    var chair = floor.chair(day);
    push(chair, "Begynd dagen");
    opens(chair, day);
    var first = fresh().get(chair).page();
    assertThat(ticks(chair, first, "vote-close", Map.of()).postWithoutToken(chair).isRefused().page().text()).contains("Ingen plads har sagt noget endnu");
    ticks(chair, first, "vote-call", Map.of(0, "Multiposer", 1, "Klimapladsen")).postWithoutToken(chair).redirectsTo(chair);
    assertThat(ticked(chair)).containsExactly("Multiposer", "Klimapladsen");
    var slower = ticks(chair, first, "vote-call", Map.of(0, "Klimapladsen")).postWithoutToken(chair).isRefused();
    assertThat(slower.page().text()).contains("En anden dirigent var hurtigere");
    ticks(chair, first, "vote-close", Map.of(0, "Klimapladsen")).postWithoutToken(chair).isRefused();
    assertThat(ticked(chair)).containsExactly("Multiposer", "Klimapladsen");
    assertThat(first.select(".chair-call").text()).contains("6. a, Herstedvester Alma");
    var now = fresh().get(chair).page();
    ticks(chair, now, "vote-close", Map.of(0, "Klimapladsen", 1, "Klimapladsen", 2, "Multiposer")).postWithoutToken(chair).redirectsTo(chair);
    assertThat(text(chair)).contains("Klimapladsen 70.000 kr.");
    assertThat(floor.days().get(day.id()).result().grants()).extracting(grant -> grant.kroner()).containsExactly(70_000L);
    ticks(chair, now, "vote-call", Map.of(0, "Multiposer")).postWithoutToken(chair).isRefused();
    // Pupils are never named beside what they said, which everybody can read for ever.
    var board = fresh().get(floor.days().get(day.id()).result().boardPath() + "/tavle.json").isOk().text();
    assertThat(board).contains("6. a, Herstedvester").doesNotContain("Alma");
  }

  @Test
  void writesEachAmendmentOnce() {
    var day = day();
    var chair = floor.chair(day);
    var phone = floor.phone(day, "Herstedlund");
    push(chair, "Begynd dagen");
    press(chair, "goto:8").redirectsTo(chair);
    amend(phone, "Et træ for hvert barn", "25.000", "Også for dem, der flytter hertil.").redirectsTo(phone);
    amend(phone, "Et træ for alle", "26.000", "Og for de gamle.").redirectsTo(phone);
    opens(chair, day);
    press(chair, "vote-open").isRefused();
    count(chair, "Bodil", 1, 2, 9, 4, 5).redirectsTo(chair);
    count(chair, "Kaj", 1, 2, 9, 4, 5).redirectsTo(chair);
    push(chair, "Luk og tæl op");
    var text = floor.days().get(day.id()).proposals().stream().filter(it -> it.text().title().equals("Et træ for alle")).findFirst().orElseThrow().text();
    assertThat(text.what()).isEqualTo("Vi vil lave Et træ for hver nyfødt.\n\nOgså for dem, der flytter hertil.\n\nOg for de gamle.");
    assertThat(text.cost()).isEqualTo(26_000);
  }

  /// The newsroom's desk leaves the day's vote to the hall; what was called off there all the same doesn't keep the day from ending.
  @Test
  void leadsTheVoteFromTheHallAlone() {
    var day = day();
    var chair = floor.chair(day);
    push(chair, "Begynd dagen");
    opens(chair, day);
    var vote = floor.days().get(day.id()).vote();
    var desk = "/redaktion/afstemninger/" + vote.value();
    assertThat(as(alice).get(desk).page().text()).contains("Afstemningen hører til en elevbyrådsdag").doesNotContain("Luk og tæl");
    for (var act : List.of("aabning", "sidste-udkald", "lukning", "aflysning")) {
      assertThat(as(alice).post(desk + "/" + act).isRefused().page().text()).contains("Afstemningen ledes et andet sted");
    }
    push(chair, "Aflys");
    assertThat(text(day.path() + "/foelg")).contains("Afstemningen blev aflyst.").contains("Afstemningen åbner om lidt.");
    push(chair, "Åbn afstemningen");
    var second = floor.days().get(day.id()).vote();
    assertThat(second).isNotEqualTo(vote);
    as(alice).post(desk + "/aabning").isRefused();
    bean(Votes.class).cancel(new VoteOfficial("x", "x"), second);
    assertThat(text(day.path() + "/foelg")).contains("Afstemningen er aflyst.");
    push(chair, "Begynd afstemningen forfra");
    push(chair, "Åbn afstemningen");
    count(chair, "Bodil", 1, 2, 9, 4, 5).redirectsTo(chair);
    count(chair, "Kaj", 1, 2, 9, 4, 5).redirectsTo(chair);
    push(chair, "Luk og tæl op");
    push(chair, "Videre til: Resultat");
    push(chair, "Slut dagen");
    assertThat(floor.days().get(day.id()).result().grants()).hasSize(1);
  }

  @Test
  void votesAgainBetweenTheEvenWhereTheSecondRoundIsCalledOff() {
    var day = floor.day("Elevbyrådsdag " + ++days, 70_000, new VoteRules(BallotForm.ONE, VoteWay.HANDS, CountingRule.PLURALITY, TieRule.SECOND_ROUND, 70_000, 0), FloorCase.FIVE);
    var chair = floor.chair(day);
    push(chair, "Begynd dagen");
    opens(chair, day);
    count(chair, "Bodil", 5, 2, 5, 4, 1).redirectsTo(chair);
    count(chair, "Kaj", 5, 2, 5, 4, 1).redirectsTo(chair);
    push(chair, "Luk og tæl op");
    for (var round = 0; round < 2; round++) {
      push(chair, "Gør anden runde klar");
      push(chair, "Åbn afstemningen");
      assertThat(fresh().get(chair).page().select("input[name^=count-]")).hasSize(2);
      if (round == 0) {
        push(chair, "Aflys");
      }
    }
    count(chair, "Bodil", 5, 7).redirectsTo(chair);
    count(chair, "Kaj", 5, 7).redirectsTo(chair);
    push(chair, "Luk og tæl op");
    assertThat(floor.days().get(day.id()).result().grants()).hasSize(1);
  }

  /// Whoever holds the chair's link is one person, whatever link it is, and nobody is named who may not have pressed.
  @Test
  void countsTheChairsLinkAsOneOfTheTwoWhoAgree() {
    var day = floor.day("Elevbyrådsdag " + ++days, 70_000, new VoteRules(BallotForm.ONE, VoteWay.CARDS, CountingRule.PLURALITY, TieRule.SHARE, 70_000, 0), FloorCase.FIVE);
    var first = floor.chair(day);
    push(first, "Begynd dagen");
    toVote(first, day);
    push(first, "Gør afstemningen klar");
    bean(Votes.class).prepareCards(new VoteOfficial("x", "x"), floor.days().get(day.id()).vote(), 5);
    push(first, "Godkend 5 kort");
    assertThat(text(first)).contains("Godkendt af nogen med dirigentens link.").doesNotContain("Borgmester Sana Friis");
    floor.links().recall(day.id(), null);
    var next = floor.chair(day);
    assertThat(press(next, "vote-agree").isRefused().page().text()).contains("en anden end den første");
    var signedIn = day.path() + "/dirigent";
    as(alice).fill("act", "vote-agree").post(signedIn).redirectsTo(signedIn);
    assertThat(text(next)).contains("Åbn afstemningen");
  }

  /// A class that plays with its hand waits a minute; nothing that classes do is a reason to refuse the chair.
  @Test
  void letsNoClassUseUpTheDay() {
    var day = day();
    var chair = floor.chair(day);
    var phone = floor.phone(day, "Herstedlund");
    push(chair, "Begynd dagen");
    press(chair, "goto:8").redirectsTo(chair);
    for (var each = 0; each < 15; each++) {
      fresh().fill("act", "raise:DEBATE").postWithoutToken(phone).redirectsTo(phone);
      fresh().fill("act", "lower:DEBATE").postWithoutToken(phone).redirectsTo(phone);
    }
    assertThat(fresh().fill("act", "raise:DEBATE").postWithoutToken(phone).isRefused().page().text()).contains("Vent et øjeblik");
    push(floor.phone(day, "Herstedøster"), "Ræk hånden op");
    push(chair, "Giv ordet til 6. c, Herstedøster");
    clock().move(Duration.ofMinutes(1));
    push(phone, "Ræk hånden op");
  }

  /// What staff have not shown comes on no screen that everybody may look at; the chair is told, and chooses.
  @Test
  void asksBeforeItBeginsWithoutWhatIsNotShown() {
    var day = day();
    var chair = floor.chair(day);
    var proposals = bean(ClassProposals.class);
    var hidden = floor.days().get(day.id()).proposals().stream().filter(it -> it.text().title().equals("Klimapladsen")).findFirst().orElseThrow().id();
    proposals.letGo(null, floor.days().get(day.id()), hidden, false);
    assertThat(text(chair)).contains("Redaktionen har ikke vist disse forslag endnu: Klimapladsen 6. d, Egelundskolen").doesNotContain("Begynd dagen");
    assertThat(press(chair, "begin").isRefused().page().text()).contains("begynd uden dem");
    proposals.letGo(null, floor.days().get(day.id()), hidden, true);
    assertThat(text(chair)).contains("Begynd dagen");
    proposals.letGo(null, floor.days().get(day.id()), hidden, false);
    push(chair, "Begynd uden dem");
    assertThat(text(day.path() + "/foelg")).contains("Multiposer").doesNotContain("Klimapladsen");
    opens(chair, day);
    assertThat(text(day.path() + "/skaerm")).contains("Multiposer").doesNotContain("Klimapladsen");
  }

  @Test
  void letsOnlyOneOfTwoChairsDoIt() {
    var day = day();
    var chair = floor.chair(day);
    push(chair, "Begynd dagen");
    seen(chair, 1, "goto:2").redirectsTo(chair);
    var slower = seen(chair, 1, "goto:2").isRefused();
    assertThat(slower.page().text()).contains("En anden dirigent var hurtigere").contains("Fremlæggelse");
    as(alice).get(day.path() + "/dirigent").isOk();
    as(alice).fill("seen", "2").fill("act", "start").post(day.path() + "/dirigent").redirectsTo(day.path() + "/dirigent");
    assertThat(floor.floor().acts(day.id()).getLast().by().words()).isEqualTo("Alice Vang");
  }

  @Test
  void takesBackOnePressAfterAnother() {
    var day = day();
    var chair = floor.chair(day);
    push(chair, "Begynd dagen");
    push(chair, "Videre til: Fremlæggelse");
    push(chair, "Start uret");
    push(chair, "Fortryd: uret startet");
    assertThat(text(chair)).contains("Uret står stille");
    push(chair, "Fortryd: gået til nyt punkt");
    assertThat(text(chair)).contains("Velkomst").contains("Der er intet at fortryde");
  }

  /// A link of one class does nothing for another, and a recalled one nothing at all.
  @Test
  void isKeptFromThoseItIsNotFor() {
    var day = day();
    var chair = floor.chair(day);
    var phone = floor.phone(day, "Herstedlund");
    push(chair, "Begynd dagen");
    press(chair, "goto:7").redirectsTo(chair);
    for (var act : new String[] {"goto:8", "undo:2", "begin", "end", "start", "tell", "vote-open", "vote-close", "word:" + FloorCase.of(day, "Herstedlund").value() + ":DEBATE", "", "x", "goto:", "time:999999999999"}) {
      fresh().fill("act", act).fill("told", "Hej").fill("seen", "99").postWithoutToken(phone).isRefused();
    }
    var other = FloorCase.of(day, "Herstedvester").value();
    fresh().fill("act", "raise:QUESTION:" + id(day, "Klimapladsen") + ":" + other).postWithoutToken(phone).redirectsTo(phone);
    assertThat(floor.floor().state(day.id()).row()).extracting(Hand::delegation).containsExactly(FloorCase.of(day, "Herstedlund"));
    fresh().fill("act", "withdraw:" + id(day, "Multiposer")).postWithoutToken(phone).isRefused();
    for (var path : new String[] {"/dirigent/", "/ordfoerer/"}) {
      for (var token : new String[] {"x", "1-abcdefghijklmnop", phone.substring(11), chair.substring(10)}) {
        var own = path.equals("/dirigent/") ? chair : phone;
        if (!own.equals(path + token)) {
          fresh().get(path + token).hasStatus(410);
          fresh().fill("act", "undo:2").postWithoutToken(path + token).hasStatus(410);
        }
      }
    }
    fresh().get(day.path() + "/dirigent").sendsToSignIn();
    as(charlie).get(day.path() + "/dirigent").hasStatus(403);
    as(alice).fill("act", "undo:2").postWithoutToken(day.path() + "/dirigent").hasStatus(403);
    floor.links().recall(day.id(), FloorCase.of(day, "Herstedlund"));
    fresh().get(phone).hasStatus(410);
    fresh().get(phone + "/live").hasStatus(410);
    floor.links().recall(day.id(), null);
    fresh().get(chair).hasStatus(410);
    assertThat(floor.chair(day)).isNotEqualTo(chair);
  }

  @Test
  void keepsWhatWasTypedWhereItIsWrong() {
    var day = day();
    var chair = floor.chair(day);
    var phone = floor.phone(day, "Herstedlund");
    push(chair, "Begynd dagen");
    press(chair, "goto:8").redirectsTo(chair);
    var page = amend(phone, "Et træ for hvert barn", "mange penge", "Også for dem, der flytter hertil").isRefused().page();
    assertThat(page.text()).contains("Skriv prisen som et helt tal i kroner.");
    assertThat(page.select("#amend-title").val()).isEqualTo("Et træ for hvert barn");
    assertThat(page.select("#amend-cost").val()).isEqualTo("mange penge");
    assertThat(page.select("#amend-words").val()).isEqualTo("Også for dem, der flytter hertil");
    assertThat(page.select("#phone-amend").hasAttr("open")).isTrue();
    amend(phone, "x".repeat(121), "1", "").isRefused();
    amend(phone, "   ", "1", "").isRefused();
    amend(phone, "Et træ for hvert barn", "-5", "").isRefused();
    amend(phone, "Et træ for hvert barn", "99999999999999999999", "").isRefused();
    amend(phone, "<b>Et træ</b> for hvert\u0007 \u202ebarn", "26.500 kr.", "Og så\u0007\r\n de andre").redirectsTo(phone);
    assertThat(floor.floor().state(day.id()).proposal(new dk.pip.council.ClassProposalId(java.util.UUID.fromString(id(day, "Et træ for hver nyfødt")))).orElseThrow().cost()).isEqualTo(26_500);
    assertThat(floor.floor().state(day.id()).motions().getLast().words()).isEqualTo("Og så de andre");
    assertThat(fresh().get(day.path() + "/foelg").text()).contains("&lt;b").doesNotContain("<b>Et træ");
  }

  private static Answer amend(String phone, String title, String cost, String words) {
    return fresh().fill("act", "amend").fill("amend-title", title).fill("amend-cost", cost).fill("amend-words", words).postWithoutToken(phone);
  }

  /// A day that isn't shown to everybody is seen in the hall by the chair's link.
  @Test
  void showsARehearsalToThoseWhoHoldIt() {
    var like = day();
    var id = floor.days().practise(null, like.id(), java.util.List.of(new dk.pip.council.CouncilDays.Invented("Søskolen", "6. x", java.util.List.of("Bo"), new dk.pip.council.ProposalText("Et springvand", "Vand", "Sjov", "Torvet", 9_000L, "")), new dk.pip.council.CouncilDays.Invented("Søskolen", "6. y", java.util.List.of("Ea"), new dk.pip.council.ProposalText("En bro", "Bro", "Sjov", "Åen", 9_000L, ""))), "Øvelse");
    var practice = floor.days().get(id);
    fresh().get(practice.path() + "/skaerm").isNotFound();
    fresh().get(practice.path() + "/foelg").isNotFound();
    as(charlie).get(practice.path() + "/skaerm").isOk();
    var chair = floor.chair(practice);
    push(chair, "Begynd dagen");
    assertThat(text(chair + "/skaerm")).contains("Velkomst");
    opens(chair, practice);
    var called = floor.days().get(id).vote();
    push(chair, "Aflys");
    push(chair, "Åbn afstemningen");
    var vote = floor.days().get(id).vote();
    assertThat(as(alice).get("/redaktion/afstemninger/" + vote.value()).isOk().page().text()).contains("Øvelse");
    floor.days().throwAway(null, id);
    as(alice).get("/redaktion/afstemninger/" + vote.value()).isNotFound();
    as(alice).get("/redaktion/afstemninger/" + called.value()).isNotFound();
    fresh().get("/elevbyraad/findes-ikke/skaerm").isNotFound();
  }

}
