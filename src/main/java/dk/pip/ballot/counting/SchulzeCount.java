package dk.pip.ballot.counting;

import dk.pip.ballot.counting.CountOptions.Links;
import dk.pip.ballot.counting.CountStep.Duels;
import dk.pip.ballot.counting.CountStep.Link;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Schulze's method (2011): whoever has, to everybody else, a path of duels at least as strong as the one back. A path is as strong as its weakest duel.
final class SchulzeCount {
  private SchulzeCount() {}

  static CountResult count(BallotFile file, TieBreak tie, CountOptions options) {
    var orders = new Orders(file);
    var votes = duels(orders);
    var count = orders.count();
    var links = new Link[count][count];
    for (var a = 0; a < count; a++) {
      for (var b = 0; b < count; b++) {
        links[a][b] = new Link(votes[a][b], votes[b][a]);
      }
    }
    var ranked = ranks(links, options.links());
    var paths = widest(ranked);
    var best =
        Arrays.stream(orders.weights).sum() == Ballots.blank(file)
            ? List.<String>of()
            : IntStream.range(0, count)
                .filter(a -> IntStream.range(0, count).allMatch(b -> a == b || paths[a][b] >= paths[b][a]))
                .mapToObj(a -> orders.keys[a])
                .toList();
    var strengths = strengths(links, ranked);
    var told =
        new Duels(
            List.of(orders.keys),
            Arrays.stream(votes).map(row -> Arrays.stream(row).boxed().toList()).toList(),
            IntStream.range(0, count)
                .mapToObj(a -> IntStream.range(0, count).mapToObj(b -> a == b ? new Link(0, 0) : strengths[paths[a][b]]).toList())
                .toList());
    return SingleWinner.of(file, CountingRule.SCHULZE, tie, options, best, List.of(told));
  }

  /// How many prefer one to the other. Whoever is named is preferred to all who aren't. All ballots together are fewer than an int holds.
  static long[][] duels(Orders orders) {
    var count = orders.count();
    var rows = new int[count][count];
    var ranks = new int[count];
    for (var ballot = 0; ballot < orders.weights.length; ballot++) {
      var weight = (int) orders.weights[ballot];
      var places = orders.places[ballot];
      Arrays.fill(ranks, places.length);
      for (var rank = 0; rank < places.length; rank++) {
        for (var candidate : places[rank]) {
          ranks[candidate] = rank;
        }
      }
      for (var rank = 0; rank < places.length; rank++) {
        for (var candidate : places[rank]) {
          add(rows[candidate], ranks, rank, weight);
        }
      }
    }
    return Arrays.stream(rows).map(row -> Arrays.stream(row).asLongStream().toArray()).toArray(long[][]::new);
  }

  /// Without a branch, so that it runs over many candidates at a time: the sign of the difference is one for those behind, and nought for the others.
  private static void add(int[] row, int[] ranks, int rank, int weight) {
    for (var other = 0; other < row.length; other++) {
      row[other] += ((rank - ranks[other]) >>> 31) * weight;
    }
  }

  /// By winning votes: won before undecided before lost; among won the more votes, then the fewer against; among lost the fewer against, then the more
  /// votes (Schulze 2011, 2.1). By margins: the distance.
  static Comparator<Link> stronger(Links links) {
    return switch (links) {
      case MARGINS -> Comparator.comparingLong(link -> link.forIt() - link.against());
      case WINNING_VOTES ->
          Comparator.<Link>comparingInt(link -> Long.signum(link.forIt() - link.against()))
              .thenComparing((a, b) -> {
                var sign = Long.signum(a.forIt() - a.against());
                if (sign > 0) {
                  return a.forIt() != b.forIt() ? Long.compare(a.forIt(), b.forIt()) : Long.compare(b.against(), a.against());
                }
                if (sign < 0) {
                  return a.against() != b.against() ? Long.compare(b.against(), a.against()) : Long.compare(a.forIt(), b.forIt());
                }
                return 0;
              });
    };
  }

  /// Links by whole numbers, equal for equally strong ones.
  private static int[][] ranks(Link[][] links, Links kind) {
    var stronger = stronger(kind);
    var different = new TreeSet<>(stronger);
    Arrays.stream(links).flatMap(Arrays::stream).forEach(different::add);
    var sorted = List.copyOf(different);
    var ranks = new int[links.length][links.length];
    for (var a = 0; a < links.length; a++) {
      for (var b = 0; b < links.length; b++) {
        ranks[a][b] = Collections.binarySearch(sorted, links[a][b], stronger);
      }
    }
    return ranks;
  }

  private static Link[] strengths(Link[][] links, int[][] ranks) {
    var most = Arrays.stream(ranks).flatMapToInt(Arrays::stream).max().orElse(0);
    var strengths = new Link[most + 1];
    for (var a = 0; a < links.length; a++) {
      for (var b = 0; b < links.length; b++) {
        strengths[ranks[a][b]] = links[a][b];
      }
    }
    return strengths;
  }

  private static int[][] widest(int[][] ranks) {
    var paths = Arrays.stream(ranks).map(int[]::clone).toArray(int[][]::new);
    for (var over = 0; over < paths.length; over++) {
      for (var from = 0; from < paths.length; from++) {
        var first = paths[from][over];
        for (var to = 0; from != over && to < paths.length; to++) {
          if (to != from && to != over) {
            paths[from][to] = Math.max(paths[from][to], Math.min(first, paths[over][to]));
          }
        }
      }
    }
    return paths;
  }
}
