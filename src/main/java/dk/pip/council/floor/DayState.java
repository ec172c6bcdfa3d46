package dk.pip.council.floor;

import dk.pip.council.ClassProposalId;
import dk.pip.council.DelegationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The day as it stands after its acts: a pure function of them. It knows nothing of databases and clocks, so a day can be played again
/// from its acts and comes to the same.
public final class DayState {
  /// How many of the chair's acts can be taken back in a row.
  public static final int MOST_UNDONE = 10;

  static final int MOST_ITEMS = 60;
  static final int MOST_MOTIONS = 100;
  private static final int LONGEST_PAUSE = 3600;

  private List<FloorSeat> seats = List.of();
  private List<FloorProposal> proposals = List.of();
  private FloorTimes times = new FloorTimes(0, 0, 0, 0, 0);
  private List<AgendaItem> agenda = List.of();
  private int current = -1;
  private @Nullable FloorSpeech speech;
  private @Nullable FloorClock clock;
  private List<Hand> hands = List.of();
  private Map<DelegationId, Integer> turns = Map.of();
  private Set<ClassProposalId> asked = Set.of();
  private List<Motion> motions = List.of();
  private List<FloorVote> votes = List.of();
  private String told = "";
  private boolean begun;
  private boolean ended;
  private int number;
  private int chairNumber;
  private List<Integer> undoable = List.of();

  private DayState() {}

  /// Before anything was done.
  public static DayState empty() {
    return new DayState();
  }

  private DayState copy() {
    var it = new DayState();
    it.seats = seats;
    it.proposals = proposals;
    it.times = times;
    it.agenda = agenda;
    it.current = current;
    it.speech = speech;
    it.clock = clock;
    it.hands = hands;
    it.turns = turns;
    it.asked = asked;
    it.motions = motions;
    it.votes = votes;
    it.told = told;
    it.begun = begun;
    it.ended = ended;
    it.number = number;
    it.chairNumber = chairNumber;
    it.undoable = undoable;
    return it;
  }

  /// A day that was played.
  ///
  /// @param acts the same as were given, each with whether it counts
  public record Played(DayState state, List<FloorAct> acts) {}

  /// Plays a day from its acts. What was taken back is left out; what others did on top of that, and what can't be any more, falls with it.
  public static Played play(List<FloorAct> acts) {
    var back = takenBack(acts);
    var state = empty();
    var counted = new ArrayList<FloorAct>(acts.size());
    for (var act : acts) {
      var falls = back.contains(act.number());
      var next = falls || act.deed() instanceof Deed.Undo ? state : state.step(act).orElse(null);
      counted.add(act.counting(!falls && next != null));
      state = next == null ? state : next;
    }
    var last = acts.isEmpty() ? 0 : acts.getLast().number();
    var chairs = acts.stream().filter(act -> act.by().isChair()).mapToInt(FloorAct::number).max().orElse(0);
    var end = state.copy();
    end.number = last;
    end.chairNumber = chairs;
    end.undoable = List.copyOf(undoable(acts));
    return new Played(end, List.copyOf(counted));
  }

  private static boolean isBarrier(Deed deed) {
    return deed instanceof Deed.Begin || deed instanceof Deed.OpenVote || deed instanceof Deed.CloseVote || deed instanceof Deed.CancelVote || deed instanceof Deed.EndDay;
  }

  private static Set<Integer> takenBack(List<FloorAct> acts) {
    var back = new HashSet<Integer>();
    walk(acts, back);
    return back;
  }

  private static List<Integer> undoable(List<FloorAct> acts) {
    return walk(acts, new HashSet<>());
  }

  /// @param back what is taken back is added to it
  /// @return what can be, the newest last
  private static List<Integer> walk(List<FloorAct> acts, Set<Integer> back) {
    var stack = new ArrayDeque<Integer>();
    for (var act : acts) {
      if (!act.by().isChair()) {
        continue;
      }
      if (act.deed() instanceof Deed.Undo(var which)) {
        if (!stack.isEmpty() && stack.getLast() == which) {
          back.add(stack.removeLast());
        }
      } else if (isBarrier(act.deed())) {
        stack.clear();
      } else {
        stack.addLast(act.number());
        if (stack.size() > MOST_UNDONE) {
          stack.removeFirst();
        }
      }
    }
    return new ArrayList<>(stack);
  }

  private Optional<DayState> step(FloorAct act) {
    var next = copy();
    return next.apply(act) == null ? Optional.of(next) : Optional.empty();
  }

  /// Why something can't be done now; null where it can.
  public @Nullable FloorRefusal refusal(FloorBy by, Deed deed, Instant at) {
    if (deed instanceof Deed.Undo(var which)) {
      if (!by.isChair()) {
        return FloorRefusal.CHAIRS;
      }
      return !undoable.isEmpty() && undoable.getLast() == which ? null : FloorRefusal.NOTHING_TO_UNDO;
    }
    return copy().apply(new FloorAct(number + 1, at, by, deed, true));
  }

  // What each deed does. A copy is changed; one that refuses is thrown away.

  private @Nullable FloorRefusal apply(FloorAct act) {
    var deed = act.deed();
    var by = act.by();
    if (!(deed instanceof Deed.Begin)) {
      if (!begun) {
        return FloorRefusal.NOT_BEGUN;
      }
      if (ended) {
        return FloorRefusal.OVER;
      }
    }
    var own = by.delegation();
    if (own != null) {
      var whose = whose(deed);
      if (whose == null) {
        return FloorRefusal.CHAIRS;
      }
      if (!whose.equals(own)) {
        return FloorRefusal.NOT_YOURS;
      }
    }
    return switch (deed) {
      case Deed.Begin it -> begin(it);
      case Deed.GoTo(var item) -> goTo(item, act.at());
      case Deed.GiveWord(var to, var as, var about) -> giveWord(to, as, about, act.at());
      case Deed.EndWord() -> endWord();
      case Deed.StartClock() -> clock == null ? FloorRefusal.NOT_NOW : tick(clock.started(act.at()));
      case Deed.HoldClock() -> clock == null ? FloorRefusal.NOT_NOW : tick(clock.held(act.at()));
      case Deed.ChangeClock(var seconds) ->
          clock == null || seconds == 0 || Math.abs(seconds) > LONGEST_PAUSE ? FloorRefusal.NOT_NOW : tick(clock.changed(Duration.ofSeconds(seconds), act.at()));
      case Deed.RaiseHand(var of, var as, var about) -> raise(act.number(), of, as, about);
      case Deed.LowerHand(var of, var as) -> lower(of, as);
      case Deed.ShiftItem(var item, var earlier) -> shift(item, earlier);
      case Deed.AddRound(var phase) -> addRound(phase);
      case Deed.DropItem(var item) -> dropItem(item);
      case Deed.MoveMerge it -> moveMerge(act.number(), it);
      case Deed.MoveAmendment it -> moveAmendment(act.number(), it);
      case Deed.MoveWithdrawal it -> moveWithdrawal(act.number(), it);
      case Deed.SupportProposal(var who, var of, var on) -> support(who, of, on);
      case Deed.ConsentTo(var motion, var who) -> consent(motion, who);
      case Deed.DeclineMotion(var motion, var who) -> decline(motion, who);
      case Deed.DropMotion(var motion) -> drop(motion);
      case Deed.OpenVote(var vote, var options) -> openVote(vote, options, act.at());
      case Deed.CloseVote(var vote, var outcome) -> closeVote(vote, outcome);
      case Deed.CancelVote(var vote) -> cancelVote(vote);
      case Deed.TellHall(var text) -> {
        told = text;
        yield null;
      }
      case Deed.Undo _ -> FloorRefusal.NOTHING_TO_UNDO;
      case Deed.EndDay() -> end();
    };
  }

  /// The class that a spokesperson must be of to do it; null where only the chair may.
  private @Nullable DelegationId whose(Deed deed) {
    return switch (deed) {
      case Deed.RaiseHand it -> it.of();
      case Deed.LowerHand it -> it.of();
      case Deed.MoveMerge it -> it.mover();
      case Deed.MoveAmendment it -> it.mover();
      case Deed.MoveWithdrawal it -> it.mover();
      case Deed.SupportProposal it -> it.supporter();
      case Deed.ConsentTo it -> it.consenter();
      case Deed.DeclineMotion it -> it.decliner();
      case Deed.DropMotion(var motion) -> motion(motion).map(Motion::by).orElse(null);
      case Deed.Begin _, Deed.GoTo _, Deed.GiveWord _, Deed.EndWord _, Deed.StartClock _, Deed.HoldClock _, Deed.ChangeClock _, Deed.ShiftItem _ -> null;
      case Deed.AddRound _, Deed.DropItem _, Deed.OpenVote _, Deed.CloseVote _, Deed.CancelVote _, Deed.TellHall _, Deed.Undo _, Deed.EndDay _ -> null;
    };
  }

  private @Nullable FloorRefusal begin(Deed.Begin it) {
    if (begun) {
      return FloorRefusal.ALREADY;
    }
    seats = List.copyOf(it.seats());
    proposals = List.copyOf(it.proposals());
    times = it.times();
    var items = new ArrayList<AgendaItem>();
    items.add(new AgendaItem(1, FloorPhase.WELCOME, 1, null));
    for (var proposal : proposals) {
      items.add(new AgendaItem(items.size() + 1, FloorPhase.PRESENTATION, items.size(), proposal.id()));
    }
    items.add(new AgendaItem(items.size() + 1, FloorPhase.QUESTIONS, 1, null));
    items.add(new AgendaItem(items.size() + 1, FloorPhase.DEBATE, 1, null));
    items.add(new AgendaItem(items.size() + 1, FloorPhase.DEBATE, 2, null));
    items.add(new AgendaItem(items.size() + 1, FloorPhase.PAUSE, 1, null));
    items.add(new AgendaItem(items.size() + 1, FloorPhase.VOTE, 1, null));
    items.add(new AgendaItem(items.size() + 1, FloorPhase.RESULT, 1, null));
    agenda = List.copyOf(items);
    current = 0;
    begun = true;
    return null;
  }

  private @Nullable FloorRefusal goTo(int key, Instant at) {
    var place = place(key);
    if (place < 0) {
      return FloorRefusal.NOT_THERE;
    }
    if (place == current) {
      return FloorRefusal.ALREADY;
    }
    var vote = votePlace();
    if (isFrozen() && place < vote) {
      return FloorRefusal.FROZEN;
    }
    if (place > vote && (votes.isEmpty() || votes.getLast().isOpen())) {
      return FloorRefusal.NOT_NOW;
    }
    if (place >= vote && !isFrozen() && motions.stream().anyMatch(Motion::isOpen)) {
      return FloorRefusal.MOTIONS_WAIT;
    }
    current = place;
    // What was said to the hall belongs to what was going on then.
    told = "";
    speech = null;
    clock = null;
    hands = List.of();
    turns = Map.of();
    asked = Set.of();
    var item = agenda.get(place);
    var proposal = item.proposal() == null ? null : proposal(item.proposal()).orElse(null);
    if (item.phase() == FloorPhase.PRESENTATION && proposal != null && !proposal.owners().isEmpty()) {
      speech = new FloorSpeech(proposal.owners().getFirst(), HandKind.PRESENTATION, proposal.id());
      clock = FloorClock.standing(Duration.ofSeconds(times.presentation()));
    } else if (item.phase() == FloorPhase.PAUSE) {
      clock = FloorClock.running(Duration.ofSeconds(times.pause()), at);
    }
    return null;
  }

  private @Nullable FloorRefusal giveWord(DelegationId to, HandKind as, @Nullable ClassProposalId about, Instant at) {
    if (seat(to).isEmpty() || about != null && proposal(about).isEmpty()) {
      return FloorRefusal.NOT_THERE;
    }
    var phase = phase();
    var fits =
        switch (as) {
          case PRESENTATION -> phase == FloorPhase.PRESENTATION;
          case QUESTION -> phase == FloorPhase.QUESTIONS && about != null && isOthers(to, about);
          case REPLY -> phase == FloorPhase.QUESTIONS && about != null && !isOthers(to, about) || phase == FloorPhase.DEBATE;
          case DEBATE -> phase == FloorPhase.DEBATE;
        };
    if (!fits) {
      return FloorRefusal.NOT_NOW;
    }
    speech = new FloorSpeech(to, as, about);
    clock = FloorClock.running(Duration.ofSeconds(times.of(as)), at);
    hands = hands.stream().filter(hand -> !(hand.delegation().equals(to) && hand.kind() == as)).toList();
    if (as == HandKind.QUESTION || as == HandKind.DEBATE) {
      var more = new HashMap<>(turns);
      more.merge(to, 1, Integer::sum);
      turns = Map.copyOf(more);
    }
    if (as == HandKind.QUESTION && about != null) {
      var more = new HashSet<>(asked);
      more.add(about);
      asked = Set.copyOf(more);
    }
    return null;
  }

  private boolean isOthers(DelegationId who, ClassProposalId about) {
    return proposal(about).filter(it -> it.stands() && !it.owners().contains(who)).isPresent();
  }

  private @Nullable FloorRefusal endWord() {
    if (speech == null) {
      return FloorRefusal.NOT_NOW;
    }
    speech = null;
    clock = null;
    return null;
  }

  private @Nullable FloorRefusal tick(FloorClock changed) {
    if (changed.equals(clock)) {
      return FloorRefusal.ALREADY;
    }
    clock = changed;
    return null;
  }

  /// What a class may ask the word for now.
  public List<HandKind> mayRaise(DelegationId of) {
    return switch (phase()) {
      case QUESTIONS -> asked.stream().anyMatch(it -> proposal(it).filter(p -> p.owners().contains(of)).isPresent()) ? List.of(HandKind.QUESTION, HandKind.REPLY) : List.of(HandKind.QUESTION);
      case DEBATE -> List.of(HandKind.DEBATE);
      case WELCOME, PRESENTATION, PAUSE, VOTE, RESULT -> List.of();
    };
  }

  private @Nullable FloorRefusal raise(int at, DelegationId of, HandKind as, @Nullable ClassProposalId about) {
    if (seat(of).isEmpty()) {
      return FloorRefusal.NOT_THERE;
    }
    if (!mayRaise(of).contains(as)) {
      return FloorRefusal.NOT_NOW;
    }
    if (as == HandKind.QUESTION && (about == null || !isOthers(of, about))) {
      return FloorRefusal.NOT_THERE;
    }
    var before = hands.stream().filter(hand -> hand.delegation().equals(of) && hand.kind() == as).findFirst().orElse(null);
    var to =
        switch (as) {
          case QUESTION -> about;
          case REPLY -> asked.stream().filter(it -> proposal(it).filter(own -> own.owners().contains(of)).isPresent()).findFirst().orElse(null);
          case PRESENTATION, DEBATE -> null;
        };
    if (before != null && Objects.equals(before.about(), to)) {
      return FloorRefusal.ALREADY;
    }
    // Whoever asks another class instead keeps the place in the row.
    var hand = new Hand(before == null ? at : before.number(), of, as, to);
    hands = Stream.concat(hands.stream().filter(it -> !it.equals(before)), Stream.of(hand)).toList();
    return null;
  }

  private @Nullable FloorRefusal lower(DelegationId of, HandKind as) {
    var left = hands.stream().filter(hand -> !(hand.delegation().equals(of) && hand.kind() == as)).toList();
    if (left.size() == hands.size()) {
      return FloorRefusal.ALREADY;
    }
    hands = left;
    return null;
  }

  private @Nullable FloorRefusal shift(int key, boolean earlier) {
    var place = place(key);
    if (place < 0) {
      return FloorRefusal.NOT_THERE;
    }
    var other = earlier ? place - 1 : place + 1;
    if (!isAhead(place) || !isAhead(other)) {
      return FloorRefusal.NOT_NOW;
    }
    var items = new ArrayList<>(agenda);
    Collections.swap(items, place, other);
    agenda = List.copyOf(items);
    return null;
  }

  /// Whether what is at a place of the agenda is still to come, and before the vote.
  boolean isAhead(int place) {
    return place > current && place < votePlace();
  }

  private @Nullable FloorRefusal addRound(FloorPhase phase) {
    if (!phase.isRound()) {
      return FloorRefusal.NOT_NOW;
    }
    if (isFrozen()) {
      return FloorRefusal.FROZEN;
    }
    if (agenda.size() >= MOST_ITEMS) {
      return FloorRefusal.TOO_MANY;
    }
    var key = agenda.stream().mapToInt(AgendaItem::key).max().orElse(0) + 1;
    var round = agenda.stream().filter(it -> it.phase() == phase).mapToInt(AgendaItem::round).max().orElse(0) + 1;
    var items = new ArrayList<>(agenda);
    var at = Math.min(current + 1, votePlace());
    items.add(at, new AgendaItem(key, phase, round, null));
    agenda = List.copyOf(items);
    if (at <= current) {
      current++;
    }
    return null;
  }

  private @Nullable FloorRefusal dropItem(int key) {
    var place = place(key);
    if (place < 0) {
      return FloorRefusal.NOT_THERE;
    }
    if (!isAhead(place)) {
      return FloorRefusal.NOT_NOW;
    }
    agenda = agenda.stream().filter(it -> it.key() != key).toList();
    return null;
  }

  /// Whether something can be moved about proposals now.
  public boolean isOpenToMotions() {
    return begun && !ended && !isFrozen() && phase().isRound();
  }

  private @Nullable FloorRefusal mayMove() {
    if (isFrozen()) {
      return FloorRefusal.FROZEN;
    }
    if (!isOpenToMotions()) {
      return FloorRefusal.NOT_NOW;
    }
    return motions.size() >= MOST_MOTIONS ? FloorRefusal.TOO_MANY : null;
  }

  private boolean isTouched(ClassProposalId of) {
    return motions.stream().anyMatch(it -> it.isOpen() && it.of().contains(of));
  }

  private @Nullable FloorRefusal moveMerge(int at, Deed.MoveMerge it) {
    var not = mayMove();
    if (not != null) {
      return not;
    }
    var of = it.of().stream().distinct().toList();
    var parts = of.stream().flatMap(id -> proposal(id).filter(FloorProposal::stands).stream()).toList();
    if (of.size() < 2 || parts.size() < of.size() || it.title().isBlank() || proposal(it.into()).isPresent()) {
      return FloorRefusal.NOT_THERE;
    }
    var owners = parts.stream().flatMap(part -> part.owners().stream()).distinct().toList();
    if (!owners.contains(it.mover())) {
      return FloorRefusal.NOT_YOURS;
    }
    if (of.stream().anyMatch(this::isTouched)) {
      return FloorRefusal.MOTIONS_WAIT;
    }
    var cost = parts.stream().mapToLong(FloorProposal::cost).sum();
    add(new Motion(at, Motion.Kind.MERGE, Motion.State.OPEN, it.mover(), of, it.into(), it.title().strip(), cost, "", owners, List.of(it.mover())));
    return null;
  }

  private @Nullable FloorRefusal moveAmendment(int at, Deed.MoveAmendment it) {
    var not = mayMove();
    if (not != null) {
      return not;
    }
    var of = proposal(it.of()).filter(FloorProposal::stands).orElse(null);
    if (of == null || it.title().isBlank() || it.cost() < 0) {
      return FloorRefusal.NOT_THERE;
    }
    if (!of.owners().contains(it.mover())) {
      return FloorRefusal.NOT_YOURS;
    }
    if (isTouched(of.id())) {
      return FloorRefusal.MOTIONS_WAIT;
    }
    if (it.title().strip().equals(of.title()) && it.cost() == of.cost() && it.words().isBlank()) {
      return FloorRefusal.ALREADY;
    }
    add(new Motion(at, Motion.Kind.AMEND, Motion.State.OPEN, it.mover(), List.of(of.id()), null, it.title().strip(), it.cost(), it.words().strip(), of.owners(), List.of(it.mover())));
    return null;
  }

  private @Nullable FloorRefusal moveWithdrawal(int at, Deed.MoveWithdrawal it) {
    var not = mayMove();
    if (not != null) {
      return not;
    }
    var of = proposal(it.of()).filter(FloorProposal::stands).orElse(null);
    if (of == null) {
      return FloorRefusal.NOT_THERE;
    }
    if (!of.owners().contains(it.mover())) {
      return FloorRefusal.NOT_YOURS;
    }
    if (isTouched(of.id())) {
      return FloorRefusal.MOTIONS_WAIT;
    }
    add(new Motion(at, Motion.Kind.WITHDRAW, Motion.State.OPEN, it.mover(), List.of(of.id()), null, "", of.cost(), "", of.owners(), List.of(it.mover())));
    return null;
  }

  private void add(Motion motion) {
    motions = Stream.concat(motions.stream(), Stream.of(motion)).toList();
    carryIfAgreed(motion);
  }

  private @Nullable FloorRefusal support(DelegationId who, ClassProposalId id, boolean on) {
    var not = mayMove();
    if (not != null) {
      return not;
    }
    var of = proposal(id).filter(FloorProposal::stands).orElse(null);
    if (of == null || seat(who).isEmpty()) {
      return FloorRefusal.NOT_THERE;
    }
    if (of.owners().contains(who)) {
      return FloorRefusal.NOT_YOURS;
    }
    if (of.supporters().contains(who) == on) {
      return FloorRefusal.ALREADY;
    }
    var all = on ? Stream.concat(of.supporters().stream(), Stream.of(who)).toList() : of.supporters().stream().filter(it -> !it.equals(who)).toList();
    replace(of.supported(all));
    return null;
  }

  private @Nullable FloorRefusal consent(int number, DelegationId who) {
    var motion = motion(number).orElse(null);
    var not = mayAnswer(motion, who);
    if (motion == null || not != null) {
      return not;
    }
    if (motion.consents().contains(who)) {
      return FloorRefusal.ALREADY;
    }
    var agreed = motion.agreed(Stream.concat(motion.consents().stream(), Stream.of(who)).toList());
    replace(agreed);
    carryIfAgreed(agreed);
    return null;
  }

  private @Nullable FloorRefusal decline(int number, DelegationId who) {
    var motion = motion(number).orElse(null);
    var not = mayAnswer(motion, who);
    if (motion == null || not != null) {
      return not;
    }
    replace(motion.in(Motion.State.DECLINED));
    return null;
  }

  private @Nullable FloorRefusal mayAnswer(@Nullable Motion motion, DelegationId who) {
    if (isFrozen()) {
      return FloorRefusal.FROZEN;
    }
    if (motion == null) {
      return FloorRefusal.NOT_THERE;
    }
    if (!motion.isOpen()) {
      return FloorRefusal.ALREADY;
    }
    return motion.asked().contains(who) ? null : FloorRefusal.NOT_YOURS;
  }

  private @Nullable FloorRefusal drop(int number) {
    var motion = motion(number).orElse(null);
    if (motion == null) {
      return FloorRefusal.NOT_THERE;
    }
    if (!motion.isOpen()) {
      return FloorRefusal.ALREADY;
    }
    replace(motion.in(Motion.State.DROPPED));
    return null;
  }

  private void carryIfAgreed(Motion motion) {
    if (!motion.consents().containsAll(motion.asked())) {
      return;
    }
    replace(motion.in(Motion.State.CARRIED));
    switch (motion.kind()) {
      case MERGE -> {
        var into = Objects.requireNonNull(motion.into());
        var parts = motion.of().stream().flatMap(id -> proposal(id).stream()).toList();
        var supporters = parts.stream().flatMap(part -> part.supporters().stream()).distinct().filter(who -> !motion.asked().contains(who)).toList();
        var whole = new FloorProposal(into, motion.title(), motion.cost(), motion.asked(), motion.of(), null, false, supporters);
        parts.forEach(part -> replace(part.merged(into)));
        proposals = Stream.concat(proposals.stream(), Stream.of(whole)).toList();
      }
      case AMEND -> proposal(motion.of().getFirst()).ifPresent(of -> replace(of.amended(motion.title(), motion.cost())));
      case WITHDRAW -> proposal(motion.of().getFirst()).ifPresent(of -> replace(of.taken()));
    }
    // Questions to what is gone have nobody to answer them.
    hands = hands.stream().filter(hand -> hand.kind() != HandKind.QUESTION || hand.about() == null || isOthers(hand.delegation(), hand.about())).toList();
  }

  private void replace(FloorProposal by) {
    proposals = proposals.stream().map(it -> it.id().equals(by.id()) ? by : it).toList();
  }

  private void replace(Motion by) {
    motions = motions.stream().map(it -> it.number() == by.number() ? by : it).toList();
  }

  private @Nullable FloorRefusal openVote(UUID vote, List<ClassProposalId> options, Instant at) {
    if (phase() != FloorPhase.VOTE) {
      return FloorRefusal.NOT_NOW;
    }
    if (!votes.isEmpty() && (votes.getLast().isOpen() || tied().isEmpty())) {
      return FloorRefusal.ALREADY;
    }
    if (motions.stream().anyMatch(Motion::isOpen)) {
      return FloorRefusal.MOTIONS_WAIT;
    }
    var standing = standing().stream().map(FloorProposal::id).toList();
    var allowed = votes.isEmpty() ? standing : tied();
    if (options.size() < 2 || !Set.copyOf(options).equals(Set.copyOf(allowed))) {
      return FloorRefusal.NOTHING_TO_VOTE_ON;
    }
    votes = Stream.concat(votes.stream(), Stream.of(new FloorVote(vote, options, at, null))).toList();
    return null;
  }

  private @Nullable FloorRefusal closeVote(UUID vote, FloorVote.Outcome outcome) {
    if (votes.isEmpty() || !votes.getLast().isOpen() || !votes.getLast().vote().equals(vote)) {
      return FloorRefusal.NOT_NOW;
    }
    var last = votes.getLast();
    if (!last.options().containsAll(outcome.tied()) || !last.options().containsAll(outcome.grants().stream().map(FloorVote.Grant::proposal).toList())) {
      return FloorRefusal.NOT_THERE;
    }
    var closed = new FloorVote(last.vote(), last.options(), last.openedAt(), outcome);
    votes = Stream.concat(votes.subList(0, votes.size() - 1).stream(), Stream.of(closed)).toList();
    return null;
  }

  private @Nullable FloorRefusal cancelVote(UUID vote) {
    if (votes.isEmpty() || !votes.getLast().isOpen() || !votes.getLast().vote().equals(vote)) {
      return FloorRefusal.NOT_NOW;
    }
    votes = List.copyOf(votes.subList(0, votes.size() - 1));
    return null;
  }

  private @Nullable FloorRefusal end() {
    if (!votes.isEmpty() && votes.getLast().isOpen()) {
      return FloorRefusal.NOT_NOW;
    }
    ended = true;
    told = "";
    speech = null;
    clock = null;
    hands = List.of();
    return null;
  }

  // What there is

  private int place(int key) {
    for (var place = 0; place < agenda.size(); place++) {
      if (agenda.get(place).key() == key) {
        return place;
      }
    }
    return -1;
  }

  private int votePlace() {
    for (var place = 0; place < agenda.size(); place++) {
      if (agenda.get(place).phase() == FloorPhase.VOTE) {
        return place;
      }
    }
    return agenda.size();
  }

  /// The row of those who wait. Whoever was asked replies first; then those who have had the fewest turns in this round, and of them
  /// whoever raised the hand first.
  public List<Hand> row() {
    var order =
        Comparator.comparing((Hand hand) -> hand.kind() == HandKind.REPLY ? 0 : 1)
            .thenComparing(hand -> hand.kind() == HandKind.REPLY ? 0 : turns.getOrDefault(hand.delegation(), 0))
            .thenComparing(Hand::number);
    return hands.stream().sorted(order).toList();
  }

  /// How often a class has asked or debated in this round.
  public int turnsOf(DelegationId who) {
    return turns.getOrDefault(who, 0);
  }

  public boolean isBegun() {
    return begun;
  }

  public boolean isEnded() {
    return ended;
  }

  /// Whether a vote has begun, so that proposals stay as they are.
  public boolean isFrozen() {
    return !votes.isEmpty();
  }

  /// What the hall is at; the welcome where nothing has begun.
  public FloorPhase phase() {
    return current < 0 ? FloorPhase.WELCOME : agenda.get(current).phase();
  }

  public @Nullable AgendaItem item() {
    return current < 0 ? null : agenda.get(current);
  }

  /// What comes after this; null at the end.
  public @Nullable AgendaItem nextItem() {
    return current + 1 < agenda.size() && current >= 0 ? agenda.get(current + 1) : null;
  }

  public @Nullable AgendaItem previousItem() {
    return current > 0 ? agenda.get(current - 1) : null;
  }

  public List<AgendaItem> agenda() {
    return agenda;
  }

  /// The place of what the hall is at in the agenda; -1 before it has begun.
  public int place() {
    return current;
  }

  /// Whether an item can be moved that way.
  public boolean mayShift(int key, boolean earlier) {
    var place = place(key);
    return isAhead(place) && isAhead(earlier ? place - 1 : place + 1);
  }

  public boolean mayDrop(int key) {
    return isAhead(place(key));
  }

  public @Nullable FloorSpeech speech() {
    return speech;
  }

  public @Nullable FloorClock clock() {
    return clock;
  }

  public List<Hand> hands() {
    return hands;
  }

  public Optional<Hand> hand(DelegationId of, HandKind as) {
    return hands.stream().filter(it -> it.delegation().equals(of) && it.kind() == as).findFirst();
  }

  public List<FloorSeat> seats() {
    return seats;
  }

  public Optional<FloorSeat> seat(DelegationId id) {
    return seats.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  public List<FloorProposal> proposals() {
    return proposals;
  }

  /// Those that can be voted for, in running order; what was merged last.
  public List<FloorProposal> standing() {
    return proposals.stream().filter(FloorProposal::stands).toList();
  }

  public Optional<FloorProposal> proposal(ClassProposalId id) {
    return proposals.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  public List<Motion> motions() {
    return motions;
  }

  public List<Motion> openMotions() {
    return motions.stream().filter(Motion::isOpen).toList();
  }

  public Optional<Motion> motion(int number) {
    return motions.stream().filter(it -> it.number() == number).findFirst();
  }

  public List<FloorVote> votes() {
    return votes;
  }

  public @Nullable FloorVote vote() {
    return votes.isEmpty() ? null : votes.getLast();
  }

  /// Those between whom a second round must decide.
  public List<ClassProposalId> tied() {
    var outcome = votes.isEmpty() ? null : votes.getLast().outcome();
    return outcome == null ? List.of() : outcome.tied();
  }

  /// What stands on all screens; empty for nothing.
  public String told() {
    return told;
  }

  public FloorTimes times() {
    return times;
  }

  /// The number of the newest act, which tells a state from those before it.
  public int number() {
    return number;
  }

  /// The number of the newest act of the chair.
  public int chairNumber() {
    return chairNumber;
  }

  /// The chair's act that would be taken back next; 0 for none.
  public int undoable() {
    return undoable.isEmpty() ? 0 : undoable.getLast();
  }

  public int undoableCount() {
    return undoable.size();
  }
}
