package dk.pip.council.floor;

import dk.pip.council.ClassProposalId;
import dk.pip.council.CouncilDay;
import dk.pip.council.DelegationId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can be done on the floor. Each says all that is needed to do it again, so that a day can be played from its acts alone.
public sealed interface Deed {
  /// As it stands in the table, never changed.
  default String kind() {
    return getClass().getSimpleName();
  }

  /// The day begins, with the classes and proposals as they are now, in their running order.
  record Begin(List<FloorSeat> seats, List<FloorProposal> proposals, FloorTimes times) implements Deed {
    private static final int PAUSE = 600;

    /// As a day is planned, once its lot is drawn.
    public static Begin of(CouncilDay day) {
      var seats = day.delegations().stream().map(it -> new FloorSeat(it.id(), it.name(), it.school(), it.colour().word(), it.sign())).toList();
      var proposals =
          day.presented().stream()
              .map(it -> new FloorProposal(it.id(), it.text().title(), it.kroner(), day.behind(it).stream().map(who -> who.id()).toList(), it.from(), null, false, List.of()))
              .toList();
      var times = day.plan().times();
      return new Begin(seats, proposals, new FloorTimes(times.presentation(), times.question(), times.reply(), times.debate(), PAUSE));
    }
  }

  /// On, or back, to a point of the agenda.
  record GoTo(int item) implements Deed {}

  record GiveWord(DelegationId to, HandKind as, @Nullable ClassProposalId about) implements Deed {}

  record EndWord() implements Deed {}

  record StartClock() implements Deed {}

  record HoldClock() implements Deed {}

  /// More or less time.
  record ChangeClock(int seconds) implements Deed {}

  record RaiseHand(DelegationId of, HandKind as, @Nullable ClassProposalId about) implements Deed {}

  record LowerHand(DelegationId of, HandKind as) implements Deed {}

  record ShiftItem(int item, boolean earlier) implements Deed {}

  record AddRound(FloorPhase phase) implements Deed {}

  record DropItem(int item) implements Deed {}

  /// @param into the number of what comes of it
  record MoveMerge(DelegationId mover, List<ClassProposalId> of, ClassProposalId into, String title) implements Deed {}

  record MoveAmendment(DelegationId mover, ClassProposalId of, String title, long cost, String words) implements Deed {}

  record MoveWithdrawal(DelegationId mover, ClassProposalId of) implements Deed {}

  record SupportProposal(DelegationId supporter, ClassProposalId of, boolean on) implements Deed {}

  record ConsentTo(int motion, DelegationId consenter) implements Deed {}

  record DeclineMotion(int motion, DelegationId decliner) implements Deed {}

  /// By the class that moved it, or by the chair, who lets it lie.
  record DropMotion(int motion) implements Deed {}

  record OpenVote(UUID vote, List<ClassProposalId> options) implements Deed {}

  record CloseVote(UUID vote, FloorVote.Outcome outcome) implements Deed {}

  /// Calls off the vote that is open, as if it had not been opened.
  record CancelVote(UUID vote) implements Deed {}

  /// A line that stands on all screens; an empty one takes it away.
  record TellHall(String text) implements Deed {}

  /// Takes back the chair's last act.
  record Undo(int act) implements Deed {}

  record EndDay() implements Deed {}
}
