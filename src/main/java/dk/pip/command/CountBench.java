package dk.pip.command;

import dk.pip.ballot.counting.BallotFile;
import dk.pip.ballot.counting.BallotKind;
import dk.pip.ballot.counting.CountFields;
import dk.pip.ballot.counting.CountOptions;
import dk.pip.ballot.counting.CountOptions.Completion;
import dk.pip.ballot.counting.Counting;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.ManyBallots;
import dk.pip.ballot.counting.TieBreak;
import dk.pip.shared.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// All rules over many ballots, beside adding up the same votes once.
final class CountBench {
  private static final int ROUNDS = 3;
  private static final TieBreak TIE = TieBreak.report();

  private record Case(CountingRule rule, BallotKind kind, Completion completion) {}

  private static final List<Case> CASES =
      List.of(
          new Case(CountingRule.PLURALITY, BallotKind.ONE, Completion.NONE),
          new Case(CountingRule.APPROVAL, BallotKind.APPROVAL, Completion.NONE),
          new Case(CountingRule.SCORE, BallotKind.POINTS, Completion.NONE),
          new Case(CountingRule.SCHULZE, BallotKind.RANKING, Completion.NONE),
          new Case(CountingRule.RUNOFF, BallotKind.RANKING, Completion.NONE),
          new Case(CountingRule.GREEDY, BallotKind.APPROVAL, Completion.NONE),
          new Case(CountingRule.PHRAGMEN, BallotKind.APPROVAL, Completion.NONE),
          new Case(CountingRule.EQUAL_SHARES, BallotKind.APPROVAL, Completion.NONE),
          new Case(CountingRule.EQUAL_SHARES, BallotKind.APPROVAL, Completion.ADD1_GREEDY),
          new Case(CountingRule.EQUAL_SHARES, BallotKind.POINTS, Completion.NONE),
          new Case(CountingRule.EQUAL_SHARES, BallotKind.POINTS, Completion.ADD1_GREEDY));

  private final Texts texts;
  private final List<int[]> sizes;

  CountBench(Texts texts, int ballots, int candidates) {
    this.texts = texts;
    this.sizes = List.of(new int[] {ballots / 10, candidates / 2}, new int[] {ballots, candidates});
  }

  int run() {
    var slowest = 0.0;
    for (var size : sizes) {
      System.out.println(texts.get("command.bench.count.head", size[0], size[1]));
      var files = new EnumMap<BallotKind, BallotFile>(BallotKind.class);
      for (var one : CASES) {
        slowest = measure(one, file(files, one.kind, size), size == sizes.getLast());
      }
      System.out.println();
    }
    System.out.println(texts.get("command.bench.count.read"));
    return slowest >= 0 ? 0 : 1;
  }

  private static BallotFile file(Map<BallotKind, BallotFile> files, BallotKind kind, int[] size) {
    return files.computeIfAbsent(kind, one -> ManyBallots.of(one, size[0], size[1]));
  }

  private double measure(Case one, BallotFile file, boolean once) {
    var adding = median(ROUNDS, () -> ManyBallots.addedUp(file));
    var counting = median(once ? 1 : ROUNDS, () -> Counting.count(file, one.rule, TIE, CountOptions.plain().with(one.completion)));
    var name = CountFields.word(one.rule) + (one.completion == Completion.NONE ? "" : " " + CountFields.word(one.completion)) + ", " + CountFields.word(one.kind);
    System.out.printf(Locale.ROOT, "  %-40s %9.1f ms %9.1f ms %9.1f%n", name, counting, adding, counting / adding);
    return counting;
  }

  private static double median(int rounds, Supplier<?> work) {
    var times = new ArrayList<Double>();
    for (var round = 0; round < rounds; round++) {
      var begun = System.nanoTime();
      work.get();
      times.add((System.nanoTime() - begun) / 1e6);
    }
    times.sort(null);
    return times.get(rounds / 2);
  }
}
