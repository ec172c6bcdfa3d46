package dk.pip.ballot.counting;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What stands on a ballot, with candidates by their keys. Two ballots that say the same are equal. An empty one is blank.
public sealed interface BallotContent {

  BallotKind kind();

  /// All candidates that it names.
  Stream<String> named();

  default boolean isBlank() {
    return named().findAny().isEmpty();
  }

  /// One candidate; none, the empty string, is a blank ballot.
  record One(String candidate) implements BallotContent {
    @Override
    public BallotKind kind() {
      return BallotKind.ONE;
    }

    @Override
    public Stream<String> named() {
      return candidate.isEmpty() ? Stream.of() : Stream.of(candidate);
    }
  }

  /// Candidates that are good enough, in whatever order.
  record Approval(List<String> candidates) implements BallotContent {
    public Approval {
      candidates = candidates.stream().sorted().toList();
      refuseTwice(candidates.stream());
    }

    @Override
    public BallotKind kind() {
      return BallotKind.APPROVAL;
    }

    @Override
    public Stream<String> named() {
      return candidates.stream();
    }
  }

  /// Points in units of the file ([BallotFile#pointUnit]); whom it doesn't name has none.
  record Points(SortedMap<String, Long> points) implements BallotContent {
    public Points {
      points = sorted(points);
    }

    @Override
    public BallotKind kind() {
      return BallotKind.POINTS;
    }

    @Override
    public Stream<String> named() {
      return points.keySet().stream();
    }
  }

  /// The best first; those at one place are equal. All whom it doesn't name come last, together.
  record Ranking(List<List<String>> places) implements BallotContent {
    public Ranking {
      // Long rankings are many: those at a place by themselves keep their list, which readers share.
      places = places.stream().filter(place -> !place.isEmpty()).map(place -> place.size() == 1 ? place : place.stream().sorted().toList()).toList();
      refuseTwice(places.stream().flatMap(List::stream));
    }

    @Override
    public BallotKind kind() {
      return BallotKind.RANKING;
    }

    @Override
    public Stream<String> named() {
      return places.stream().flatMap(List::stream);
    }
  }

  /// Kroner that the voter gives to projects.
  record Kroner(SortedMap<String, Long> kroner) implements BallotContent {
    public Kroner {
      kroner = sorted(kroner);
    }

    @Override
    public BallotKind kind() {
      return BallotKind.KRONER;
    }

    @Override
    public Stream<String> named() {
      return kroner.keySet().stream();
    }
  }

  private static SortedMap<String, Long> sorted(SortedMap<String, Long> amounts) {
    if (amounts.values().stream().anyMatch(amount -> amount < 0)) {
      throw new IllegalArgumentException("Nobody can be given less than nothing");
    }
    return Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
  }

  private static void refuseTwice(Stream<String> candidates) {
    var seen = new HashSet<String>();
    candidates.forEach(candidate -> {
      if (!seen.add(candidate)) {
        throw new IllegalArgumentException("Twice on one ballot: " + candidate);
      }
    });
  }
}
