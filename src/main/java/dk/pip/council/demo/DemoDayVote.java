package dk.pip.council.demo;

import dk.pip.ballot.BallotBox;
import dk.pip.ballot.CardCode;
import dk.pip.ballot.CardsPrepared;
import dk.pip.ballot.NewVote;
import dk.pip.ballot.Redeemed;
import dk.pip.ballot.Vote;
import dk.pip.ballot.VoteAct;
import dk.pip.ballot.VoteId;
import dk.pip.ballot.VoteOfficial;
import dk.pip.ballot.VoterHand;
import dk.pip.ballot.Votes;
import dk.pip.demo.DemoFilling;
import dk.pip.shared.Dates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Holds last year's secret vote as it is held: cards are made, agreed on by two and voted with, and what lies on paper in the urn is counted by two.
@Component
@Profile("demo")
class DemoDayVote {
  private static final VoteOfficial CHAIR = new VoteOfficial("demo chair", "Birgit Stenholt");
  private static final VoteOfficial CLERK = new VoteOfficial("demo clerk", "Per Holm");

  /// When the clerk notes what the council has said that evening.
  private static final LocalTime NEWS = LocalTime.of(20, 15);

  private final Votes votes;
  private final BallotBox box;
  private final TransactionTemplate transactions;

  DemoDayVote(Votes votes, BallotBox box, TransactionTemplate transactions) {
    this.votes = votes;
    this.box = box;
    this.transactions = transactions;
  }

  /// @param byCard how many voted by card for each option, as it stands on a ballot
  /// @param onPaper how many on paper
  /// @param approved when the real council said yes
  VoteId hold(DemoFilling filling, NewVote vote, int cards, Instant opens, Instant closes, Map<String, Integer> byCard, Map<String, Integer> onPaper, LocalDate approved) {
    var id = filling.at(opens.minus(Duration.ofHours(20)), () -> votes.draft(CLERK, vote));
    var codes = filling.at(opens.minus(Duration.ofHours(19)), () -> codes(id, cards));
    filling.at(opens.minus(Duration.ofMinutes(5)), () -> votes.agree(CLERK, id));
    filling.at(opens.minus(Duration.ofMinutes(4)), () -> votes.agree(CHAIR, id));
    filling.at(opens, () -> votes.open(CHAIR, id));
    var choices = byCard.entrySet().stream().flatMap(each -> Collections.nCopies(each.getValue(), each.getKey()).stream()).collect(Collectors.toList());
    Collections.shuffle(choices, new Random(id.value().getLeastSignificantBits()));
    var open = votes.get(id);
    for (var place = 0; place < choices.size(); place++) {
      cast(open, codes.get(place), choices.get(place));
    }
    // In one go, or the timers of votes come between, for whom the last call is long ago.
    transactions.executeWithoutResult(_ -> close(filling, id, closes, onPaper));
    filling.at(Dates.instant(approved.atTime(NEWS)), () -> votes.recordApproval(CLERK, id, true, approved, ""));
    return id;
  }

  private List<CardCode> codes(VoteId id, int cards) {
    if (votes.prepareCards(CLERK, id, cards) instanceof CardsPrepared.Ready(_, var codes)) {
      return codes;
    }
    throw new IllegalStateException("No cards");
  }

  private void cast(Vote vote, CardCode card, String choice) {
    var hand = VoterHand.of(BallotBox.definition(vote));
    if (!(box.redeem(card, hand.request()) instanceof Redeemed.Signed(var signed, var second))) {
      throw new IllegalStateException("A card of the demo is not signed for");
    }
    box.cast(vote.id(), hand.ballot(signed, second, choice).orElseThrow());
  }

  private void close(DemoFilling filling, VoteId id, Instant closes, Map<String, Integer> onPaper) {
    filling.at(closes.minus(Votes.LAST_CALL), () -> {
      Stream.of(CLERK, CHAIR).forEach(each -> votes.recordPaper(each, id, onPaper));
      votes.lastCall(CHAIR, id);
    });
    filling.at(closes, () -> {
      box.tick();
      if (!(votes.close(CHAIR, id) instanceof VoteAct.Done)) {
        throw new IllegalStateException("The demo's vote is not closed");
      }
    });
  }
}
