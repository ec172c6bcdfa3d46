package dk.pip.ballot.counting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Ballots as they are read, equal ones put together.
final class BallotPile {
  /// So many different ballots, and so many names on them, are a few hundred megabytes.
  private static final int MOST_DIFFERENT = 2_000_000;

  private static final long MOST_NAMES = 40_000_000;

  private final Map<BallotContent, Long> counts = new LinkedHashMap<>();
  private long names;
  private long all;

  void add(long count, BallotContent content, int line) throws BadBallotFile {
    all += count;
    if (all > BallotFile.MOST_BALLOTS) {
      throw new BadBallotFile(line, "ballot.file.too-many", Long.toString(BallotFile.MOST_BALLOTS));
    }
    if (counts.merge(content, count, Long::sum) == count) {
      names += content.named().count();
      if (counts.size() > MOST_DIFFERENT || names > MOST_NAMES) {
        throw new BadBallotFile(line, "ballot.file.too-different", Integer.toString(MOST_DIFFERENT));
      }
    }
  }

  long size() {
    return all;
  }

  List<WeightedBallot> ballots() {
    return counts.entrySet().stream().map(entry -> new WeightedBallot(entry.getValue(), entry.getKey())).toList();
  }
}
