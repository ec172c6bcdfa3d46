package dk.pip.ballot.counting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Ballots as orders of candidates by numbers, the best place first. Who isn't named comes last, together with all others who aren't; whoever has
/// no points or kroner isn't named.
final class Orders {
  final String[] keys;
  final long[] weights;

  /// For each ballot its places, and in each the candidates at it.
  final int[][][] places;

  Orders(BallotFile file) {
    keys = file.byKey().stream().map(Candidate::key).toArray(String[]::new);
    Map<String, Integer> numbers = HashMap.newHashMap(keys.length);
    for (var i = 0; i < keys.length; i++) {
      numbers.put(keys[i], i);
    }
    weights = file.ballots().stream().mapToLong(WeightedBallot::count).toArray();
    var alone = IntStream.range(0, keys.length).mapToObj(i -> new int[] {i}).toArray(int[][]::new);
    places = new int[weights.length][][];
    for (var ballot = 0; ballot < weights.length; ballot++) {
      var named = places(file.ballots().get(ballot).content());
      places[ballot] = new int[named.size()][];
      for (var i = 0; i < named.size(); i++) {
        var place = named.get(i);
        places[ballot][i] =
            place.size() == 1
                ? alone[Objects.requireNonNull(numbers.get(place.getFirst()))]
                : place.stream().mapToInt(key -> Objects.requireNonNull(numbers.get(key))).toArray();
      }
    }
  }

  private static List<List<String>> places(BallotContent content) {
    return switch (content) {
      case BallotContent.One one -> one.isBlank() ? List.of() : List.of(List.of(one.candidate()));
      case BallotContent.Approval approval -> approval.isBlank() ? List.of() : List.of(approval.candidates());
      case BallotContent.Ranking ranking -> ranking.places();
      case BallotContent.Points points -> byAmount(points.points());
      case BallotContent.Kroner kroner -> byAmount(kroner.kroner());
    };
  }

  private static List<List<String>> byAmount(SortedMap<String, Long> amounts) {
    var places = new TreeMap<Long, List<String>>(Comparator.reverseOrder());
    amounts.forEach((key, amount) -> {
      if (amount > 0) {
        places.computeIfAbsent(amount, _ -> new ArrayList<>()).add(key);
      }
    });
    return List.copyOf(places.values());
  }

  int count() {
    return keys.length;
  }
}
