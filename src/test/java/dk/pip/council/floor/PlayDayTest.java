package dk.pip.council.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.council.ClassProposalId;
import dk.pip.council.DelegationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Days played at random, the same for a seed each time, by a chair and five classes that press anything, also what they may not.
class PlayDayTest {
  private static final Instant MORNING = Instant.parse("2027-02-02T09:00:00Z");
  private static final FloorBy CHAIR = FloorBy.chair("Borgmesteren");
  private static final FloorTimes TIMES = new FloorTimes(180, 60, 45, 90, 600);
  private static final List<DelegationId> CLASSES = IntStream.range(1, 6).mapToObj(each -> new DelegationId(new UUID(1, each))).toList();
  private static final List<ClassProposalId> PROPOSALS = IntStream.range(1, 6).mapToObj(each -> new ClassProposalId(new UUID(2, each))).toList();

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  static Deed.Begin begin() {
    var seats = IntStream.range(0, 5).mapToObj(each -> new FloorSeat(CLASSES.get(each), "6." + (char) ('a' + each), "Søskolen", "blue", "" + (char) ('A' + each))).toList();
    var proposals =
        IntStream.range(0, 5)
            .mapToObj(each -> new FloorProposal(PROPOSALS.get(each), "Forslag " + each, 10_000 * (each + 1), List.of(CLASSES.get(each)), List.of(), null, false, List.of()))
            .toList();
    return new Deed.Begin(seats, proposals, TIMES);
  }

  /// A day as it is played: acts are taken as the front door takes them.
  private static final class Day {
    private final List<FloorAct> acts = new ArrayList<>();
    private Instant now = MORNING;
    private DayState state = DayState.empty();

    boolean act(FloorBy by, Deed deed) {
      if (state.refusal(by, deed, now) != null) {
        return false;
      }
      acts.add(new FloorAct(acts.size() + 1, now, by, deed, true));
      state = DayState.play(acts).state();
      return true;
    }

    void must(Deed deed) {
      must(CHAIR, deed);
    }

    void must(FloorBy by, Deed deed) {
      assertThat(state.refusal(by, deed, now)).as(deed.toString()).isNull();
      act(by, deed);
    }

    FloorRefusal refused(FloorBy by, Deed deed) {
      return state.refusal(by, deed, now);
    }

    void goTo(FloorPhase phase) {
      must(new Deed.GoTo(state.agenda().stream().filter(item -> item.phase() == phase).findFirst().orElseThrow().key()));
    }

    void later(int seconds) {
      now = now.plusSeconds(seconds);
    }
  }

  private static FloorBy of(DelegationId id) {
    return FloorBy.spokesperson(id, "6.");
  }

  private static Day begun() {
    var day = new Day();
    day.must(begin());
    return day;
  }

  private static <T> T any(Random lot, List<T> of) {
    return of.get(lot.nextInt(of.size()));
  }

  private static Deed anything(Random lot, DayState state) {
    var who = any(lot, CLASSES);
    var known = state.proposals().stream().map(FloorProposal::id).toList();
    var what = known.isEmpty() ? PROPOSALS.getFirst() : any(lot, known);
    var item = state.agenda().isEmpty() ? 1 : any(lot, state.agenda()).key();
    var motion = state.motions().isEmpty() ? 3 : any(lot, state.motions()).number();
    var next = state.nextItem();
    return switch (lot.nextInt(26)) {
      case 0, 1, 2 -> new Deed.GoTo(next == null || lot.nextInt(4) == 0 ? item : next.key());
      case 3 -> new Deed.GiveWord(who, any(lot, List.of(HandKind.values())), lot.nextBoolean() ? what : null);
      case 4 -> new Deed.EndWord();
      case 5 -> new Deed.StartClock();
      case 6 -> new Deed.HoldClock();
      case 7 -> new Deed.ChangeClock(lot.nextInt(241) - 120);
      case 8, 9, 10 -> new Deed.RaiseHand(who, any(lot, List.of(HandKind.values())), lot.nextBoolean() ? what : null);
      case 11 -> new Deed.LowerHand(who, any(lot, List.of(HandKind.values())));
      case 12 -> new Deed.ShiftItem(item, lot.nextBoolean());
      case 13 -> new Deed.AddRound(any(lot, List.of(FloorPhase.values())));
      case 14 -> new Deed.DropItem(item);
      case 15, 16 -> new Deed.MoveMerge(who, List.of(what, any(lot, known.isEmpty() ? PROPOSALS : known)), new ClassProposalId(new UUID(3, lot.nextInt())), "Sammen");
      case 17 -> new Deed.MoveAmendment(who, what, "Ændret " + lot.nextInt(9), lot.nextInt(90_000), "");
      case 18 -> new Deed.MoveWithdrawal(who, what);
      case 19 -> new Deed.SupportProposal(who, what, lot.nextBoolean());
      case 20 -> new Deed.ConsentTo(motion, who);
      case 21 -> new Deed.DeclineMotion(motion, who);
      case 22 -> new Deed.DropMotion(motion);
      case 23 -> new Deed.OpenVote(new UUID(4, lot.nextInt()), state.standing().stream().map(FloorProposal::id).toList());
      case 24 -> {
        var vote = state.vote();
        var winner = vote == null ? what : vote.options().getFirst();
        yield new Deed.CloseVote(vote == null ? new UUID(4, 4) : vote.vote(), new FloorVote.Outcome(List.of(new FloorVote.Grant(winner, 70_000)), List.of(), false, 40, null));
      }
      default -> lot.nextInt(40) == 0 ? new Deed.EndDay() : new Deed.Undo(state.undoable());
    };
  }

  private interface Look {
    void at(Day day, DayState before);
  }

  private static Day play(long seed, Look look) {
    var lot = new Random(seed);
    var day = begun();
    for (var each = 0; each < 250; each++) {
      var before = day.state;
      day.later(lot.nextInt(20));
      var deed = anything(lot, before);
      var by = lot.nextInt(3) == 0 ? of(any(lot, CLASSES)) : CHAIR;
      if (day.act(by, deed)) {
        look.at(day, before);
      }
    }
    return day;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isTheSameHoweverOftenItIsPlayedAndWhereverOneBegins(long seed) {
    var day = play(seed, (_, _) -> {});

    assertThat(facts(DayState.play(day.acts).state())).isEqualTo(facts(day.state));
    assertThat(DayState.play(DayState.play(day.acts).acts()).acts()).isEqualTo(DayState.play(day.acts).acts());
    assertThat(day.acts).extracting(FloorAct::number).isEqualTo(IntStream.rangeClosed(1, day.acts.size()).boxed().toList());
  }

  /// All that a state says.
  private static List<Object> facts(DayState it) {
    return Stream.of(it.agenda(), it.place(), String.valueOf(it.speech()), String.valueOf(it.clock()), it.row(), it.proposals(), it.motions(), it.votes(), it.told(), it.isBegun(), it.isEnded(), CLASSES.stream().map(it::turnsOf).toList(), it.undoable())
        .map(Object.class::cast)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsFromTheTableWhatWasWritten(long seed) {
    for (var act : play(seed, (_, _) -> {}).acts) {
      assertThat(DeedJson.read(act.deed().kind(), DeedJson.write(act.deed()))).isEqualTo(act.deed());
    }
  }

  /// Taken back is as if it had not been done, for those acts of others that still can be.
  @ParameterizedTest
  @MethodSource("seeds")
  void standsAfterATakingBackAsIfTheActHadNotBeen(long seed) {
    play(
        seed,
        (day, before) -> {
          if (!(day.acts.getLast().deed() instanceof Deed.Undo(var which))) {
            return;
          }
          assertThat(which).isEqualTo(before.undoable());
          var back = DayState.play(day.acts).acts().stream().filter(act -> !act.counts()).map(FloorAct::number).toList();
          assertThat(back).contains(which);
          var without = day.acts.stream().filter(act -> !back.contains(act.number()) && !(act.deed() instanceof Deed.Undo)).toList();
          var left = facts(DayState.play(without).state());
          var now = facts(day.state);
          assertThat(now.subList(0, now.size() - 1)).isEqualTo(left.subList(0, left.size() - 1));
        });
  }

  @Test
  void takesBackTenInARowAndNotTheEleventh() {
    var day = begun();
    day.goTo(FloorPhase.DEBATE);
    for (var each = 0; each < 12; each++) {
      day.must(new Deed.TellHall("Besked " + each));
    }
    for (var each = 0; each < DayState.MOST_UNDONE; each++) {
      assertThat(day.act(CHAIR, new Deed.Undo(day.state.undoable()))).isTrue();
    }
    assertThat(day.state.told()).isEqualTo("Besked 1");
    assertThat(day.state.undoable()).isZero();
    assertThat(day.refused(CHAIR, new Deed.Undo(13))).isEqualTo(FloorRefusal.NOTHING_TO_UNDO);
    assertThat(day.refused(of(CLASSES.getFirst()), new Deed.Undo(3))).isEqualTo(FloorRefusal.CHAIRS);
  }

  /// A hand that a pupil raised in between stays up when the chair takes something else back.
  @Test
  void takesBackTheChairsActAndKeepsTheHandsOfOthers() {
    var day = begun();
    day.goTo(FloorPhase.DEBATE);
    day.must(new Deed.TellHall("Husk at vente på ordet"));
    day.must(of(CLASSES.get(2)), new Deed.RaiseHand(CLASSES.get(2), HandKind.DEBATE, null));
    day.must(new Deed.Undo(day.state.undoable()));
    assertThat(day.state.told()).isEmpty();
    assertThat(day.state.row()).extracting(Hand::delegation).containsExactly(CLASSES.get(2));
    day.must(new Deed.Undo(day.state.undoable()));
    assertThat(day.state.phase()).isEqualTo(FloorPhase.WELCOME);
    assertThat(day.state.row()).isEmpty();
    assertThat(DayState.play(day.acts).acts().get(3).counts()).as("the hand fell with the debate").isFalse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void changesNoProposalAfterTheVoteHasBegun(long seed) {
    play(
        seed,
        (day, before) -> {
          if (before.isFrozen()) {
            assertThat(day.state.proposals()).isEqualTo(before.proposals());
            assertThat(day.state.motions()).isEqualTo(before.motions());
            assertThat(day.state.isFrozen()).isTrue();
            assertThat(day.state.votes()).hasSizeGreaterThanOrEqualTo(before.votes().size());
          }
        });
  }

  /// What is joined costs what its parts cost, belongs to those whose they were, and its parts are not voted on any more.
  @ParameterizedTest
  @MethodSource("seeds")
  void keepsLineageAndMoneyOfWhatIsMerged(long seed) {
    play(
        seed,
        (day, before) -> {
          for (var whole : day.state.proposals()) {
            if (whole.lineage().isEmpty() || before.proposal(whole.id()).isPresent()) {
              continue;
            }
            var parts = whole.lineage().stream().map(id -> before.proposal(id).orElseThrow()).toList();
            assertThat(whole.cost()).isEqualTo(parts.stream().mapToLong(FloorProposal::cost).sum());
            assertThat(whole.owners()).containsExactlyInAnyOrderElementsOf(parts.stream().flatMap(part -> part.owners().stream()).distinct().toList());
            assertThat(parts).allMatch(FloorProposal::stands);
            assertThat(whole.lineage()).allSatisfy(id -> assertThat(day.state.proposal(id).orElseThrow().mergedInto()).isEqualTo(whole.id()));
            var motion = day.state.motions().stream().filter(it -> whole.id().equals(it.into())).findFirst().orElseThrow();
            assertThat(motion.consents()).containsAll(whole.owners());
          }
        });
  }

  /// Each krone that was asked for stands once among what can be voted on, unless it was withdrawn or amended away.
  @ParameterizedTest
  @MethodSource("seeds")
  void losesNoProposal(long seed) {
    var day = play(seed, (_, _) -> {});
    for (var id : PROPOSALS) {
      var homes = day.state.standing().stream().filter(it -> it.id().equals(id) || isMadeOf(day.state, it, id)).count();
      assertThat(homes).isLessThanOrEqualTo(1);
      var withdrawn = day.state.proposals().stream().anyMatch(it -> it.withdrawn() && (it.id().equals(id) || isMadeOf(day.state, it, id)));
      assertThat(homes == 1 ^ withdrawn).isTrue();
    }
  }

  private static boolean isMadeOf(DayState state, FloorProposal whole, ClassProposalId part) {
    return whole.lineage().stream().anyMatch(id -> id.equals(part) || isMadeOf(state, state.proposal(id).orElseThrow(), part));
  }

  /// A link of one class does nothing for another.
  @ParameterizedTest
  @MethodSource("seeds")
  void doesNothingForOthers(long seed) {
    var lot = new Random(seed);
    var day = begun();
    for (var each = 0; each < 200; each++) {
      var deed = anything(lot, day.state);
      var stranger = any(lot, CLASSES);
      var isOwn = deed instanceof Deed.DropMotion(var motion) && day.state.motion(motion).filter(it -> it.by().equals(stranger)).isPresent();
      if (!isOwn && day.refused(of(stranger), deed) == null) {
        assertThat(deed.toString()).contains(stranger.toString().replace("DelegationId", "")).doesNotContain("GoTo", "OpenVote");
      }
      day.act(CHAIR, deed);
    }
  }

  /// As long as the chair takes who is next in the row, no class has the word twice while another that waits had it less.
  @ParameterizedTest
  @MethodSource("seeds")
  void givesEachClassItsTurn(long seed) {
    var lot = new Random(seed);
    var day = begun();
    day.goTo(FloorPhase.DEBATE);
    var spoken = new HashMap<DelegationId, Integer>();
    for (var each = 0; each < 80; each++) {
      if (lot.nextInt(3) > 0) {
        var who = any(lot, CLASSES.subList(0, lot.nextInt(5) + 1));
        day.act(of(who), new Deed.RaiseHand(who, HandKind.DEBATE, null));
      } else if (!day.state.row().isEmpty()) {
        var next = day.state.row().getFirst();
        var least = day.state.row().stream().mapToInt(hand -> spoken.getOrDefault(hand.delegation(), 0)).min().orElseThrow();
        assertThat(spoken.getOrDefault(next.delegation(), 0)).isEqualTo(least);
        day.must(new Deed.GiveWord(next.delegation(), HandKind.DEBATE, null));
        spoken.merge(next.delegation(), 1, Integer::sum);
        assertThat(day.state.hand(next.delegation(), HandKind.DEBATE)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverTakesTimeBelowNothing(long seed) {
    play(
        seed,
        (day, before) -> {
          var clock = day.state.clock();
          if (clock != null && day.acts.getLast().deed() instanceof Deed.ChangeClock(var seconds) && before.clock() != null) {
            var had = before.clock().leftAt(day.now);
            var has = clock.leftAt(day.now);
            assertThat(has).isGreaterThanOrEqualTo(had.isNegative() ? had : Duration.ZERO);
            assertThat(has.compareTo(had)).isEqualTo(seconds > 0 ? 1 : has.equals(had) ? 0 : -1);
            assertThat(clock.isRunning()).isEqualTo(before.clock().isRunning());
          }
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void keepsTheVoteLastAndItsResultAfterIt(long seed) {
    play(
        seed,
        (day, _) -> {
          var agenda = day.state.agenda();
          assertThat(agenda.get(agenda.size() - 2).phase()).isEqualTo(FloorPhase.VOTE);
          assertThat(agenda.getLast().phase()).isEqualTo(FloorPhase.RESULT);
          assertThat(agenda.getFirst().phase()).isEqualTo(FloorPhase.WELCOME);
          assertThat(agenda).extracting(AgendaItem::key).doesNotHaveDuplicates();
          var vote = day.state.vote();
          if (day.state.phase() == FloorPhase.RESULT) {
            assertThat(vote).isNotNull();
            assertThat(vote.isOpen()).isFalse();
          }
        });
  }

  @Test
  void asksBothClassesBeforeTwoProposalsBecomeOne() {
    var day = begun();
    day.goTo(FloorPhase.DEBATE);
    var both = new ClassProposalId(new UUID(3, 1));
    var merge = new Deed.MoveMerge(CLASSES.get(0), List.of(PROPOSALS.get(0), PROPOSALS.get(3)), both, "Net og poser");
    assertThat(day.refused(of(CLASSES.get(1)), new Deed.MoveMerge(CLASSES.get(1), merge.of(), both, "Kup"))).isEqualTo(FloorRefusal.NOT_YOURS);
    day.must(of(CLASSES.get(0)), merge);
    assertThat(day.state.standing()).hasSize(5);
    var motion = day.state.openMotions().getFirst();
    assertThat(motion.waitsFor()).containsExactly(CLASSES.get(3));
    var vote = day.state.agenda().stream().filter(item -> item.phase() == FloorPhase.VOTE).findFirst().orElseThrow();
    assertThat(day.refused(CHAIR, new Deed.GoTo(vote.key()))).isEqualTo(FloorRefusal.MOTIONS_WAIT);
    assertThat(day.refused(of(CLASSES.get(2)), new Deed.ConsentTo(motion.number(), CLASSES.get(2)))).isEqualTo(FloorRefusal.NOT_YOURS);
    assertThat(day.refused(of(CLASSES.get(2)), new Deed.ConsentTo(motion.number(), CLASSES.get(3)))).isEqualTo(FloorRefusal.NOT_YOURS);
    day.must(of(CLASSES.get(3)), new Deed.ConsentTo(motion.number(), CLASSES.get(3)));
    assertThat(day.state.standing()).extracting(FloorProposal::id).containsExactly(PROPOSALS.get(1), PROPOSALS.get(2), PROPOSALS.get(4), both);
    assertThat(day.state.proposal(both).orElseThrow().cost()).isEqualTo(50_000);
    day.goTo(FloorPhase.VOTE);
    day.must(new Deed.OpenVote(new UUID(4, 1), day.state.standing().stream().map(FloorProposal::id).toList()));
    assertThat(day.refused(CHAIR, new Deed.MoveWithdrawal(CLASSES.get(1), PROPOSALS.get(1)))).isEqualTo(FloorRefusal.FROZEN);
    assertThat(day.state.undoable()).isZero();
  }

  @Test
  void letsTheClockBeTheServers() {
    var day = begun();
    day.goTo(FloorPhase.PRESENTATION);
    assertThat(day.state.speech()).isEqualTo(new FloorSpeech(CLASSES.getFirst(), HandKind.PRESENTATION, PROPOSALS.getFirst()));
    day.must(new Deed.StartClock());
    day.later(100);
    day.must(new Deed.HoldClock());
    day.later(500);
    assertThat(day.state.clock().leftAt(day.now)).isEqualTo(Duration.ofSeconds(80));
    day.must(new Deed.StartClock());
    day.later(90);
    assertThat(day.state.clock().leftAt(day.now)).isEqualTo(Duration.ofSeconds(-10));
    day.must(new Deed.ChangeClock(30));
    assertThat(day.state.clock().leftAt(day.now)).as("a new half minute, however late it was").isEqualTo(Duration.ofSeconds(30));
    day.must(new Deed.ChangeClock(-60));
    assertThat(day.state.clock().leftAt(day.now)).isEqualTo(Duration.ZERO);
  }

  /// In a second round only those stand between whom nothing was decided.
  @Test
  void votesAgainBetweenThoseThatAreEven() {
    var day = begun();
    day.goTo(FloorPhase.VOTE);
    var all = day.state.standing().stream().map(FloorProposal::id).toList();
    day.must(new Deed.OpenVote(new UUID(4, 1), all));
    assertThat(day.refused(CHAIR, new Deed.EndDay())).isEqualTo(FloorRefusal.NOT_NOW);
    day.must(new Deed.CloseVote(new UUID(4, 1), new FloorVote.Outcome(List.of(), all.subList(0, 2), false, 21, "ab")));
    assertThat(day.refused(CHAIR, new Deed.OpenVote(new UUID(4, 2), all))).isEqualTo(FloorRefusal.NOTHING_TO_VOTE_ON);
    day.must(new Deed.OpenVote(new UUID(4, 2), all.subList(0, 2)));
    day.must(new Deed.CloseVote(new UUID(4, 2), new FloorVote.Outcome(List.of(new FloorVote.Grant(all.get(1), 70_000)), List.of(), false, 21, "cd")));
    assertThat(day.refused(CHAIR, new Deed.OpenVote(new UUID(4, 3), all))).isEqualTo(FloorRefusal.ALREADY);
    day.goTo(FloorPhase.RESULT);
    day.must(new Deed.EndDay());
    assertThat(day.refused(CHAIR, new Deed.TellHall("Tak for i dag"))).isEqualTo(FloorRefusal.OVER);
  }
}
