package dk.pip.dialogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How far a dialogue is with a step of its wheel.
///
/// @param attachedOn since when the dialogue is in the wheel: what was due before isn't asked for
public record WheelStanding(WheelDay day, List<WheelMark> marks, LocalDate attachedOn, LocalDate today) {
  public WheelStanding {
    marks = List.copyOf(marks);
  }

  public enum State {
    DONE,
    LATE,
    /// It may be done now.
    OPEN,
    AHEAD,
    /// It isn't asked for: it is left out that year, or was due before the dialogue came into the wheel.
    LEFT_OUT;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public State state() {
    if (isDone()) {
      return State.DONE;
    }
    if (day.isLeftOut() || day.day().isBefore(attachedOn)) {
      return State.LEFT_OUT;
    }
    if (day.day().isBefore(today)) {
      return State.LATE;
    }
    return today.isBefore(day.opens()) ? State.AHEAD : State.OPEN;
  }

  public boolean isDone() {
    var sides = day.step().doer().sides();
    return whole().isPresent() || !sides.isEmpty() && sides.stream().allMatch(side -> of(side).isPresent());
  }

  private Optional<WheelMark> whole() {
    return marks.stream().filter(it -> it.side() == null).findFirst();
  }

  private Optional<WheelMark> of(Side side) {
    return marks.stream().filter(it -> it.side() == side).findFirst();
  }

  /// What says that a side has done its part.
  public Optional<WheelMark> mark(Side side) {
    return of(side).or(this::whole);
  }

  /// The sides that are asked for and not in yet.
  public List<Side> missing() {
    return day.step().doer().sides().stream().filter(side -> mark(side).isEmpty()).toList();
  }

  /// Whether a side is asked for something that it hasn't done.
  public boolean asks(Side side) {
    return state() != State.LEFT_OUT && missing().contains(side);
  }
}
