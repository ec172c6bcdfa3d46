package dk.pip.ballot.counting;

import dk.pip.ballot.counting.CountOptions.Utility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A file for money by numbers: projects in the order of their keys, ballots in groups, and what each group gets out of each project.
///
/// What a voter of group g gets out of project p is `worth[p] * use`, where `use` is that of the group for the project.
final class Projects {
  final String[] keys;
  final long[] costs;
  final long budget;
  final long unit;
  final Utility utility;

  /// How many ballots each group has; blank ones are voters too, with a share of the money.
  final long[] weights;

  final long voters;

  /// Groups that get anything out of a project.
  final int[][] supporters;

  /// How much, beside each; null where it is 1 for everybody.
  final long @Nullable [][] uses;

  final long[] worth;

  /// The projects that a group gets anything out of.
  final int[][] wishes;

  final long @Nullable [][] wishUses;

  /// Voters for each project, and their uses added up.
  final long[] votes;

  final long[] points;

  Projects(BallotFile file, CountOptions options) {
    var candidates = file.byKey();
    var count = candidates.size();
    keys = candidates.stream().map(Candidate::key).toArray(String[]::new);
    costs = candidates.stream().mapToLong(Candidate::cost).toArray();
    budget = file.budget();
    unit = file.moneyUnit();
    utility = utility(file.kind(), options);
    var groups = file.ballots().size();
    weights = file.ballots().stream().mapToLong(WeightedBallot::count).toArray();
    voters = file.cast();
    worth = new long[count];
    for (var p = 0; p < count; p++) {
      worth[p] = utility == Utility.COST ? costs[p] : 1;
    }
    Map<String, Integer> numbers = HashMap.newHashMap(count);
    for (var p = 0; p < count; p++) {
      numbers.put(keys[p], p);
    }
    var plain = utility == Utility.COST || utility == Utility.UNIT;
    wishes = new int[groups][];
    var ownUses = new long[plain ? 0 : groups][];
    var sizes = new int[count];
    for (var g = 0; g < groups; g++) {
      var uses = uses(file.ballots().get(g).content());
      var wish = new int[uses.size()];
      var use = new long[uses.size()];
      var n = 0;
      for (var entry : uses) {
        var p = Objects.requireNonNull(numbers.get(entry.getKey()));
        if (entry.getValue() > 0) {
          wish[n] = p;
          use[n++] = entry.getValue();
          sizes[p]++;
        }
      }
      wishes[g] = Arrays.copyOf(wish, n);
      if (!plain) {
        ownUses[g] = Arrays.copyOf(use, n);
      }
    }
    wishUses = plain ? null : ownUses;
    supporters = new int[count][];
    var projectUses = new long[plain ? 0 : count][];
    for (var p = 0; p < count; p++) {
      supporters[p] = new int[sizes[p]];
      if (!plain) {
        projectUses[p] = new long[sizes[p]];
      }
    }
    uses = plain ? null : projectUses;
    votes = new long[count];
    points = new long[count];
    var filled = new int[count];
    try {
      for (var g = 0; g < groups; g++) {
        for (var n = 0; n < wishes[g].length; n++) {
          var p = wishes[g][n];
          var use = plain ? 1 : ownUses[g][n];
          supporters[p][filled[p]] = g;
          if (!plain) {
            projectUses[p][filled[p]] = use;
          }
          filled[p]++;
          votes[p] += weights[g];
          points[p] = Math.addExact(points[p], Math.multiplyExact(weights[g], use));
        }
      }
    } catch (ArithmeticException e) {
      throw new CannotCount("ballot.count.too-large");
    }
  }

  private static Utility utility(BallotKind kind, CountOptions options) {
    var asked = options.utility();
    var usual =
        switch (kind) {
          case ONE, APPROVAL -> Utility.COST;
          case POINTS, KRONER -> Utility.POINTS;
          case RANKING -> Utility.BORDA;
        };
    if (asked == null || asked == usual) {
      return usual;
    }
    if (asked == Utility.POINTS || asked == Utility.BORDA) {
      throw new CannotCount("ballot.count.no-utility");
    }
    return asked;
  }

  /// What a ballot gets out of each project that it names.
  private List<Map.Entry<String, Long>> uses(BallotContent content) {
    var plain = utility == Utility.COST || utility == Utility.UNIT;
    return switch (content) {
      case BallotContent.One one -> one.isBlank() ? List.of() : List.of(Map.entry(one.candidate(), 1L));
      case BallotContent.Approval approval -> approval.candidates().stream().map(candidate -> Map.entry(candidate, 1L)).toList();
      case BallotContent.Points points -> points.points().entrySet().stream().map(entry -> plain ? one(entry) : entry).toList();
      case BallotContent.Kroner kroner -> kroner.kroner().entrySet().stream().map(entry -> plain ? one(entry) : entry).toList();
      case BallotContent.Ranking ranking -> {
        if (plain) {
          yield ranking.named().map(candidate -> Map.entry(candidate, 1L)).toList();
        }
        // As many as stand behind it on this ballot; whoever shares its place doesn't.
        var behind = ranking.named().count();
        List<Map.Entry<String, Long>> uses = new ArrayList<>();
        for (var place : ranking.places()) {
          behind -= place.size();
          for (var candidate : place) {
            uses.add(Map.entry(candidate, behind));
          }
        }
        yield uses;
      }
    };
  }

  private static Map.Entry<String, Long> one(Map.Entry<String, Long> entry) {
    return Map.entry(entry.getKey(), Math.min(1L, entry.getValue()));
  }

  int count() {
    return keys.length;
  }

  long use(int project, int supporter) {
    return uses == null ? 1 : uses[project][supporter];
  }

  long wishUse(int group, int wish) {
    return wishUses == null ? 1 : wishUses[group][wish];
  }
}
