package dk.pip.ballot;

import dk.pip.ballot.blind.BlindKey;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The key of each vote: made for it alone, and destroyed when it is closed.
@Component
class SigningKeys {
  private final VoteTable table;

  SigningKeys(VoteTable table) {
    this.table = table;
  }

  void make(VoteId id) {
    var fresh = BlindKey.make();
    table.setKey(id, fresh.publicPart().encoded(), fresh.encoded());
  }

  Optional<BlindKey> find(VoteId id) {
    return table.privateKey(id).map(BlindKey::read);
  }
}
