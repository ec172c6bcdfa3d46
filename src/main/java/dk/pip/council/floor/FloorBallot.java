package dk.pip.council.floor;

import dk.pip.ballot.Vote;
import dk.pip.ballot.VoteOutcome;
import dk.pip.ballot.VoteProgress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The vote of a day as the screens show it: how far it is in numbers, and when it is closed what came of it.
///
/// @param outcome null until it is closed
/// @param counted who has counted hands or paper and waits for the other one to
/// @param seats what each has said in a roll call
public record FloorBallot(Vote vote, VoteProgress progress, @Nullable VoteOutcome outcome, List<String> counted, Map<String, String> seats) {
  /// Tells this state of it from others.
  public String mark() {
    return vote.state().ordinal() + "." + vote.electorate() + "." + progress.redeemed() + "." + progress.ballots() + "." + vote.agreedBy().size() + "." + counted.size() + "." + said();
  }

  /// Tells what is kept of a roll call from what was kept before.
  public String said() {
    return said(seats);
  }

  static String said(Map<String, String> seats) {
    return Integer.toHexString(new TreeMap<>(seats).toString().hashCode());
  }
}
