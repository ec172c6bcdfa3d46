package dk.pip.ballot.counting;

import dk.pip.ballot.counting.TieMet.About;
import dk.pip.ballot.counting.TieMet.Way;
import java.util.Comparator;
import java.util.List;

/// Ties by the rule that was announced, and by nothing else.
final class Ties {
  private Ties() {}

  /// @param among two or more
  static TieMet resolve(List<String> among, About about, TieBreak tie) {
    var equal = among.stream().sorted().toList();
    var ranked = equal.stream().filter(tie.order()::contains).toList();
    if (ranked.size() == equal.size()) {
      var first = ranked.stream().min(Comparator.comparingInt(tie.order()::indexOf)).orElseThrow();
      return new TieMet(equal, about, Way.HELD_ROUND, List.of(first));
    }
    var seed = tie.seed();
    return switch (tie.rule()) {
      case REPORT -> new TieMet(equal, about, Way.REPORTED, List.of());
      case SECOND_ROUND -> new TieMet(equal, about, Way.SECOND_ROUND, List.of());
      case SHARE -> new TieMet(equal, about, Way.SHARED, equal);
      case LOT -> {
        if (seed == null) {
          throw new IllegalArgumentException("A lot without a seed");
        }
        yield new TieMet(equal, about, Way.LOT, List.of(equal.stream().min(TieBreak.byLot(seed)).orElseThrow()));
      }
    };
  }

  /// As much for each as for the others, none more than it wants, in whole kroner; what can't be shared so stays.
  static long[] share(long money, long[] wanted, long unit) {
    var given = new long[wanted.length];
    var left = money;
    while (true) {
      var hungry = 0;
      var least = Long.MAX_VALUE;
      for (var i = 0; i < wanted.length; i++) {
        if (given[i] < wanted[i]) {
          hungry++;
          least = Math.min(least, wanted[i] - given[i]);
        }
      }
      if (hungry == 0) {
        return given;
      }
      var each = Math.min(left / hungry, least);
      if (each < least) {
        each -= each % unit;
      }
      if (each == 0) {
        return given;
      }
      for (var i = 0; i < wanted.length; i++) {
        if (given[i] < wanted[i]) {
          given[i] += each;
          left -= each;
        }
      }
    }
  }
}
