package dk.pip.ballot;

import java.util.List;

/// The ballots of a board as people look through them.
public final class BoardLines {
  private BoardLines() {}

  /// @param choice as [BallotChoices] writes it
  public record Line(String tracker, String choice) {}

  /// In the order of the trackers.
  public static List<Line> of(VoteBoard board) {
    return BoardContent.read(board.text()).ballots().stream().map(ballot -> new Line(ballot.tracker(), ballot.choice())).toList();
  }
}
