package dk.pip.council.floor;

import dk.pip.council.ClassProposalId;
import dk.pip.council.DelegationId;
import dk.pip.shared.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says in words what is done on the floor.
public final class FloorWords {
  private final DayState state;
  private final Texts texts;

  /// @param state from which the names of classes and proposals are
  public FloorWords(DayState state, Texts texts) {
    this.state = state;
    this.texts = texts;
  }

  /// How a line is to be taken.
  public enum Weight {
    /// Who had the word, and the like.
    COURSE,
    /// Something was moved, or decided.
    DECISION
  }

  /// An act in words.
  public record Caption(FloorAct act, Weight weight, String words) {}

  /// A sentence; empty for what nobody needs to be told later, such as clocks and hands.
  public Optional<Caption> caption(FloorAct act) {
    var words = act.counts() ? words(act) : null;
    return words == null ? Optional.empty() : Optional.of(new Caption(act, weight(act.deed()), words));
  }

  public List<Caption> captions(List<FloorAct> acts) {
    return acts.stream().flatMap(act -> caption(act).stream()).toList();
  }

  private static Weight weight(Deed deed) {
    return switch (deed) {
      case Deed.MoveMerge _, Deed.MoveAmendment _, Deed.MoveWithdrawal _, Deed.SupportProposal _, Deed.ConsentTo _, Deed.DeclineMotion _, Deed.DropMotion _, Deed.OpenVote _, Deed.CloseVote _, Deed.CancelVote _ -> Weight.DECISION;
      case Deed.Begin _, Deed.GoTo _, Deed.GiveWord _, Deed.EndWord _, Deed.StartClock _, Deed.HoldClock _, Deed.ChangeClock _, Deed.RaiseHand _, Deed.LowerHand _ -> Weight.COURSE;
      case Deed.ShiftItem _, Deed.AddRound _, Deed.DropItem _, Deed.TellHall _, Deed.Undo _, Deed.EndDay _ -> Weight.COURSE;
    };
  }

  private @Nullable String words(FloorAct act) {
    return switch (act.deed()) {
      case Deed.Begin(var seats, var proposals, _) -> texts.get("floor.line.begin", seats.size(), proposals.size());
      case Deed.GoTo(var key) -> state.agenda().stream().filter(it -> it.key() == key).findFirst().map(this::arrived).orElse(null);
      case Deed.GiveWord(var to, var as, var about) -> spoke(to, as, about);
      case Deed.MoveMerge it -> moved(act.number(), texts.get("floor.line.merge", name(it.mover()), titles(it.of()), it.title()));
      case Deed.MoveAmendment it -> moved(act.number(), texts.get("floor.line.amend", name(it.mover()), title(it.of()), it.title(), kroner(it.cost()), it.words().isBlank() ? "" : " " + it.words().strip()).strip());
      case Deed.MoveWithdrawal it -> moved(act.number(), texts.get("floor.line.withdraw", name(it.mover()), title(it.of())));
      case Deed.SupportProposal(var who, var of, var on) -> texts.get(on ? "floor.line.support" : "floor.line.support-off", name(who), title(of));
      case Deed.ConsentTo(var motion, var who) -> state.motion(motion).map(it -> consented(it, who)).orElse(null);
      case Deed.DeclineMotion(var motion, var who) -> state.motion(motion).map(it -> texts.get("floor.line.decline", name(who), texts.get("floor.motion." + it.kind().word()))).orElse(null);
      case Deed.DropMotion(var motion) -> state.motion(motion).map(it -> texts.get("floor.line.drop", texts.get("floor.motion." + it.kind().word()), name(it.by()))).orElse(null);
      case Deed.AddRound(var phase) -> texts.get("floor.line.round", texts.get("floor.phase." + phase.word()));
      case Deed.ShiftItem _ -> texts.get("floor.line.shift");
      case Deed.DropItem _ -> texts.get("floor.line.drop-item");
      case Deed.OpenVote(_, var options) -> texts.get("floor.line.open-vote", titles(options));
      case Deed.CloseVote(_, var outcome) -> closed(outcome);
      case Deed.CancelVote _ -> texts.get("floor.line.cancel-vote");
      case Deed.TellHall(var text) -> text.isBlank() ? null : texts.get("floor.line.tell", text);
      case Deed.EndDay() -> texts.get("floor.line.end");
      case Deed.EndWord _, Deed.StartClock _, Deed.HoldClock _, Deed.ChangeClock _, Deed.RaiseHand _, Deed.LowerHand _, Deed.Undo _ -> null;
    };
  }

  private String arrived(AgendaItem item) {
    if (item.phase() == FloorPhase.PRESENTATION && item.proposal() != null) {
      var of = state.proposal(item.proposal()).orElse(null);
      return of == null ? label(item) : texts.get("floor.line.presented", names(of.owners()), of.title());
    }
    return texts.get("floor.line.phase", label(item));
  }

  private String spoke(DelegationId who, HandKind as, @Nullable ClassProposalId about) {
    return switch (as) {
      case PRESENTATION -> texts.get("floor.line.spoke.presentation", name(who));
      case QUESTION -> texts.get("floor.line.spoke.question", name(who), about == null ? "" : title(about));
      case REPLY -> texts.get("floor.line.spoke.reply", name(who));
      case DEBATE -> texts.get("floor.line.spoke.debate", name(who));
    };
  }

  /// A motion of whoever needs nobody else's yes holds at once.
  private String moved(int number, String words) {
    var motion = state.motion(number).orElse(null);
    return motion != null && motion.state() == Motion.State.CARRIED && motion.asked().size() == 1 ? words + " " + carried(motion) : words;
  }

  private String consented(Motion motion, DelegationId who) {
    var words = texts.get("floor.line.consent", name(who), texts.get("floor.motion." + motion.kind().word()));
    return motion.state() == Motion.State.CARRIED && motion.consents().getLast().equals(who) ? words + " " + carried(motion) : words;
  }

  private String carried(Motion motion) {
    return switch (motion.kind()) {
      case MERGE -> texts.get("floor.line.carried.merge", motion.title(), kroner(motion.cost()));
      case AMEND -> texts.get("floor.line.carried.amend");
      case WITHDRAW -> texts.get("floor.line.carried.withdraw");
    };
  }

  private String closed(FloorVote.Outcome outcome) {
    var words = new StringBuilder(texts.get("floor.line.close-vote", outcome.ballots()));
    if (!outcome.grants().isEmpty()) {
      words.append(' ').append(texts.get(outcome.shared() ? "floor.line.shared" : "floor.line.won", granted(outcome.grants())));
    }
    if (!outcome.tied().isEmpty()) {
      words.append(' ').append(texts.get("floor.line.tied", titles(outcome.tied())));
    }
    if (outcome.hash() != null) {
      words.append(' ').append(texts.get("floor.line.hash", outcome.hash()));
    }
    return words.toString();
  }

  private String granted(List<FloorVote.Grant> grants) {
    return grants.stream().map(it -> it.kroner() > 0 ? texts.get("floor.line.grant", title(it.proposal()), kroner(it.kroner())) : texts.get("floor.title", title(it.proposal()))).collect(Collectors.joining(", "));
  }

  /// What an item of the agenda is called: »Debat, 2. runde«.
  public String label(AgendaItem item) {
    if (item.phase() == FloorPhase.PRESENTATION && item.proposal() != null) {
      return texts.get("floor.item.presentation", title(item.proposal()));
    }
    var name = texts.get("floor.phase." + item.phase().word());
    var several = state.agenda().stream().filter(it -> it.phase() == item.phase()).count() > 1;
    return several ? texts.get("floor.item.round", name, item.round()) : name;
  }

  public String name(DelegationId id) {
    return state.seat(id).map(FloorSeat::name).orElse("–");
  }

  public String names(List<DelegationId> all) {
    return joined(all.stream().map(this::name).toList());
  }

  public String title(ClassProposalId id) {
    return state.proposal(id).map(FloorProposal::title).orElse("–");
  }

  public String titles(List<ClassProposalId> all) {
    return joined(all.stream().map(id -> texts.get("floor.title", title(id))).toList());
  }

  private String joined(List<String> all) {
    return all.size() < 2 ? String.join("", all) : texts.get("floor.and", String.join(", ", all.subList(0, all.size() - 1)), all.getLast());
  }

  /// `70.000 kr.`
  public String kroner(long amount) {
    return texts.kroner(amount);
  }
}
