package dk.pip.ballot;

import dk.pip.ballot.counting.BallotFile;
import dk.pip.ballot.counting.CountResult;
import java.util.List;

/// What came of a vote that is closed.
///
/// @param boardHash SHA-256 of the board, as it stands on the hall's screen and in the minutes
/// @param electorate how many could vote; 0 in the open
/// @param redeemed cards, or readers, that were signed for
/// @param ballots cast by card or link
/// @param paper on paper, by hand or seat by seat
/// @param blank of all of them
/// @param ties options, by their keys, that the rule leaves tied; a second round is between them
/// @param shown whether anybody may see more than who has won
public record VoteOutcome(
    VoteId vote, String boardHash, int electorate, int redeemed, int ballots, int paper, long blank, BallotFile file, CountResult result, List<String> ties, boolean shown) {
  /// Of fewer ballots in secret nobody sees figures, as one could guess who gave which.
  public static final int FEWEST_SHOWN = 10;

  /// Of fewer that all say the same neither: what one said, all said.
  public static final int FEWEST_OF_ONE_MIND = 30;

  /// Kroner for an option, by its key; 0 where it was chosen and nothing is bought.
  public record Granted(String key, long kroner) {}

  /// Those who were chosen beyond doubt, each with what it gets.
  public List<Granted> granted() {
    return result.winners().stream().map(key -> new Granted(key, result.granted(key))).toList();
  }

  /// Whether several were even and share.
  public boolean isShared() {
    return result.state() == CountResult.State.SHARED;
  }

  public long cast() {
    return file.cast();
  }
}
