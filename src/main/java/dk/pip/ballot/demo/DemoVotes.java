package dk.pip.ballot.demo;

import dk.pip.ballot.BallotBox;
import dk.pip.ballot.BallotForm;
import dk.pip.ballot.CardsPrepared;
import dk.pip.ballot.NewVote;
import dk.pip.ballot.Redeemed;
import dk.pip.ballot.VoteOfficial;
import dk.pip.ballot.VoteOption;
import dk.pip.ballot.VoteRules;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.VoterHand;
import dk.pip.ballot.Votes;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// A vote by cards among the pupils of Åskolen, which closes by itself some seconds after the demo has begun.
@Component
@Profile("demo")
class DemoVotes implements DemoStep {
  private static final VoteOfficial TEACHER = new VoteOfficial("demo 1", "Birthe Skov");
  private static final VoteOfficial PUPIL = new VoteOfficial("demo 2", "Elevrådet");
  private static final List<String> CHOICES =
      List.of("approval:a,c", "approval:c", "approval:a", "approval:b,c", "approval:c,d", "approval:a,b,c", "approval:d", "approval:a,c,d", "approval:c", "approval:b", "approval:a,d", "approval:");

  private final Votes votes;
  private final BallotBox box;

  DemoVotes(Votes votes, BallotBox box) {
    this.votes = votes;
    this.box = box;
  }

  @Override
  public String name() {
    return "ballot";
  }

  @Override
  public void fill(DemoFilling filling) {
    filling.say("ballot.demo");
    var options =
        List.of(new VoteOption("a", "En bænk, man kan ligge på", 0), new VoteOption("b", "Et hegn, der larmer, når man løber langs det", 0), new VoteOption("c", "En klatreskov", 0), new VoteOption("d", "Stilleplads med læ", 0));
    var rules = new VoteRules(BallotForm.APPROVAL, VoteWay.CARDS, CountingRule.APPROVAL, TieRule.LOT, 0, 0);
    var about = "Elevrådet på Åskolen spurgte 6. årgang. Man måtte sætte kryds ved alt det, man synes er godt nok.";
    var id = votes.draft(TEACHER, new NewVote("Hvad skal der stå i den nye skolegård?", about, rules, options, false));
    if (!(votes.prepareCards(TEACHER, id, CHOICES.size() + 1) instanceof CardsPrepared.Ready(var vote, var codes))) {
      throw new IllegalStateException("No cards");
    }
    votes.agree(TEACHER, id);
    votes.agree(PUPIL, id);
    var definition = BallotBox.definition(vote);
    votes.open(TEACHER, id);
    for (var i = 0; i < CHOICES.size(); i++) {
      var hand = VoterHand.of(definition);
      if (box.redeem(codes.get(i), hand.request()) instanceof Redeemed.Signed(var signed, var second)) {
        hand.ballot(signed, second, CHOICES.get(i)).ifPresent(ballot -> box.cast(id, ballot));
      }
    }
    votes.lastCall(TEACHER, id);
  }
}
