package dk.pip.ballot;

import dk.pip.hold.HeldBack;
import dk.pip.hold.Hold;
import dk.pip.shared.Texts;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Secret votes that were under way at the backup: they are cancelled as soon as the copy is started, and nothing of them waits.
@Component
@Order(60)
class LostVotes implements HeldBack {
  private final VoteTable table;

  LostVotes(VoteTable table) {
    this.table = table;
  }

  @Override
  public List<String> waiting(Texts texts) {
    return List.of();
  }

  @Override
  public List<Fate> fates(Hold.Held copy, Texts texts) {
    return table.lostSince(copy.restoredAt()).stream().map(vote -> new Fate(vote.title(), Vote.desk(vote.id()), texts.get("ballot.held.lost"))).toList();
  }
}
