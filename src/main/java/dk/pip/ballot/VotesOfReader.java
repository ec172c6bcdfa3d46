package dk.pip.ballot;

import dk.pip.readers.KeptElsewhere;
import dk.pip.readers.OwnPage;
import dk.pip.readers.ReaderId;
import java.util.List;
import org.springframework.stereotype.Component;

/// The votes that a reader may vote in; how they voted nobody knows.
@Component
class VotesOfReader implements KeptElsewhere {
  private final BallotTable table;
  private final VoteTable votes;

  VotesOfReader(BallotTable table, VoteTable votes) {
    this.table = table;
    this.votes = votes;
  }

  @Override
  public List<OwnPage.Event> about(ReaderId reader) {
    return table.votesOf(reader).stream()
        .flatMap(id -> votes.find(id).stream())
        .map(vote -> new OwnPage.Event(vote.openedAt() == null ? vote.draftedAt() : vote.openedAt(), "ballot.own.may-vote", vote.title()))
        .toList();
  }

  @Override
  public void forget(ReaderId reader) {
    table.forget(reader);
  }
}
