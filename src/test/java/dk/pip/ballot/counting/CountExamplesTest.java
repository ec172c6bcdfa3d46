package dk.pip.ballot.counting;

import static dk.pip.ballot.counting.Elections.approving;
import static dk.pip.ballot.counting.Elections.money;
import static dk.pip.ballot.counting.Elections.one;
import static dk.pip.ballot.counting.Elections.projects;
import static dk.pip.ballot.counting.Elections.ranked;
import static dk.pip.ballot.counting.Elections.rankings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.ballot.counting.CountOptions.Completion;
import dk.pip.ballot.counting.CountOptions.Links;
import dk.pip.ballot.counting.CountOptions.Utility;
import dk.pip.ballot.counting.CountResult.Grant;
import dk.pip.ballot.counting.CountResult.State;
import dk.pip.ballot.counting.CountStep.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Worked examples from the literature and from real years, each with where it is from.
class CountExamplesTest {
  private static CountResult count(BallotFile file, CountingRule rule) {
    return Counting.count(file, rule, TieBreak.report(), CountOptions.plain());
  }

  private static CountResult count(BallotFile file, CountingRule rule, CountOptions options) {
    return Counting.count(file, rule, TieBreak.report(), options);
  }

  /// Schulze, »A new monotonic, clone-independent, reversal symmetric, and condorcet-consistent single-winner election method« (2011), example 1.
  @Test
  void findsTheWidestPathsOfSchulzesFirstExample() {
    var file =
        rankings(
            "A B C D E", ranked(5, "A C B E D"), ranked(5, "A D E C B"), ranked(8, "B E D A C"), ranked(3, "C A B E D"), ranked(7, "C A E B D"),
            ranked(2, "C B A D E"), ranked(7, "D C E B A"), ranked(8, "E B A D C"));

    for (var links : Links.values()) {
      var result = count(file, CountingRule.SCHULZE, CountOptions.plain().with(links));

      assertThat(result.winners()).containsExactly("E");
      var duels = (CountStep.Duels) result.steps().getFirst();
      assertThat(duels.votes().getFirst()).containsExactly(0L, 20L, 26L, 30L, 22L);
      assertThat(duels.paths().getFirst().stream().map(Link::forIt)).containsExactly(0L, 28L, 28L, 30L, 24L);
      assertThat(duels.paths().getLast().stream().map(Link::forIt)).containsExactly(25L, 28L, 28L, 31L, 0L);
    }
  }

  /// Schulze (2011), section 2.1: what makes a link stronger by winning votes and by margins.
  @Test
  void comparesLinksAsTheyAreDefined() {
    var winning = SchulzeCount.stronger(Links.WINNING_VOTES);
    assertThat(winning.compare(new Link(9, 8), new Link(8, 1))).isPositive();
    assertThat(winning.compare(new Link(9, 7), new Link(9, 8))).isPositive();
    assertThat(winning.compare(new Link(5, 5), new Link(4, 9))).isPositive();
    assertThat(winning.compare(new Link(5, 5), new Link(7, 7))).isZero();
    assertThat(winning.compare(new Link(1, 7), new Link(5, 8))).isPositive();
    assertThat(winning.compare(new Link(5, 8), new Link(1, 8))).isPositive();

    assertThat(SchulzeCount.stronger(Links.MARGINS).compare(new Link(9, 8), new Link(8, 1))).isNegative();
  }

  /// Tennessee's capital, as Wikipedia tells it of instant run-off, of Borda’s count and of the Condorcet winner.
  @Test
  void findsFourCapitalsForTennessee() {
    var file =
        rankings("M N C K", ranked(42, "M N C K"), ranked(26, "N C K M"), ranked(15, "C K N M"), ranked(17, "K C N M"));

    assertThat(count(file, CountingRule.PLURALITY).winners()).containsExactly("M");
    assertThat(count(file, CountingRule.SCHULZE).winners()).containsExactly("N");
    var runoff = count(file, CountingRule.RUNOFF);
    assertThat(runoff.winners()).containsExactly("K");
    assertThat(runoff.steps()).extracting(step -> ((CountStep.Round) step).out()).containsExactly(List.of("C"), List.of("N"), List.of());
    var borda = (CountStep.Tally) count(file, CountingRule.SCORE).steps().getFirst();
    assertThat(borda.scores()).extracting(score -> score.score().toString()).containsExactly("194", "173", "126", "107");
  }

  /// Phragmén's own example (1894), as Janson's »Phragmén’s and Thiele’s election methods« has it: A, Q and B.
  @Test
  void electsAsPhragmenDid() {
    var file = money(3, "A 1, B 1, C 1, P 1, Q 1, R 1", approving(1034, "A B C"), approving(519, "P Q R"), approving(90, "A B Q"), approving(47, "A P Q"));

    var result = count(file, CountingRule.PHRAGMEN);

    assertThat(result.winners()).containsExactly("A", "Q", "B");
    assertThat(((CountStep.Bought) result.steps().getFirst()).price()).isEqualTo(Fraction.of(1, 1171));
  }

  /// The running example of Lackner and Skowron, »Multi-Winner Voting with Approval Preferences« (2023), as pabutools tests it.
  @Test
  void countsTheRunningExampleOfLacknerAndSkowron() {
    var file =
        money(
            4, "a 1, b 1, c 1, d 1, e 1, f 1, g 1", approving(3, "a b"), approving(3, "a c"), approving(2, "a d"), approving(1, "b c f"), approving(1, "e"),
            approving(1, "f"), approving(1, "g"));

    assertThat(count(file, CountingRule.EQUAL_SHARES).winners()).containsExactly("a");
    assertThat(count(file, CountingRule.EQUAL_SHARES).left()).isEqualTo(3);
    assertThat(count(file, CountingRule.PHRAGMEN).winners()).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  /// pabutools, tests/rules/test_rule.py, first approval example: everything is equal.
  @Test
  void findsAllWaysThatPabutoolsFinds() {
    var file = money(3, "p0 1, p1 3, p2 2, p3 1", approving(2, "p0 p1 p2 p3"));

    var byVotes = count(file, CountingRule.GREEDY);
    assertThat(byVotes.state()).isEqualTo(State.TIED);
    assertThat(byVotes.outcomes()).containsExactlyInAnyOrder(List.of("p0", "p2"), List.of("p0", "p3"), List.of("p1"), List.of("p2", "p3"));
    assertThat(byVotes.winners()).isEmpty();
    assertThat(count(file, CountingRule.GREEDY, CountOptions.plain().with(Utility.UNIT)).winners()).containsExactly("p0", "p3");
  }

  /// pabutools, tests/rules/test_rule.py, second approval example, whose costs have decimals.
  @Test
  void tellsCostFromNumberOfProjects() {
    var file =
        new BallotFile(
            BallotKind.APPROVAL, projects("p0 100, p1 90, p2 200, p3 109"), 400,
            List.of(approving(1, "p0"), approving(2, "p1 p2 p3"), approving(1, "p2")), 100, 1);

    assertThat(count(file, CountingRule.EQUAL_SHARES).winners()).containsExactlyInAnyOrder("p0", "p2");
    assertThat(count(file, CountingRule.EQUAL_SHARES, CountOptions.plain().with(Utility.UNIT)).winners()).containsExactlyInAnyOrder("p0", "p1", "p3");
  }

  /// What proportional means, as equalshares.net shows it: those who are outvoted by a majority of the same mind get their part.
  @Test
  void givesAMinorityItsShare() {
    var file = money(90, "a 30, b 30, c 30, x 30, y 30", approving(60, "a b c"), approving(30, "x y"));

    assertThat(count(file, CountingRule.GREEDY).winners()).containsExactly("a", "b", "c");
    var equal = count(file, CountingRule.EQUAL_SHARES);
    assertThat(equal.state()).isEqualTo(State.TIED);
    assertThat(equal.outcomes()).hasSize(6).allSatisfy(outcome -> assertThat(outcome).hasSize(3).containsAnyOf("x", "y"));
  }

  /// Albertslund, 2018: two proposals were equal, and the 70,000 kr. were used for both.
  @Test
  void sharesTheMoneyAsIn2018() {
    var file = new BallotFile(BallotKind.ONE, projects("hanen 70000, vandblomsten 70000, broen 70000"), 70_000, List.of(one(31, "hanen"), one(31, "vandblomsten"), one(12, "broen")));

    var result = Counting.count(file, CountingRule.PLURALITY, TieBreak.share(), CountOptions.usual());

    assertThat(result.state()).isEqualTo(State.SHARED);
    assertThat(result.grants()).containsExactly(new Grant("hanen", 35_000), new Grant("vandblomsten", 35_000));
    assertThat(result.left()).isZero();
  }

  @Test
  void leavesTheKroneThatThreeCantShare() {
    var file = new BallotFile(BallotKind.ONE, projects("a 70000, b 70000, c 70000"), 70_000, List.of(one(9, "a"), one(9, "b"), one(9, "c")));

    var result = Counting.count(file, CountingRule.PLURALITY, TieBreak.share(), CountOptions.usual());

    assertThat(result.grants()).extracting(Grant::amount).containsOnly(23_333L);
    assertThat(result.left()).isEqualTo(1);
  }

  /// Ballerup's children's council day, 2019: eleven grants of 169,728 kr. out of 170,000.
  @Test
  void grantsElevenWishesAsBallerupDid() {
    var costs = new long[] {19_000, 11_280, 20_000, 10_280, 19_700, 20_000, 12_280, 17_000, 12_500, 9_380, 18_308};
    var projects = new ArrayList<Candidate>();
    IntStream.range(0, costs.length).forEach(i -> projects.add(new Candidate("w" + i, "Ønske " + i, costs[i])));
    // Three times as much was wished for as there was.
    IntStream.range(0, 17).forEach(i -> projects.add(new Candidate("x" + i, "Andet ønske " + i, 20_000)));
    var granted = IntStream.range(0, costs.length).mapToObj(i -> "w" + i).toList();
    var ballots = new ArrayList<WeightedBallot>();
    for (var i = 0; i < 22; i++) {
      var own = new ArrayList<>(granted);
      own.add("x" + i % 17);
      ballots.add(new WeightedBallot(1, new BallotContent.Approval(own)));
    }
    var file = new BallotFile(BallotKind.APPROVAL, projects, 170_000, ballots);

    for (var rule : List.of(CountingRule.GREEDY, CountingRule.EQUAL_SHARES, CountingRule.PHRAGMEN)) {
      var result = Counting.count(file, rule, TieBreak.share(), CountOptions.usual());

      assertThat(result.winners()).as(rule.name()).containsExactlyInAnyOrderElementsOf(granted);
      assertThat(result.granted()).isEqualTo(169_728);
      assertThat(result.left()).isEqualTo(272);
      assertThat(result.isDecided()).isTrue();
    }
  }

  @Test
  void givesThoseWhoAreEqualHalfWhereTheyTakeFromEachOther() {
    var file = money(100, "a 100, b 100", approving(5, "a"), approving(5, "b"), approving(10, "a b"));

    var result = Counting.count(file, CountingRule.EQUAL_SHARES, TieBreak.share(), CountOptions.usual());

    assertThat(result.grants()).containsExactly(new Grant("a", 50), new Grant("b", 50));
  }

  @Test
  void asksForASecondRoundAndGoesByIt() {
    var file = money(100, "a 100, b 100, c 10", approving(5, "a"), approving(5, "b"));

    var first = Counting.count(file, CountingRule.GREEDY, TieBreak.secondRound(), CountOptions.usual());
    assertThat(first.state()).isEqualTo(State.SECOND_ROUND);
    assertThat(first.open()).containsExactly("a", "b");

    var second = Counting.count(file, CountingRule.GREEDY, TieBreak.secondRound().after(List.of("b", "a")), CountOptions.usual());
    assertThat(second.winners()).containsExactly("b");
    assertThat(second.ties().getFirst().way()).isEqualTo(TieMet.Way.HELD_ROUND);
  }

  @Test
  void completesByRaisingEverybodysShareAndThenByVotes() {
    var file = money(10, "a 6, b 4", approving(3, "a"), approving(2, "b"));

    assertThat(count(file, CountingRule.EQUAL_SHARES).winners()).containsExactlyInAnyOrder("a", "b");
    var dear = money(10, "a 7, b 3, c 2", approving(3, "a"), approving(2, "b"));
    assertThat(count(dear, CountingRule.EQUAL_SHARES).winners()).containsExactly("b");
    var raised = count(dear, CountingRule.EQUAL_SHARES, CountOptions.plain().with(Completion.ADD1));
    assertThat(raised.winners()).containsExactlyInAnyOrder("a", "b");
    assertThat(((CountStep.ShareOfEach) raised.steps().getFirst()).rises()).isEqualTo(1);
  }

  @Test
  void sharesAFirstPlaceInARunOffAndReadsUnrankedAsExhausted() {
    var file = rankings("A B C", ranked(3, "AB C"), ranked(2, "C"), ranked(1, "A"));

    var rounds = count(file, CountingRule.RUNOFF).steps();

    var first = (CountStep.Round) rounds.getFirst();
    assertThat(first.scores()).extracting(score -> score.candidate() + " " + score.score()).containsExactly("A 5/2", "C 2", "B 3/2");
    assertThat(count(file, CountingRule.RUNOFF).winners()).containsExactly("A");
  }

  @Test
  void tellsATieForLastOnlyIfItMatters() {
    var harmless = rankings("A B C D", ranked(5, "A"), ranked(4, "B"), ranked(1, "C"), ranked(1, "D"));
    assertThat(count(harmless, CountingRule.RUNOFF).ties()).isEmpty();

    var matters = rankings("A B C", ranked(4, "A"), ranked(3, "B C"), ranked(3, "C B"));
    // Whoever of B and C stays gets the other's ballots, and wins.
    var result = count(matters, CountingRule.RUNOFF);
    assertThat(result.state()).isEqualTo(State.TIED);
    assertThat(result.open()).containsExactly("B", "C");
  }

  @Test
  void saysNobodyWhereNobodyVoted() {
    for (var rule : CountingRule.values()) {
      var file = rule == CountingRule.PLURALITY ? new BallotFile(BallotKind.ONE, projects("a 1, b 2"), 3, List.of(one(4, ""))) : money(3, "a 1, b 2", approving(4, ""));
      var result = count(file, rule);

      assertThat(result.state()).as(rule.name()).isEqualTo(State.NOBODY);
      assertThat(result.winners()).isEmpty();
      assertThat(result.blank()).isEqualTo(4);
    }
  }

  @Test
  void refusesARuleThatDoesntFit() {
    assertThatThrownBy(() -> count(money(3, "a 1", approving(1, "a")), CountingRule.PLURALITY)).isInstanceOf(CannotCount.class);
    assertThatThrownBy(() -> count(rankings("A B", ranked(1, "A B")), CountingRule.GREEDY)).isInstanceOfSatisfying(CannotCount.class, e -> assertThat(e.key()).isEqualTo("ballot.count.no-budget"));
  }

  /// Two elections whose prices differ by less than a double can tell.
  @Test
  void decidesByTheLastDigit() {
    var near = money(3_000_000_000_000L, "a 999999999999, b 999999999998", approving(999_999, "a"), approving(999_998, "b"), approving(1, "a b"));

    var result = count(near, CountingRule.EQUAL_SHARES, CountOptions.plain().with(Utility.UNIT));

    // a: 999999999999 / 1000000; b: 999999999998 / 999999.
    assertThat(result.winners()).containsExactly("a", "b");
    var first = (CountStep.Bought) result.steps().get(1);
    assertThat(first.price()).isEqualTo(Fraction.of(999_999_999_999L, 1_000_000));
  }
}
