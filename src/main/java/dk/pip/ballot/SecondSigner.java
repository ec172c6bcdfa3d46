package dk.pip.ballot;

import dk.pip.ballot.blind.BlindPublicKey;
import dk.pip.shared.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a second signer’s machine asks: it puts its key in before cards are made, and then fetches what is to be signed.
@Service
public class SecondSigner {
  /// So many at a time.
  public static final int MOST = 50;

  private final VoteTable votes;
  private final BallotTable table;

  SecondSigner(VoteTable votes, BallotTable table) {
    this.votes = votes;
    this.table = table;
  }

  /// The vote of a token; empty for one that we have not made.
  public Optional<Vote> vote(String token) {
    return token.length() > 100 ? Optional.empty() : votes.ofSecondSigner(Tokens.hash(token)).flatMap(votes::find);
  }

  /// Puts the key in. Once only, and before cards are made; the same again is no fault.
  @Transactional
  public boolean putKey(String token, byte @Nullable [] key) {
    var vote = vote(token).flatMap(it -> votes.lock(it.id())).orElse(null);
    if (vote == null || key == null || BlindPublicKey.read(key).isEmpty()) {
      return false;
    }
    var known = vote.secondKey();
    if (known != null) {
      return Arrays.equals(known, key);
    }
    if (vote.state() != VoteState.DRAFT || vote.electorate() > 0) {
      return false;
    }
    votes.setSecond(vote.id(), key, Tokens.hash(token));
    return true;
  }

  /// What has yet to be signed; nothing where the vote is over.
  public List<byte[]> waiting(Vote vote) {
    return vote.state().isOver() ? List.of() : table.unsigned(vote.id(), MOST);
  }

  /// Takes what was signed, if it is.
  @Transactional
  public boolean put(Vote vote, byte[] blinded, byte[] signed) {
    var key = vote.secondKey();
    return key != null && BlindPublicKey.read(key).map(it -> it.matches(blinded, signed)).orElse(false) && table.putSecond(vote.id(), blinded, signed);
  }
}
