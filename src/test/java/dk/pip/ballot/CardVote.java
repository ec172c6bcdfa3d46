package dk.pip.ballot;

import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import java.util.List;

/// Brings a card vote as far as a test needs it.
final class CardVote {
  static final VoteOfficial CHAIR = new VoteOfficial("chair 1", "Alice");
  static final VoteOfficial OTHER = new VoteOfficial("chair 2", "Bob");
  static final List<VoteOption> OPTIONS = List.of(new VoteOption("a", "Multiposer", 0), new VoteOption("b", "Træ gør byen ren", 0), new VoteOption("c", "Klimaplads", 0));

  private CardVote() {}

  static NewVote vote() {
    return vote(false);
  }

  static NewVote vote(boolean secondSigner) {
    var rules = new VoteRules(BallotForm.ONE, VoteWay.CARDS, CountingRule.PLURALITY, TieRule.LOT, 0, 0);
    return new NewVote("Hvilket forslag skal vinde?", "", rules, OPTIONS, false, null, null, null, secondSigner);
  }

  /// Cards are made and agreed on.
  static CardsPrepared.Ready agreed(Votes votes, NewVote vote, int cards) {
    var id = votes.draft(CHAIR, vote);
    var ready = (CardsPrepared.Ready) votes.prepareCards(CHAIR, id, cards);
    done(votes.agree(CHAIR, id));
    done(votes.agree(OTHER, id));
    return ready;
  }

  static Vote done(VoteAct act) {
    if (act instanceof VoteAct.Done(var vote)) {
      return vote;
    }
    throw new AssertionError(act.toString());
  }
}
