package dk.pip.ballot;

import static dk.pip.ballot.CardVote.CHAIR;
import static dk.pip.ballot.CardVote.OTHER;
import static dk.pip.ballot.CardVote.done;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.hold.Hold;
import dk.pip.testing.PipTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What becomes of votes that were under way when the backup was taken that a copy was restored from.
class RestoreVoteTest extends PipTest {
  private static final String PLACE = "/indstillinger/frigivelse";
  private static final String WHY = "kort, nøgler og stemmer var ikke med i sikkerhedskopien";

  private static Votes votes() {
    return bean(Votes.class);
  }

  /// As the restore leaves it: what is in no backup is gone.
  private static void restored() {
    bean(JdbcClient.class).sql("truncate ballot.card, ballot.voter, ballot.ballot, ballot.signing_key").update();
    bean(Hold.class).begin(clock().instant(), clock().instant().minus(Duration.ofHours(8)));
  }

  @Test
  void cancelsWhatCanOnlyBeHeldAgainAndGoesOnWithTheRest() {
    var list = ReaderVote.list();
    ReaderVote.readers(list, 2);
    var now = clock().instant();
    var ofReaders = ReaderVote.vote(list, now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(2)));
    var draft = votes().draft(CHAIR, CardVote.vote());
    var printed = votes().draft(CHAIR, CardVote.vote());
    assertThat(votes().prepareCards(CHAIR, printed, 3)).isInstanceOf(CardsPrepared.Ready.class);
    var open = CardVote.agreed(votes(), CardVote.vote(), 3).vote().id();
    done(votes().open(CHAIR, open));
    var called = CardVote.agreed(votes(), CardVote.vote(), 3).vote().id();
    done(votes().open(CHAIR, called));
    done(votes().lastCall(CHAIR, called));
    var early = votes().draft(CHAIR, ofReaders);
    var agreed = votes().draft(CHAIR, ofReaders);
    done(votes().agree(CHAIR, agreed));
    done(votes().agree(OTHER, agreed));
    var hands = votes().draft(CHAIR, new NewVote("Hvem begynder?", "", new VoteRules(BallotForm.ONE, VoteWay.HANDS, CountingRule.PLURALITY, TieRule.LOT, 0, 0), CardVote.OPTIONS, false));
    done(votes().open(CHAIR, hands));

    restored();
    // Whoever is faster than the clock closes nothing either.
    clock().move(Duration.ofHours(1));
    var path = "/redaktion/afstemninger/" + called.value();
    as(alice).get(path).isOk();
    as(alice).post(path + "/lukning").isRefused();
    bean(VoteClosing.class).cancelLost();
    as(agnes).get(PLACE).isOk().says("Afstemningen er aflyst og skal holdes igen");
    as(agnes).post(PLACE);
    bean(VoteClosing.class).run();

    for (var id : List.of(printed, open, called, agreed)) {
      var vote = votes().get(id);
      assertThat(vote.state()).isEqualTo(VoteState.CANCELLED);
      assertThat(votes().outcome(id)).isEmpty();
      as(alice).get("/redaktion/afstemninger/" + id.value()).says(WHY).says("skal holdes igen");
      as(emil).get(vote.path()).isNotFound();
    }
    assertThat(votes().get(draft).state()).isEqualTo(VoteState.DRAFT);
    assertThat(votes().get(early).state()).isEqualTo(VoteState.DRAFT);
    assertThat(votes().get(hands).state()).isEqualTo(VoteState.OPEN);
    assertThat(votes().prepareCards(CHAIR, draft, 3)).isInstanceOf(CardsPrepared.Ready.class);
    bean(VoteClosing.class).cancelLost();
    assertThat(votes().get(draft).state()).isEqualTo(VoteState.DRAFT);
  }
}
