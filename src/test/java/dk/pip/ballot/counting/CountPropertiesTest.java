package dk.pip.ballot.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.ballot.counting.CountOptions.Completion;
import dk.pip.ballot.counting.CountResult.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// What holds of every count, tried on small elections with many ties.
class CountPropertiesTest {
  private static final int TRIES = 300;

  @Provide
  Arbitrary<BallotFile> files() {
    return Arbitraries.of(BallotKind.class).flatMap(kind -> Arbitraries.longs().map(seed -> Elections.any(kind, seed)));
  }

  @Provide
  Arbitrary<TieBreak> ties() {
    return Arbitraries.of(TieBreak.report(), TieBreak.share(), TieBreak.secondRound(), TieBreak.lot("Albertslund"), TieBreak.lot("2027"));
  }

  @Provide
  Arbitrary<CountOptions> options() {
    return Arbitraries.of(Completion.class).map(CountOptions.plain()::with);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void neverSpendsMoreThanThereIs(@ForAll("files") BallotFile file, @ForAll CountingRule rule, @ForAll("ties") TieBreak tie, @ForAll("options") CountOptions options) {
    Assume.that(Counting.fits(rule, file.kind()));

    var result = Counting.count(file, rule, tie, options);

    assertThat(result.granted()).isLessThanOrEqualTo(file.budget());
    assertThat(result.left()).isEqualTo(file.budget() - result.granted());
    for (var outcome : rule.isForMoney() ? result.outcomes() : List.<List<String>>of()) {
      assertThat(outcome.stream().mapToLong(key -> file.candidate(key).cost()).sum()).isLessThanOrEqualTo(file.budget());
    }
    assertThat(result.grants()).allSatisfy(grant -> assertThat(grant.amount()).isBetween(0L, rule.isForMoney() ? file.candidate(grant.candidate()).cost() : file.budget()));
  }

  /// The order of the file, ballots taken apart or put together: nothing of it is seen in a result, not even in its steps.
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void saysTheSameInWhateverOrder(@ForAll("files") BallotFile file, @ForAll CountingRule rule, @ForAll("ties") TieBreak tie, @ForAll("options") CountOptions options, @ForAll long order) {
    Assume.that(Counting.fits(rule, file.kind()));

    assertThat(Counting.count(Elections.shuffled(file, order), rule, tie, options)).isEqualTo(Counting.count(file, rule, tie, options));
  }

  /// Whoever pays for a project in Equal Shares pays exactly its cost together, and nobody more than the share.
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void accountsForEveryKrone(@ForAll("files") BallotFile file, @ForAll("options") CountOptions options) {
    var result = Counting.count(file, CountingRule.EQUAL_SHARES, TieBreak.lot("x"), options);
    Assume.that(result.state() == State.DECIDED);
    var share = ((CountStep.ShareOfEach) result.steps().getFirst()).used();
    Map<Integer, Fraction> paid = new HashMap<>();
    for (var step : result.steps()) {
      if (step instanceof CountStep.Bought bought && !bought.shares().isEmpty()) {
        var sum = Fraction.ZERO;
        for (var part : bought.shares()) {
          sum = sum.plus(part.each().times(part.voters()));
          part.groups().forEach(group -> paid.merge(group, part.each(), Fraction::plus));
        }
        assertThat(sum).isEqualTo(Fraction.of(bought.cost()));
      }
    }
    assertThat(paid.values()).allSatisfy(all -> assertThat(all).isLessThanOrEqualTo(share));
  }

  /// What is decided without a word about ties is the same by every lot; and a lot chooses only among what was left open.
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void breaksNoTieSilently(@ForAll("files") BallotFile file, @ForAll CountingRule rule, @ForAll long seed) {
    Assume.that(Counting.fits(rule, file.kind()));
    var options = CountOptions.plain().with(Completion.GREEDY);
    var told = Counting.count(file, rule, TieBreak.report(), options);

    for (var i = 0; i < 4; i++) {
      var drawn = Counting.count(file, rule, TieBreak.lot(seed + " " + i), options);
      var winners = drawn.winners().stream().sorted().toList();
      if (told.state() == State.TIED) {
        assertThat(told.outcomes().stream().map(outcome -> outcome.stream().sorted().toList())).contains(winners);
        assertThat(drawn.ties()).isNotEmpty();
      } else {
        assertThat(winners).isEqualTo(told.winners().stream().sorted().toList());
        assertThat(told.ties()).isEmpty();
      }
    }
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void drawsTheSameLotAgain(@ForAll("files") BallotFile file, @ForAll CountingRule rule, @ForAll String seed) {
    Assume.that(Counting.fits(rule, file.kind()));

    assertThat(Counting.count(file, rule, TieBreak.lot(seed), CountOptions.usual())).isEqualTo(Counting.count(file, rule, TieBreak.lot(seed), CountOptions.usual()));
  }

  /// One more ballot for the winner alone: these rules promise that it still wins.
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void isNeverHurtByMoreVotes(@ForAll("files") BallotFile file, @ForAll long many) {
    for (var rule : List.of(CountingRule.PLURALITY, CountingRule.APPROVAL, CountingRule.SCORE, CountingRule.SCHULZE, CountingRule.GREEDY)) {
      if (!Counting.fits(rule, file.kind())) {
        continue;
      }
      var before = Counting.count(file, rule, TieBreak.report(), CountOptions.plain());
      if (before.state() != State.DECIDED || rule == CountingRule.GREEDY && before.winners().isEmpty()) {
        continue;
      }
      var winner = before.winners().getFirst();
      var ballots = new ArrayList<>(file.ballots());
      ballots.add(new WeightedBallot(1 + Math.floorMod(many, 5), alone(file.kind(), winner)));
      var after = Counting.count(new BallotFile(file.kind(), file.candidates(), file.budget(), ballots), rule, TieBreak.report(), CountOptions.plain());

      assertThat(after.winners()).as(rule.name()).contains(winner);
    }
  }

  private static BallotContent alone(BallotKind kind, String key) {
    return switch (kind) {
      case ONE -> new BallotContent.One(key);
      case APPROVAL -> new BallotContent.Approval(List.of(key));
      case RANKING -> new BallotContent.Ranking(List.of(List.of(key)));
      case POINTS -> new BallotContent.Points(new TreeMap<>(Map.of(key, 3L)));
      case KRONER -> new BallotContent.Kroner(new TreeMap<>(Map.of(key, 3L)));
    };
  }

  /// The quick form against the definition, in fractions all the way and without any of its shortcuts.
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void buysWhatTheDefinitionOfEqualSharesBuys(@ForAll("files") BallotFile file) {
    var order = file.candidates().stream().map(Candidate::key).sorted().toList();

    var result = Counting.count(file, CountingRule.EQUAL_SHARES, TieBreak.report().after(order), CountOptions.plain());

    assertThat(result.winners().stream().sorted()).containsExactlyElementsOf(defined(file).stream().sorted().toList());
  }

  private static List<String> defined(BallotFile file) {
    var projects = new Projects(file, CountOptions.plain());
    var money = new Fraction[projects.weights.length];
    Arrays.fill(money, Fraction.of(projects.budget, projects.voters));
    var bought = new ArrayList<String>();
    var left = new ArrayList<>(IntStream.range(0, projects.count()).filter(p -> projects.votes[p] > 0).boxed().toList());
    while (true) {
      var best = -1;
      Fraction least = null;
      for (var p : left) {
        var rho = rho(projects, p, money);
        if (rho != null && (least == null || rho.compareTo(least) < 0)) {
          best = p;
          least = rho;
        }
      }
      if (least == null) {
        return bought;
      }
      for (var s = 0; s < projects.supporters[best].length; s++) {
        var voter = projects.supporters[best][s];
        var price = least.times(projects.worth[best]).times(projects.use(best, s));
        money[voter] = price.compareTo(money[voter]) < 0 ? money[voter].minus(price) : Fraction.ZERO;
      }
      bought.add(projects.keys[best]);
      left.remove((Integer) best);
    }
  }

  /// The least price of which everybody pays as much as they can and the cost comes together: one of those at which somebody has nothing left, or between.
  private static Fraction rho(Projects projects, int project, Fraction[] money) {
    var supporters = projects.supporters[project];
    var order = IntStream.range(0, supporters.length).boxed().sorted((a, b) -> money[supporters[a]].by(projects.use(project, a)).compareTo(money[supporters[b]].by(projects.use(project, b)))).toList();
    var paid = Fraction.ZERO;
    var uses = projects.points[project];
    for (var s : order) {
      var voter = supporters[s];
      var price = Fraction.of(projects.costs[project]).minus(paid).by(uses);
      if (price.times(projects.use(project, s)).compareTo(money[voter]) <= 0) {
        return price.by(projects.worth[project]);
      }
      paid = paid.plus(money[voter].times(projects.weights[voter]));
      uses -= projects.weights[voter] * projects.use(project, s);
    }
    return null;
  }
}
