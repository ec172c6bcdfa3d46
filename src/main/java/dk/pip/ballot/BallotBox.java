package dk.pip.ballot;

import dk.pip.ballot.blind.BlindPublicKey;
import dk.pip.keys.Keys;
import dk.pip.readers.ReaderId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Signs for cards, and takes ballots: two things that know nothing of each other.
///
/// Ballots wait in this node’s memory and are written in shuffled batches, so that neither rows nor the database’s log tell after which
/// other one a ballot came. One that is lost with the memory is sent again by the browser, which asks until its ballot is in the box.
@Service
public class BallotBox {
  /// So many are written together, unless the vote closes or the node stops.
  public static final int BATCH = 8;

  /// How long after the last call what has come is written together, the last batch of a node.
  public static final Duration LAST_BATCH = Duration.ofSeconds(4);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final VoteTable votes;
  private final BallotTable table;
  private final VoteBoards boards;
  private final SigningKeys signingKeys;
  private final Keys keys;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Map<VoteId, Map<String, CastBallot>> waiting = new HashMap<>();
  private final ReentrantLock writing = new ReentrantLock();

  BallotBox(VoteTable votes, BallotTable table, VoteBoards boards, SigningKeys signingKeys, Keys keys, TransactionTemplate transactions, Clock clock) {
    this.votes = votes;
    this.table = table;
    this.boards = boards;
    this.signingKeys = signingKeys;
    this.keys = keys;
    this.transactions = transactions;
    this.clock = clock;
  }

  static byte[] hash(Keys keys, CardCode code) {
    return keys.mac("ballot-card", code.letters().getBytes(StandardCharsets.US_ASCII));
  }

  /// The vote that a card is for; empty for a code that no card has, and one of a vote that is over.
  public Optional<Vote> voteOf(CardCode code) {
    return table.voteOf(hash(keys, code)).flatMap(votes::find);
  }

  /// What voters are shown, and sign.
  public static VoteDefinition definition(Vote vote) {
    return VoteDefinition.of(vote);
  }

  /// Signs a blinded message for a card (and keeps another for the second signer, where there is one): one message a card, and the same answer to the same message however often it comes.
  public Redeemed redeem(CardCode code, BlindRequest request) {
    var hash = hash(keys, code);
    var id = table.voteOf(hash).orElse(null);
    if (id == null) {
      return new Redeemed.Refused(Redeemed.Why.UNKNOWN);
    }
    return redeem(id, request, new Right() {
      @Override
      public Optional<BallotTable.Card> find() {
        return table.card(id, hash);
      }

      @Override
      public boolean take(byte[] signed) {
        return table.take(id, hash, request.blinded(), request.secondBlinded(), signed);
      }
    });
  }

  /// The same for a reader who may vote.
  public Redeemed redeem(VoteId id, ReaderId reader, BlindRequest request) {
    return redeem(id, request, new Right() {
      @Override
      public Optional<BallotTable.Card> find() {
        return table.voter(id, reader);
      }

      @Override
      public boolean take(byte[] signed) {
        return table.take(id, reader, request.blinded(), request.secondBlinded(), signed);
      }
    });
  }

  /// Whether somebody is among those who may vote, and it is open.
  public boolean mayVote(Vote vote, ReaderId reader) {
    return vote.state().takesBallots() && table.voter(vote.id(), reader).isPresent();
  }

  private interface Right {
    Optional<BallotTable.Card> find();

    boolean take(byte[] signed);
  }

  private Redeemed redeem(VoteId id, BlindRequest request, Right right) {
    var answer = transactions.execute(_ -> sign(id, request, right));
    return answer == null ? new Redeemed.Refused(Redeemed.Why.NOT_NOW) : answer;
  }

  private Redeemed sign(VoteId id, BlindRequest request, Right right) {
    var blinded = request.blinded();
    var second = request.secondBlinded();
    var vote = votes.hold(id).orElse(null);
    var card = right.find().orElse(null);
    if (vote == null || card == null) {
      return new Redeemed.Refused(Redeemed.Why.UNKNOWN);
    }
    if (card.voided()) {
      return new Redeemed.Refused(Redeemed.Why.VOID);
    }
    if (vote.state() != VoteState.AGREED && !vote.state().takesBallots()) {
      return new Redeemed.Refused(Redeemed.Why.NOT_NOW);
    }
    var known = card.blinded();
    var signed = card.signed();
    if (known != null && signed != null) {
      return MessageDigest.isEqual(known, blinded) && Arrays.equals(card.secondBlinded(), second) ? answer(vote, signed, card.secondSigned()) : new Redeemed.Refused(Redeemed.Why.USED);
    }
    var key = signingKeys.find(id).orElse(null);
    if (key == null) {
      return new Redeemed.Refused(Redeemed.Why.NOT_NOW);
    }
    if (!Arrays.equals(definition(vote).hash(), request.definition())) {
      return new Redeemed.Refused(Redeemed.Why.CHANGED);
    }
    if (!key.publicPart().isBlinded(blinded) || !isForSecond(vote, second)) {
      return new Redeemed.Refused(Redeemed.Why.MALFORMED);
    }
    var fresh = key.sign(blinded);
    if (right.take(fresh)) {
      return answer(vote, fresh, null);
    }
    // Somebody was faster with the same card.
    return right
        .find()
        .filter(now -> Arrays.equals(now.blinded(), blinded) && Arrays.equals(now.secondBlinded(), second))
        .map(now -> now.signed() == null ? null : answer(vote, now.signed(), now.secondSigned()))
        .orElse(new Redeemed.Refused(Redeemed.Why.USED));
  }

  private static boolean isForSecond(Vote vote, byte @Nullable [] blinded) {
    var key = vote.secondKey();
    if (!vote.secondSigner() || key == null) {
      return blinded == null;
    }
    return blinded != null && BlindPublicKey.read(key).map(second -> second.isBlinded(blinded)).orElse(false);
  }

  private static Redeemed answer(Vote vote, byte[] signed, byte @Nullable [] second) {
    return vote.secondSigner() && second == null ? new Redeemed.Waiting() : new Redeemed.Signed(signed, second);
  }

  /// Takes a ballot, or says what became of it when it comes again.
  public BoxAnswer cast(VoteId id, CastBallot ballot) {
    var vote = votes.find(id).orElse(null);
    if (vote == null || !vote.isSecret()) {
      return BoxAnswer.INVALID;
    }
    if (vote.state() == VoteState.DRAFT || vote.state() == VoteState.AGREED) {
      return BoxAnswer.NOT_OPEN;
    }
    if (vote.state() == VoteState.CLOSED) {
      return onBoard(id, ballot);
    }
    if (vote.state() == VoteState.CANCELLED) {
      return BoxAnswer.CLOSED;
    }
    if (!isGood(vote, ballot)) {
      return BoxAnswer.INVALID;
    }
    var there = table.choice(id, ballot.voterKey());
    if (there.isPresent()) {
      letGo(id, List.of(ballot));
      return there.get().equals(ballot.choice()) ? BoxAnswer.IN_BOX : BoxAnswer.OTHER_COUNTED;
    }
    if (isLate(vote)) {
      // Another node may have it. Whoever asks again is told when the board is there.
      return BoxAnswer.WAITING;
    }
    var answer = hold(id, ballot);
    if (count(id) >= BATCH) {
      write(id, BATCH);
    }
    return answer;
  }

  private BoxAnswer onBoard(VoteId id, CastBallot ballot) {
    var mine = boards.lines(id).flatMap(lines -> lines.choice(ballot.voterKey()));
    return mine.map(choice -> choice.equals(ballot.choice()) ? BoxAnswer.IN_BOX : BoxAnswer.OTHER_COUNTED).orElse(BoxAnswer.CLOSED);
  }

  private static boolean isGood(Vote vote, CastBallot ballot) {
    var definition = VoteDefinition.of(vote).hash();
    var first = vote.publicKey();
    var second = vote.secondKey();
    if (ballot.random().length != BallotProof.RANDOM || first == null || BallotChoices.read(vote, ballot.choice()).isEmpty() || !BallotProof.isOfVoter(definition, ballot)) {
      return false;
    }
    if (!BlindPublicKey.read(first).map(key -> BallotProof.isSigned(key, definition, ballot, ballot.signature())).orElse(false)) {
      return false;
    }
    var theirs = ballot.secondSignature();
    if (!vote.secondSigner()) {
      return theirs == null;
    }
    return second != null && theirs != null && BlindPublicKey.read(second).map(key -> BallotProof.isSigned(key, definition, ballot, theirs)).orElse(false);
  }

  private synchronized BoxAnswer hold(VoteId id, CastBallot ballot) {
    var before = waiting.computeIfAbsent(id, _ -> new LinkedHashMap<>()).putIfAbsent(HexFormat.of().formatHex(ballot.voterKey()), ballot);
    return before == null || before.choice().equals(ballot.choice()) ? BoxAnswer.WAITING : BoxAnswer.OTHER_COUNTED;
  }

  private synchronized int count(VoteId id) {
    return waiting.getOrDefault(id, Map.of()).size();
  }

  /// How many ballots wait in this node’s memory.
  public synchronized int waiting() {
    return waiting.values().stream().mapToInt(Map::size).sum();
  }

  private synchronized List<CastBallot> held(VoteId id) {
    return new ArrayList<>(waiting.getOrDefault(id, Map.of()).values());
  }

  private synchronized List<VoteId> held() {
    return List.copyOf(waiting.keySet());
  }

  private synchronized void letGo(VoteId id, List<CastBallot> written) {
    var rest = waiting.get(id);
    if (rest != null) {
      written.forEach(ballot -> rest.remove(HexFormat.of().formatHex(ballot.voterKey())));
      if (rest.isEmpty()) {
        waiting.remove(id);
      }
    }
  }

  /// Writes what waits, in an order drawn by lot, unless that is fewer than there have to be. What comes too late is dropped: whoever sent it is told
  /// when they ask again.
  private void write(VoteId id, int least) {
    // One batch after the other, in this node and between nodes, and each counted anew when its turn comes: what another one has written
    // meanwhile would else leave a few to be written alone.
    writing.lock();
    try {
      var written =
          transactions.execute(
              _ -> {
                if (votes.hold(id).filter(vote -> vote.state().takesBallots()).isEmpty()) {
                  return held(id);
                }
                table.queue(id);
                var batch = held(id);
                letGo(id, batch.stream().filter(ballot -> table.choice(id, ballot.voterKey()).isPresent()).toList());
                var rest = held(id);
                if (rest.size() < least) {
                  return List.<CastBallot>of();
                }
                Collections.shuffle(rest, RANDOM);
                table.add(id, rest);
                return rest;
              });
      letGo(id, written == null ? List.of() : written);
    } finally {
      writing.unlock();
    }
  }

  /// Looks whether a vote that ballots wait for has had its last call; each node does, some times a second.
  public void tick() {
    for (var id : held()) {
      var vote = votes.find(id).orElse(null);
      if (vote == null || vote.state().isOver()) {
        letGo(id, held(id));
      } else if (isLate(vote)) {
        write(id, 1);
      }
    }
  }

  /// Whether the last call was so long ago that what has come by then is written, all of it at once, and nothing more is taken.
  private boolean isLate(Vote vote) {
    var called = vote.lastCallAt();
    return called != null && !clock.instant().isBefore(called.plus(LAST_BATCH));
  }

  /// All that waits, as the node is stopping.
  void writeAll() {
    held().forEach(id -> write(id, 1));
  }
}
