package dk.pip.council.floor;

import dk.pip.ballot.BallotForm;
import dk.pip.ballot.NewVote;
import dk.pip.ballot.Vote;
import dk.pip.ballot.VoteAct;
import dk.pip.ballot.VoteFault;
import dk.pip.ballot.VoteId;
import dk.pip.ballot.VoteOfficial;
import dk.pip.ballot.VoteOption;
import dk.pip.ballot.VoteOutcome;
import dk.pip.ballot.VoteState;
import dk.pip.ballot.VoteTally;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.Votes;
import dk.pip.council.ClassProposalId;
import dk.pip.council.CouncilDay;
import dk.pip.council.CouncilDays;
import dk.pip.council.DayResult;
import dk.pip.council.Delegation;
import dk.pip.shared.Letters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Runs the day's vote from the floor: asks `Votes` for all that is about ballots, and says on the floor what was done. Each step can be
/// asked for again after a crash in its middle, and goes on where it was.
@Service
public class FloorVotes {
  private final Votes votes;
  private final Floor floor;
  private final CouncilDays days;
  private final SettledProposals settled;

  FloorVotes(Votes votes, Floor floor, CouncilDays days, SettledProposals settled) {
    this.votes = votes;
    this.floor = floor;
    this.days = days;
    this.settled = settled;
  }

  /// What came of a step of the vote.
  public sealed interface Voted {
    record Done() implements Voted {}

    /// Two have counted; the first of them.
    record Waits() implements Voted {}

    record Differs(VoteTally.Differs how) implements Voted {}

    record NotOnFloor(Floor.Done why) implements Voted {}

    record NotInBox(List<VoteFault> why) implements Voted {
      static NotInBox of(VoteFault fault) {
        return new NotInBox(List.of(fault));
      }
    }
  }

  /// What is ticked on a console in a roll call.
  ///
  /// @param choices the keys that each seat named; nothing for a seat that said nothing
  /// @param seen the [FloorBallot#said] that the console showed
  public record Ticks(Map<String, List<String>> choices, String seen) {}

  /// The day's vote, or the last of its rounds; empty where none is drafted.
  public Optional<FloorBallot> ballot(CouncilDay day) {
    return find(day)
        .map(
            vote ->
                new FloorBallot(
                    vote,
                    votes.progress(vote.id()),
                    votes.outcome(vote.id()).orElse(null),
                    votes.countedBy(vote.id()),
                    vote.rules().way() == VoteWay.ROLL_CALL ? votes.rollCall(vote.id()) : Map.of()));
  }

  private Optional<Vote> find(CouncilDay day) {
    var id = day.vote();
    return id == null ? Optional.empty() : votes.find(id);
  }

  /// Drafts the day's vote between the proposals that stand now, so that cards can be printed; does nothing where it is drafted.
  public Voted prepare(CouncilDay day, VoteOfficial by) {
    if (find(day).filter(vote -> vote.state() != VoteState.CANCELLED).isPresent()) {
      return new Voted.Done();
    }
    var state = floor.state(day.id());
    var options = state.isBegun() ? options(state.standing()) : options(day);
    var wanted = new NewVote(day.plan().title(), "", day.plan().rules(), options, day.practice());
    var faults = Votes.faults(wanted);
    if (!faults.isEmpty()) {
      return new Voted.NotInBox(faults);
    }
    days.decideBy(day.id(), votes.draft(by, wanted));
    return new Voted.Done();
  }

  private static List<VoteOption> options(CouncilDay day) {
    var all = day.presented();
    return IntStream.range(0, all.size()).mapToObj(place -> option(place, all.get(place).text().title(), all.get(place).kroner())).toList();
  }

  private static List<VoteOption> options(List<FloorProposal> all) {
    return IntStream.range(0, all.size()).mapToObj(place -> option(place, all.get(place).title(), all.get(place).cost())).toList();
  }

  private static VoteOption option(int place, String title, long cost) {
    return new VoteOption(VoteOption.keyAt(place), Letters.first(VoteOption.LONGEST_TITLE, title), Math.min(cost, VoteOption.DEAREST));
  }

  /// Opens the vote, and from then on nothing about proposals changes; what was joined, amended and withdrawn is written into them.
  public Voted open(CouncilDay day, FloorBy by, VoteOfficial official, int seen) {
    var state = floor.state(day.id());
    if (state.chairNumber() > seen) {
      return new Voted.NotOnFloor(new Floor.Done.Faster(state));
    }
    var isSecond = !state.tied().isEmpty();
    if (!isSecond) {
      var prepared = prepare(day, official);
      if (!(prepared instanceof Voted.Done)) {
        return prepared;
      }
    }
    var vote = find(days.get(day.id())).orElseThrow();
    var options = isSecond ? state.tied() : state.standing().stream().map(FloorProposal::id).toList();
    var not = floor.refusal(day.id(), by, new Deed.OpenVote(vote.id().value(), options));
    if (not != null) {
      return new Voted.NotOnFloor(new Floor.Done.Refused(not, state));
    }
    if (!isSecond) {
      var wanted = options(state.standing());
      if (!wanted.equals(vote.options()) && votes.changeOptions(official, vote.id(), wanted) instanceof VoteAct.Refused(var faults)) {
        return new Voted.NotInBox(faults);
      }
    }
    if (vote.state() != VoteState.OPEN && votes.open(official, vote.id()) instanceof VoteAct.Refused(var faults)) {
      return new Voted.NotInBox(faults);
    }
    settled.write(day.id(), state);
    return said(floor.act(day.id(), by, seen, new Deed.OpenVote(vote.id().value(), options)));
  }

  /// Somebody agrees on the number of cards, and on what is voted on as it stands now; when two have, cards can be made ready.
  public Voted agree(CouncilDay day, VoteOfficial official) {
    var state = floor.state(day.id());
    var vote = find(day).orElse(null);
    if (vote == null || state.phase() != FloorPhase.VOTE || state.isFrozen() && state.tied().isEmpty()) {
      return Voted.NotInBox.of(VoteFault.NOT_NOW);
    }
    if (!state.isFrozen()) {
      var wanted = options(state.standing());
      if (!wanted.equals(vote.options()) && votes.changeOptions(official, vote.id(), wanted) instanceof VoteAct.Refused(var faults)) {
        return new Voted.NotInBox(faults);
      }
    }
    return said(votes.agree(official, vote.id()));
  }

  private static Voted said(Floor.Done done) {
    return done instanceof Floor.Done.Taken ? new Voted.Done() : new Voted.NotOnFloor(done);
  }

  private static Voted said(VoteAct act) {
    return switch (act) {
      case VoteAct.Done _ -> new Voted.Done();
      case VoteAct.Refused(var faults) -> new Voted.NotInBox(faults);
    };
  }

  /// Tells all nodes that the vote is about to close.
  public Voted lastCall(CouncilDay day, VoteOfficial official) {
    return find(day).map(vote -> said(votes.lastCall(official, vote.id()))).orElseGet(() -> Voted.NotInBox.of(VoteFault.NOT_NOW));
  }

  /// Counts. A secret vote has its last call first, and a roll call keeps first what is ticked, so that nothing is lost that wasn't saved.
  public Voted close(CouncilDay day, FloorBy by, VoteOfficial official, int seen, Ticks ticks) {
    var state = floor.state(day.id());
    var vote = find(day).orElse(null);
    var open = state.vote();
    if (vote == null || open == null || !open.isOpen()) {
      return Voted.NotInBox.of(VoteFault.NOT_NOW);
    }
    if (state.chairNumber() > seen) {
      return new Voted.NotOnFloor(new Floor.Done.Faster(state));
    }
    if (vote.rules().way() == VoteWay.ROLL_CALL && canBeCalled(vote) && !vote.state().isOver()) {
      var kept = ticks.choices().isEmpty() ? Voted.NotInBox.of(VoteFault.SEATS_SILENT) : call(day, official, seen, ticks);
      if (!(kept instanceof Voted.Done)) {
        return kept;
      }
    }
    if (!vote.state().isOver() && votes.close(official, vote.id()) instanceof VoteAct.Refused(var faults)) {
      return new Voted.NotInBox(faults);
    }
    var outcome = votes.outcome(vote.id()).orElse(null);
    if (outcome == null) {
      return Voted.NotInBox.of(VoteFault.NOT_NOW);
    }
    var came = outcome(state, outcome, vote.isSecret());
    var done = floor.act(day.id(), by, seen, new Deed.CloseVote(vote.id().value(), came));
    if (done instanceof Floor.Done.Taken && came.tied().isEmpty()) {
      decide(day, state, came, vote);
    }
    return said(done);
  }

  /// Calls the open vote off; it can be opened again, and proposals can be changed again where it was the first round.
  public Voted cancel(CouncilDay day, FloorBy by, VoteOfficial official, int seen) {
    var state = floor.state(day.id());
    var open = state.vote();
    if (open == null || !open.isOpen()) {
      return Voted.NotInBox.of(VoteFault.NOT_NOW);
    }
    if (state.chairNumber() > seen) {
      return new Voted.NotOnFloor(new Floor.Done.Faster(state));
    }
    var vote = votes.find(new VoteId(open.vote())).filter(it -> it.state() != VoteState.CANCELLED).orElse(null);
    if (vote != null && votes.cancel(official, vote.id()) instanceof VoteAct.Refused(var faults)) {
      return new Voted.NotInBox(faults);
    }
    return said(floor.act(day.id(), by, seen, new Deed.CancelVote(open.vote())));
  }

  /// The proposal that a key of the ballot stands for: keys are given in the first round, and kept in the second.
  static @Nullable ClassProposalId proposal(DayState state, String key) {
    var first = state.votes().isEmpty() ? List.<ClassProposalId>of() : state.votes().getFirst().options();
    for (var place = 0; place < first.size(); place++) {
      if (VoteOption.keyAt(place).equals(key)) {
        return first.get(place);
      }
    }
    return null;
  }

  private static FloorVote.Outcome outcome(DayState state, VoteOutcome it, boolean secret) {
    var grants = new ArrayList<FloorVote.Grant>();
    for (var granted : it.granted()) {
      var id = proposal(state, granted.key());
      if (id != null) {
        grants.add(new FloorVote.Grant(id, granted.kroner()));
      }
    }
    var tied = it.ties().stream().map(key -> proposal(state, key)).flatMap(id -> Optional.ofNullable(id).stream()).toList();
    return new FloorVote.Outcome(grants, tied, it.isShared(), (int) it.cast(), secret ? it.boardHash() : null);
  }

  /// Keeps what was decided with the day, where a crash has come between.
  public void decideAgain(CouncilDay day) {
    var state = floor.state(day.id());
    var last = state.vote();
    var outcome = last == null ? null : last.outcome();
    var vote = find(day).orElse(null);
    if (day.result() == null && outcome != null && outcome.tied().isEmpty() && vote != null) {
      decide(day, state, outcome, vote);
    }
  }

  private void decide(CouncilDay day, DayState state, FloorVote.Outcome outcome, Vote vote) {
    var real = settled.real(day.id(), state);
    var earlier = state.votes().stream().map(FloorVote::outcome).flatMap(it -> it == null ? Stream.<FloorVote.Grant>empty() : it.grants().stream());
    var grants = Stream.concat(earlier, outcome.grants().stream()).map(it -> new DayResult.Grant(real.getOrDefault(it.proposal(), it.proposal()), it.kroner())).distinct().toList();
    days.decide(day.id(), new DayResult(grants, "", vote.path(), outcome.hash() == null ? "" : outcome.hash()));
  }

  /// Drafts the second round between those that are even.
  public Voted secondRound(CouncilDay day, VoteOfficial official) {
    var vote = find(day).orElse(null);
    var state = floor.state(day.id());
    var even = state.vote();
    if (vote == null || even == null || state.tied().isEmpty()) {
      return Voted.NotInBox.of(VoteFault.NOT_NOW);
    }
    if (!vote.state().isOver()) {
      return new Voted.Done();
    }
    return switch (votes.secondRound(official, new VoteId(even.vote()))) {
      case VoteAct.Done(var next) -> {
        days.decideBy(day.id(), next.id());
        yield new Voted.Done();
      }
      case VoteAct.Refused(var faults) -> new Voted.NotInBox(faults);
    };
  }

  /// What a teller has counted. It counts where two say the same.
  ///
  /// @param seen as with [#open]: numbers of one round are none of the next
  public Voted count(CouncilDay day, int seen, String teller, Map<String, Integer> counts) {
    var state = floor.state(day.id());
    if (state.chairNumber() > seen) {
      return new Voted.NotOnFloor(new Floor.Done.Faster(state));
    }
    var vote = find(day).orElse(null);
    var name = teller.strip();
    if (vote == null || name.isEmpty()) {
      return Voted.NotInBox.of(VoteFault.NOT_NOW);
    }
    return switch (votes.recordHands(new VoteOfficial("teller " + name.toLowerCase(Locale.ROOT), name), vote.id(), counts)) {
      case VoteTally.Agreed _ -> new Voted.Done();
      case VoteTally.FirstOfTwo _ -> new Voted.Waits();
      case VoteTally.Differs it -> new Voted.Differs(it);
      case VoteTally.Refused(var fault) -> Voted.NotInBox.of(fault);
    };
  }

  /// What the seats have said. It replaces what was kept before, but not what another console has kept since.
  public Voted call(CouncilDay day, VoteOfficial official, int seen, Ticks ticks) {
    var state = floor.state(day.id());
    var vote = find(day).orElse(null);
    if (vote == null || !canBeCalled(vote)) {
      return Voted.NotInBox.of(VoteFault.NOT_NOW);
    }
    var lines = new LinkedHashMap<String, String>();
    ticks.choices().forEach((seat, keys) -> lines.put(seat, line(vote.rules().form(), keys)));
    var kept = votes.rollCall(vote.id());
    if (state.chairNumber() > seen || !kept.equals(lines) && !FloorBallot.said(kept).equals(ticks.seen())) {
      return new Voted.NotOnFloor(new Floor.Done.Faster(state));
    }
    return said(votes.recordRollCall(official, vote.id(), lines));
  }

  private static String line(BallotForm form, List<String> keys) {
    return form == BallotForm.ONE ? "one:" + keys.getFirst() : "approval:" + String.join(",", keys.stream().sorted().toList());
  }

  /// Whether a form can be said aloud, one seat after the other.
  public static boolean canBeCalled(Vote vote) {
    return vote.rules().form() == BallotForm.ONE || vote.rules().form() == BallotForm.APPROVAL;
  }

  /// Somebody who is called in a roll call.
  ///
  /// @param seat as it stands on the public board beside what was said: a class, and a number where several are called of it; never a pupil's name
  /// @param firstName for the chair to call; empty where none is named
  public record Called(String seat, String firstName) {}

  /// Who is called in a roll call: each spokesperson, or the class where none is named.
  public static List<Called> called(CouncilDay day) {
    var all = day.delegations().stream().flatMap(FloorVotes::called).toList();
    var numbers = new HashMap<String, Integer>();
    return all.stream()
        .map(
            it -> {
              var several = all.stream().filter(other -> other.seat().equals(it.seat())).count() > 1;
              return several ? new Called(it.seat() + ", " + numbers.merge(it.seat(), 1, Integer::sum), it.firstName()) : it;
            })
        .toList();
  }

  private static Stream<Called> called(Delegation it) {
    var all = it.spokespersons();
    return all.isEmpty() ? Stream.of(new Called(it.name(), "")) : all.stream().map(who -> new Called(it.name(), who.firstName()));
  }
}
