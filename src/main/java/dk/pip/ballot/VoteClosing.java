package dk.pip.ballot;

import dk.pip.shared.ItemByItem;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;

/// What happens to votes as time goes: readers’ votes open and close at their times, a last call ends, and what a vote has left in the
/// files of the database is written away.
@Service
public class VoteClosing {
  /// So long whoever made the last call has for closing it themselves.
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Votes votes;
  private final VoteTable table;
  private final BallotTable ballots;
  private final Clock clock;

  VoteClosing(Votes votes, VoteTable table, BallotTable ballots, Clock clock) {
    this.votes = votes;
    this.table = table;
    this.ballots = ballots;
    this.clock = clock;
  }

  /// A vote is in no backup, so that what is left of it in a restored copy can only be held again. Also while the copy is held.
  public void cancelLost() {
    ItemByItem.forEach(table.lost(), id -> "Vote " + id.value(), votes::cancelIfLost);
  }

  /// Doing it again changes nothing.
  public void run() {
    var now = clock.instant();
    for (var vote : table.in(VoteState.AGREED)) {
      var opens = vote.opensAt();
      if (vote.rules().way() == VoteWay.READERS && opens != null && !now.isBefore(opens)) {
        votes.open(VoteOfficial.PIP, vote.id());
      }
    }
    for (var vote : table.in(VoteState.OPEN)) {
      var closes = vote.closesAt();
      if (vote.rules().way() == VoteWay.READERS && closes != null && !now.isBefore(closes)) {
        votes.lastCall(VoteOfficial.PIP, vote.id());
      }
    }
    for (var vote : table.in(VoteState.LAST_CALL)) {
      var called = vote.lastCallAt();
      if (called != null && !now.isBefore(called.plus(Votes.LAST_CALL).plus(PATIENCE))) {
        votes.close(VoteOfficial.PIP, vote.id());
      }
    }
    sweep();
  }

  /// Writes the files of the ballots anew where a vote has been closed since it was done last.
  void sweep() {
    var due = table.unswept();
    if (!due.isEmpty()) {
      ballots.sweep();
      due.forEach(table::swept);
    }
  }
}
