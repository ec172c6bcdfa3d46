package dk.pip.ballot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ballots of a board as people look through them, and as each voter asks for their own.
public final class BoardLines {
  private final List<Line> all;
  private final Map<String, Line> byTracker = new HashMap<>();
  private final Map<String, String> choices = new HashMap<>();

  private BoardLines(List<CastBallot> ballots) {
    all = ballots.stream().map(ballot -> new Line(ballot.tracker(), ballot.choice())).toList();
    all.forEach(line -> byTracker.putIfAbsent(line.tracker(), line));
    ballots.forEach(ballot -> choices.put(CastBallot.text(ballot.voterKey()), ballot.choice()));
  }

  static BoardLines of(VoteBoard board) {
    return new BoardLines(BoardContent.read(board.text()).ballots());
  }

  /// @param choice as [BallotChoices] writes it
  public record Line(String tracker, String choice) {}

  /// In the order of the trackers.
  public List<Line> all() {
    return all;
  }

  public Optional<Line> find(String tracker) {
    return Optional.ofNullable(byTracker.get(tracker));
  }

  /// The choice of whoever has a key; empty where it isn’t there.
  Optional<String> choice(byte[] voterKey) {
    return Optional.ofNullable(choices.get(CastBallot.text(voterKey)));
  }
}
