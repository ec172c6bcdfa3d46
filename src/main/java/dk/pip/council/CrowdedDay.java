package dk.pip.council;

import dk.pip.ballot.BallotForm;
import dk.pip.ballot.CardCode;
import dk.pip.ballot.CardsPrepared;
import dk.pip.ballot.VoteId;
import dk.pip.ballot.VoteOfficial;
import dk.pip.ballot.VoteRules;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.Votes;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.council.floor.FloorLinks;
import dk.pip.council.floor.FloorVotes;
import dk.pip.shared.Dates;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// A full hall, to measure with: a day that everybody may see, with five classes and a vote by cards.
@Component
public class CrowdedDay {
  private static final long BUDGET = 70_000;
  private static final int CLASSES = 5;
  private static final VoteOfficial ONE = new VoteOfficial("measured 1", "Måling 1");
  private static final VoteOfficial OTHER = new VoteOfficial("measured 2", "Måling 2");

  private final CouncilDays days;
  private final ClassProposals proposals;
  private final FloorLinks links;
  private final FloorVotes floorVotes;
  private final Votes votes;
  private final Clock clock;

  CrowdedDay(CouncilDays days, ClassProposals proposals, FloorLinks links, FloorVotes floorVotes, Votes votes, Clock clock) {
    this.days = days;
    this.proposals = proposals;
    this.links = links;
    this.floorVotes = floorVotes;
    this.votes = votes;
    this.clock = clock;
  }

  /// What is known of it outside.
  ///
  /// @param path of the day for everybody
  /// @param phones of the classes
  public record Hall(CouncilDayId day, String path, String chair, List<String> phones) {}

  /// Plans it, so that the chair can begin.
  public Hall plan(VoteRules rules) {
    var today = Dates.local(clock.instant()).toLocalDate();
    var plan = new DayPlan("Måling", "Fulde sale", "", today, LocalTime.of(9, 0), "salen", BUDGET, "Dirigenten", today, rules, SpeakingTimes.USUAL);
    var id = days.plan(null, plan);
    IntStream.rangeClosed(1, CLASSES).forEach(number -> join(id, number));
    days.letGo(null, id);
    var day = days.get(id);
    return new Hall(id, day.path(), links.chairPath(id), day.delegations().stream().map(each -> links.spokespersonPath(id, each.id())).toList());
  }

  /// By cards, one choice each.
  public static VoteRules byCards() {
    return new VoteRules(BallotForm.ONE, VoteWay.CARDS, CountingRule.PLURALITY, TieRule.SHARE, BUDGET, 0);
  }

  private void join(CouncilDayId id, int number) {
    var next = days.suggested(days.get(id));
    days.join(null, id, new CouncilDays.NewDelegation("Skole " + number, "6. " + (char) ('a' + number), next.colour(), next.sign(), "", ""));
    var delegation = days.get(id).delegations().getLast();
    var token = days.link(null, id, delegation.id());
    var member = days.member(token.substring(ClassMember.ADDRESS.length())).orElseThrow();
    var fields =
        Map.of(
            ProposalField.TITLE, new ClassProposals.Typed(0, "Forslag nummer " + number),
            ProposalField.WHAT, new ClassProposals.Typed(0, "Noget, som alle kan bruge."),
            ProposalField.COST, new ClassProposals.Typed(0, number * 10_000 + " kr."));
    proposals.keep(member, "måling", fields);
    proposals.handIn(null, days.get(id), member.proposal().id());
    proposals.letGo(null, days.get(id), member.proposal().id(), true);
  }

  /// Makes the cards and has two agree, when the floor has come to the vote.
  public List<CardCode> cards(CouncilDayId id, int number) {
    floorVotes.prepare(days.get(id), ONE);
    var vote = days.get(id).vote();
    var made = vote == null ? null : votes.prepareCards(ONE, new VoteId(vote.value()), number);
    floorVotes.agree(days.get(id), ONE);
    floorVotes.agree(days.get(id), OTHER);
    return made instanceof CardsPrepared.Ready(_, var codes) ? codes : List.of();
  }
}
