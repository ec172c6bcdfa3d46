package dk.pip.ballot;

import dk.pip.readers.ReaderId;
import dk.pip.readers.ReaderLists;
import java.util.HashSet;
import org.springframework.stereotype.Component;

/// Who of the readers may vote: those of the list when the first one says that it is right, and nobody who comes later.
@Component
class Electorates {
  private final ReaderLists lists;
  private final BallotTable table;

  Electorates(ReaderLists lists, BallotTable table) {
    this.lists = lists;
    this.table = table;
  }

  /// @return how many they are
  int freeze(Vote vote) {
    var list = vote.list();
    if (list == null) {
      return 0;
    }
    var readers = new HashSet<ReaderId>();
    lists.each(
        list,
        entry -> {
          if (entry.leftAt() == null) {
            readers.add(entry.reader().id());
          }
        });
    table.putVoters(vote.id(), readers);
    return readers.size();
  }

  void forget(VoteId id) {
    table.forgetVoters(id);
  }
}
