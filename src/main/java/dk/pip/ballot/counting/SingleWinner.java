package dk.pip.ballot.counting;

import dk.pip.ballot.counting.CountResult.Grant;
import dk.pip.ballot.counting.CountResult.State;
import dk.pip.ballot.counting.CountStep.Score;
import dk.pip.ballot.counting.CountStep.Tally;
import dk.pip.ballot.counting.TieMet.About;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The rules that choose one, and what becomes of the money when several are equal.
final class SingleWinner {
  private SingleWinner() {}

  static CountResult byScores(BallotFile file, CountingRule rule, TieBreak tie, CountOptions options, List<Score> scores) {
    var best = scores.stream().map(Score::score).max(Comparator.naturalOrder()).orElse(Fraction.ZERO);
    var first = best.isZero() ? List.<String>of() : scores.stream().filter(score -> score.score().equals(best)).map(Score::candidate).toList();
    var ordered = scores.stream().sorted(Comparator.comparing(Score::score).reversed().thenComparing(Score::candidate)).toList();
    return of(file, rule, tie, options, first, List.of(new Tally(ordered)));
  }

  /// @param best those whom the rule puts first; several are a tie, none means that nobody voted
  static CountResult of(BallotFile file, CountingRule rule, TieBreak tie, CountOptions options, List<String> best, List<CountStep> steps) {
    if (best.isEmpty()) {
      return result(file, rule, tie, options, State.NOBODY, List.of(), List.of(), List.of(), List.of(), steps);
    }
    if (best.size() == 1) {
      return result(file, rule, tie, options, State.DECIDED, best, List.of(), grants(file, best), List.of(), steps);
    }
    return settle(file, rule, tie, options, Ties.resolve(best, About.WINNING, tie), steps);
  }

  static CountResult settle(
      BallotFile file, CountingRule rule, TieBreak tie, CountOptions options, TieMet met, List<CountStep> steps) {
    return switch (met.way()) {
      case REPORTED ->
          new CountResult(
              rule, tie, options, file.cast(), Ballots.blank(file), State.TIED, List.of(), met.among(), List.of(), file.budget(),
              met.among().stream().map(List::of).toList(), List.of(met), steps);
      case SECOND_ROUND -> result(file, rule, tie, options, State.SECOND_ROUND, List.of(), met.among(), List.of(), List.of(met), steps);
      case SHARED -> {
        var grants = grants(file, met.chosen());
        var all = new ArrayList<>(steps);
        if (!grants.isEmpty()) {
          all.add(new CountStep.Shared(grants, file.budget() - grants.stream().mapToLong(Grant::amount).sum()));
        }
        yield result(file, rule, tie, options, State.SHARED, met.chosen(), List.of(), grants, List.of(met), all);
      }
      case LOT, HELD_ROUND -> result(file, rule, tie, options, State.DECIDED, met.chosen(), List.of(), grants(file, met.chosen()), List.of(met), steps);
    };
  }

  static CountResult decided(
      BallotFile file, CountingRule rule, TieBreak tie, CountOptions options, String winner, List<TieMet> ties, List<CountStep> steps) {
    return result(file, rule, tie, options, State.DECIDED, List.of(winner), List.of(), grants(file, List.of(winner)), ties, steps);
  }

  private static CountResult result(
      BallotFile file, CountingRule rule, TieBreak tie, CountOptions options, State state, List<String> winners, List<String> open, List<Grant> grants,
      List<TieMet> ties, List<CountStep> steps) {
    var left = file.budget() - grants.stream().mapToLong(Grant::amount).sum();
    return new CountResult(
        rule, tie, options, file.cast(), Ballots.blank(file), state, winners, open, grants, left, List.of(), ties, steps);
  }

  /// One winner gets what it costs, or all the money where nobody said what it costs or it costs more; several share it.
  private static List<Grant> grants(BallotFile file, List<String> winners) {
    if (file.budget() == 0) {
      return List.of();
    }
    var wanted = winners.stream().mapToLong(winner -> file.candidate(winner).cost() == 0 ? file.budget() : file.candidate(winner).cost()).toArray();
    var amounts = Ties.share(file.budget(), wanted, file.moneyUnit());
    var grants = new ArrayList<Grant>();
    for (var i = 0; i < wanted.length; i++) {
      grants.add(new Grant(winners.get(i), amounts[i]));
    }
    return grants;
  }
}
