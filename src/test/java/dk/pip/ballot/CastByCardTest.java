package dk.pip.ballot;

import static dk.pip.ballot.CardVote.CHAIR;
import static dk.pip.ballot.CardVote.OTHER;
import static dk.pip.ballot.CardVote.agreed;
import static dk.pip.ballot.CardVote.done;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.CanonicalJson;
import dk.pip.testing.PipTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CastByCardTest extends PipTest {
  private Votes votes;
  private BallotBox box;
  private BoothClient here;
  private BoothClient there;

  @BeforeEach
  void server() {
    votes = bean(Votes.class);
    box = bean(BallotBox.class);
    here = new BoothClient(URI.create(address()));
    there = new BoothClient(URI.create(addressElsewhere()));
  }

  private VoteId close(VoteId id) {
    done(votes.lastCall(CHAIR, id));
    assertThat(votes.close(CHAIR, id)).isEqualTo(VoteAct.Refused.of(VoteFault.TOO_EARLY));
    box.tick();
    beanElsewhere(BallotBox.class).tick();
    clock().move(Votes.LAST_CALL);
    box.tick();
    beanElsewhere(BallotBox.class).tick();
    done(votes.close(CHAIR, id));
    return id;
  }

  @Test
  void countsWhatIsCastAtBothNodes() throws Exception {
    var cards = agreed(votes, CardVote.vote(), 12);
    var id = cards.vote().id();
    var voters = new ArrayList<BoothClient.Voter>();
    for (var code : cards.codes()) {
      voters.add(here.redeem(code).orElseThrow());
    }
    assertThat(here.cast(id, voters.getFirst().ballot("one:a"))).isEqualTo(BoxAnswer.NOT_OPEN);
    done(votes.open(CHAIR, id));

    for (var i = 0; i < 12; i++) {
      var node = i < 3 ? there : here;
      var answer = node.cast(id, voters.get(i).ballot(i < 7 ? "one:b" : "one:a"));
      assertThat(answer).isEqualTo(BoxAnswer.WAITING);
    }
    assertThat(votes.progress(id)).isEqualTo(new VoteProgress(12, 12, 8));
    close(id);

    var outcome = votes.outcome(id).orElseThrow();
    assertThat(outcome.ballots()).isEqualTo(12);
    assertThat(outcome.result().winners()).containsExactly("b");
    assertThat(outcome.shown()).isTrue();
    assertThat(here.cast(id, voters.getFirst().ballot("one:b"))).isEqualTo(BoxAnswer.IN_BOX);
    assertThat(votes.board(id).orElseThrow().text()).contains("\"redeemed\":12");
  }

  /// Many at once and at both nodes, as pages ask again wherever the proxy sends them: rows that were written together can’t be told apart, so no few
  /// may be written by themselves.
  @Test
  void writesNoFewByThemselvesBeforeTheLastCall() throws Exception {
    var cards = agreed(votes, CardVote.vote(), 30);
    var id = cards.vote().id();
    var ballots = new ArrayList<CastBallot>();
    for (var code : cards.codes()) {
      ballots.add(here.redeem(code).orElseThrow().ballot("one:a"));
    }
    done(votes.open(CHAIR, id));
    try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<BoxAnswer>>();
      for (var ballot : ballots.subList(0, 23)) {
        all.add(crowd.submit(() -> here.cast(id, ballot)));
        all.add(crowd.submit(() -> there.cast(id, ballot)));
      }
      for (var answer : all) {
        assertThat(answer.get()).isIn(BoxAnswer.WAITING, BoxAnswer.IN_BOX);
      }
    }
    // What the other node has written meanwhile fills up no batch of this one.
    for (var ballot : ballots.subList(23, 30)) {
      here.cast(id, ballot);
    }
    var together = bean(JdbcClient.class).sql("select count(*) from ballot.ballot where vote_id = :id group by xmin").param("id", id.value()).query(Integer.class).list();
    assertThat(together).isNotEmpty().allMatch(many -> many >= BallotBox.BATCH);
    close(id);
    assertThat(votes.outcome(id).orElseThrow().ballots()).isEqualTo(30);
  }

  @Test
  void signsNothingForProposalsThatWereJoinedMeanwhile() throws Exception {
    var cards = agreed(votes, CardVote.vote(), 2);
    var code = cards.codes().getFirst();
    var before = here.definition(code).orElseThrow();
    var hand = VoterHand.of(before);
    done(votes.changeOptions(CHAIR, cards.vote().id(), List.of(new VoteOption("a", "Multiposer og træer", 0), new VoteOption("b", "Noget helt andet", 0))));
    var refused = here.sign(code, hand);
    assertThat(refused.status()).isEqualTo(412);
    assertThat(refused.word("answer")).isEqualTo("CHANGED");
    var now = here.definition(code).orElseThrow();
    assertThat(now.cardLetters()).as("what stands on the printed cards").isEqualTo(before.cardLetters()).isNotEqualTo(BallotBox.definition(agreed(votes, CardVote.vote(), 2).vote()).cardLetters());
    assertThat(here.redeem(code)).isPresent();
    assertThat(votes.progress(cards.vote().id()).redeemed()).isEqualTo(1);
  }

  @Test
  void signsOncePerCardAndAnswersTheSameTwice() throws Exception {
    var cards = agreed(votes, CardVote.vote(), 2);
    var code = cards.codes().getFirst();
    var definition = here.definition(code).orElseThrow();
    var hand = VoterHand.of(definition);

    var first = here.sign(code, hand);
    var again = there.sign(code, hand);
    var other = here.sign(code, VoterHand.of(definition));

    assertThat(first.status()).isEqualTo(200);
    assertThat(again).isEqualTo(first);
    assertThat(other.status()).isEqualTo(409);
    assertThat(votes.progress(cards.vote().id()).redeemed()).isEqualTo(1);
  }

  @Test
  void countsTheFirstOfTwoBallots() throws Exception {
    var cards = agreed(votes, CardVote.vote(), 2);
    var id = cards.vote().id();
    done(votes.open(CHAIR, id));
    var voter = here.redeem(cards.codes().getFirst()).orElseThrow();
    var ballot = voter.ballot("one:a");

    assertThat(here.cast(id, ballot)).isEqualTo(BoxAnswer.WAITING);
    assertThat(here.cast(id, ballot)).isEqualTo(BoxAnswer.WAITING);
    assertThat(here.cast(id, voter.ballot("one:b"))).isEqualTo(BoxAnswer.OTHER_COUNTED);
    box.writeAll();
    assertThat(here.cast(id, ballot)).isEqualTo(BoxAnswer.IN_BOX);
    assertThat(there.cast(id, voter.ballot("one:b"))).isEqualTo(BoxAnswer.OTHER_COUNTED);

    close(id);
    assertThat(votes.outcome(id).orElseThrow().cast()).isEqualTo(1);
  }

  @Test
  void countsOneWhereTwoNodesHoldTwoOfTheSameVoter() throws Exception {
    var cards = agreed(votes, CardVote.vote(), 2);
    var id = cards.vote().id();
    done(votes.open(CHAIR, id));
    var voter = here.redeem(cards.codes().getFirst()).orElseThrow();

    assertThat(here.cast(id, voter.ballot("one:a"))).isEqualTo(BoxAnswer.WAITING);
    assertThat(there.cast(id, voter.ballot("one:b"))).isEqualTo(BoxAnswer.WAITING);
    box.writeAll();
    beanElsewhere(BallotBox.class).writeAll();

    assertThat(there.cast(id, voter.ballot("one:b"))).isEqualTo(BoxAnswer.OTHER_COUNTED);
    assertThat(votes.progress(id).ballots()).isEqualTo(1);
    close(id);
  }

  @Test
  void takesNothingThatIsForgedReplayedOrLate() throws Exception {
    var cards = agreed(votes, CardVote.vote(), 3);
    var others = agreed(votes, CardVote.vote(), 3);
    var id = cards.vote().id();
    done(votes.open(CHAIR, id));
    done(votes.open(CHAIR, others.vote().id()));
    var voter = here.redeem(cards.codes().getFirst()).orElseThrow();
    var stranger = here.redeem(others.codes().getFirst()).orElseThrow();
    var good = voter.ballot("one:a");

    // Of another vote.
    assertThat(here.cast(id, stranger.ballot("one:a"))).isEqualTo(BoxAnswer.INVALID);
    // Another choice under the same proof, another key under the same signature, and bytes that are turned.
    assertThat(here.cast(id, new CastBallot(good.voterKey(), good.random(), good.signature(), null, "one:b", good.proof()))).isEqualTo(BoxAnswer.INVALID);
    var fresh = VoterHand.of(voter.definition());
    assertThat(fresh.ballot(voter.signed(), null, "one:a")).isEmpty();
    assertThat(here.cast(id, new CastBallot(stranger.ballot("one:a").voterKey(), good.random(), good.signature(), null, good.choice(), stranger.ballot("one:a").proof()))).isEqualTo(BoxAnswer.INVALID);
    var turned = good.signature().clone();
    turned[5] ^= 1;
    assertThat(here.cast(id, new CastBallot(good.voterKey(), good.random(), turned, null, good.choice(), good.proof()))).isEqualTo(BoxAnswer.INVALID);
    // A second signature where there is none to be, a choice that isn't there, one in another form.
    assertThat(here.cast(id, new CastBallot(good.voterKey(), good.random(), good.signature(), good.signature(), good.choice(), good.proof()))).isEqualTo(BoxAnswer.INVALID);
    for (var choice : List.of("one:x", "approval:a", "one:a ", "one:A", "ONE:a", "one:a,b", "x")) {
      assertThat(here.cast(id, voter.ballot(choice))).as(choice).isEqualTo(BoxAnswer.INVALID);
    }
    // Points that are none.
    var nowhere = good.voterKey().clone();
    nowhere[64] ^= 1;
    assertThat(here.cast(id, new CastBallot(nowhere, good.random(), good.signature(), null, good.choice(), good.proof()))).isEqualTo(BoxAnswer.INVALID);
    var infinity = new byte[65];
    infinity[0] = 4;
    assertThat(here.cast(id, new CastBallot(infinity, good.random(), good.signature(), null, good.choice(), new byte[64]))).isEqualTo(BoxAnswer.INVALID);
    assertThat(here.cast(new VoteId(UUID.randomUUID()), good)).isEqualTo(BoxAnswer.INVALID);
    assertThat(box.waiting()).isZero();

    close(id);
    assertThat(here.cast(id, good)).isEqualTo(BoxAnswer.CLOSED);
    assertThat(here.sign(cards.codes().get(1), VoterHand.of(voter.definition())).status()).isEqualTo(404);
    assertThat(votes.outcome(id).orElseThrow().cast()).isZero();
    close(others.vote().id());
  }

  @Test
  void refusesWhatIsNoQuestion() throws Exception {
    for (var body : List.of("", "{", "[]", "null", "\"code\"", "{\"code\":17}", "{\"code\":null}", "{\"code\":\"" + "A".repeat(10) + "B\"}", "{}".repeat(9_000), "{\"a\":".repeat(3_000))) {
      assertThat(here.post("/stem/kort", body).status()).as(body.substring(0, Math.min(20, body.length()))).isEqualTo(400);
      assertThat(here.post("/stem/underskrift", body).status()).isEqualTo(400);
      assertThat(here.post("/stem/stemmeseddel", body).status()).isEqualTo(400);
    }
    assertThat(here.post("/stem/stemmeseddel", "x".repeat(2_000_000)).status()).isEqualTo(413);
    var cards = agreed(votes, CardVote.vote(), 1);
    for (var blinded : List.of("", "AA", "!!!", CastBallot.text(new byte[384]), CastBallot.text(new byte[385]), "A".repeat(3_000), CastBallot.text(new byte[384]) + "=")) {
      var body = CanonicalJson.of(Map.of("code", cards.codes().getFirst().letters(), "blinded", blinded));
      assertThat(here.post("/stem/underskrift", body).status()).as(blinded).isEqualTo(400);
    }
    assertThat(votes.progress(cards.vote().id()).redeemed()).isZero();
  }

  @Test
  void losesNothingWhenTheNodeStops() throws Exception {
    var cards = agreed(votes, CardVote.vote(), 2);
    var id = cards.vote().id();
    done(votes.open(CHAIR, id));
    var voter = here.redeem(cards.codes().getFirst()).orElseThrow();
    here.cast(id, voter.ballot("one:a"));

    bean(KeepTheBox.class).stop();
    bean(KeepTheBox.class).start();

    assertThat(votes.progress(id).ballots()).isEqualTo(1);
    close(id);
  }

  @Test
  void fixesCardsByTwoPeopleAndReplacesOneBeforeItOpens() throws Exception {
    var id = votes.draft(CHAIR, CardVote.vote());
    assertThat(votes.agree(CHAIR, id)).isEqualTo(VoteAct.Refused.of(VoteFault.NO_CARDS));
    assertThat(votes.open(CHAIR, id)).isEqualTo(VoteAct.Refused.of(VoteFault.NOT_NOW));
    var old = (CardsPrepared.Ready) votes.prepareCards(CHAIR, id, 3);
    done(votes.agree(CHAIR, id));
    var cards = (CardsPrepared.Ready) votes.prepareCards(CHAIR, id, 4);
    assertThat(here.definition(old.codes().getFirst())).isEmpty();
    assertThat(votes.change(CHAIR, id, CardVote.vote())).isEqualTo(VoteAct.Refused.of(VoteFault.NOT_NOW));
    assertThat(here.sign(cards.codes().getFirst(), VoterHand.of(here.definition(cards.codes().getFirst()).orElseThrow())).status()).isEqualTo(423);
    done(votes.agree(CHAIR, id));
    assertThat(votes.agree(CHAIR, id)).isEqualTo(VoteAct.Refused.of(VoteFault.SAME_PERSON));
    assertThat(done(votes.agree(OTHER, id)).state()).isEqualTo(VoteState.AGREED);
    assertThat(votes.prepareCards(CHAIR, id, 5)).isInstanceOf(CardsPrepared.Refused.class);

    var fresh = ((CardsPrepared.Ready) votes.replaceCard(CHAIR, id, cards.codes().getFirst())).codes().getFirst();
    here.redeem(cards.codes().get(1)).orElseThrow();

    assertThat(here.redeem(cards.codes().getFirst())).isEmpty();
    assertThat(here.redeem(fresh)).isPresent();
    assertThat(votes.replaceCard(CHAIR, id, cards.codes().get(1))).isEqualTo(new CardsPrepared.Refused(VoteFault.CARD_USED));
    done(votes.open(CHAIR, id));
    assertThat(votes.replaceCard(CHAIR, id, cards.codes().get(2))).isEqualTo(new CardsPrepared.Refused(VoteFault.NOT_NOW));
    assertThat(done(votes.cancel(CHAIR, id)).state()).isEqualTo(VoteState.CANCELLED);
    assertThat(here.redeem(cards.codes().get(2))).isEmpty();
  }

  @Test
  void locksNobodyOutWhoHasTheRightCode() throws Exception {
    var cards = agreed(votes, CardVote.vote(), 1);
    for (var i = 0; i < 300; i++) {
      assertThat(here.definition(CardCode.draw())).isEmpty();
    }
    assertThat(here.definition(cards.codes().getFirst())).isPresent();
    assertThat(here.redeem(cards.codes().getFirst())).isPresent();
  }
}
