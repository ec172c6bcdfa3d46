package dk.pip.ballot.counting;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Projects that are equal, put together where one takes from another.
final class Clusters {
  private final int[] equal;
  private final int[] parents;

  Clusters(int[] equal) {
    this.equal = equal;
    this.parents = IntStream.range(0, equal.length).toArray();
  }

  /// @param a place in the list of those who are equal
  void join(int a, int b) {
    parents[root(a)] = root(b);
  }

  private int root(int one) {
    var at = one;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /// Those that have nothing to do with any other.
  int[] alone() {
    return IntStream.range(0, equal.length).filter(i -> IntStream.range(0, equal.length).noneMatch(j -> j != i && root(j) == root(i))).map(i -> equal[i]).toArray();
  }

  /// Those that the first one is together with.
  int[] first() {
    return IntStream.range(0, equal.length).filter(i -> root(i) == root(0)).map(i -> equal[i]).toArray();
  }

  static Clusters oneOf(int[] equal) {
    var all = new Clusters(equal);
    Arrays.fill(all.parents, 0);
    return all;
  }
}
