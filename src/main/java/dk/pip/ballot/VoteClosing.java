package dk.pip.ballot;

import dk.pip.shared.ItemByItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
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

  /// Doing it again changes nothing. A vote that fails keeps no other waiting.
  public void run() {
    try {
      ItemByItem.forEach(table.underWay(), id -> "Vote " + id.value(), id -> votes.find(id).ifPresent(this::moveOn));
    } finally {
      sweep();
    }
  }

  private void moveOn(Vote vote) {
    var now = clock.instant();
    var byClock = vote.rules().way() == VoteWay.READERS;
    var called = vote.lastCallAt();
    if (vote.state() == VoteState.AGREED && byClock && isDue(vote.opensAt(), now)) {
      if (votes.open(VoteOfficial.PIP, vote.id()) instanceof VoteAct.Done(var open)) {
        // Its end may be past, too.
        moveOn(open);
      }
    } else if (vote.state() == VoteState.OPEN && byClock && isDue(vote.closesAt(), now)) {
      votes.lastCall(VoteOfficial.PIP, vote.id());
    } else if (vote.state() == VoteState.LAST_CALL && called != null && isDue(called.plus(Votes.LAST_CALL).plus(PATIENCE), now)) {
      votes.close(VoteOfficial.PIP, vote.id());
    }
  }

  private static boolean isDue(@Nullable Instant at, Instant now) {
    return at != null && !now.isBefore(at);
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
