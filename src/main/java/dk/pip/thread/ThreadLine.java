package dk.pip.thread;

import java.util.List;

/// What a thing came of and what has come of it, the oldest first, and nothing before what it came of: what some eyes see of it.
///
/// @param of the thing that it is the thread of; it is among the knots if they see it
/// @param more whether there is more than is shown, further away
public record ThreadLine(Knot.Ref of, List<Knot> knots, boolean more) {
  public ThreadLine {
    knots = List.copyOf(knots);
  }

  static ThreadLine nothing(Knot.Ref of) {
    return new ThreadLine(of, List.of(), false);
  }

  /// Whether there is anything but the thing itself.
  public boolean isThread() {
    return knots.stream().anyMatch(knot -> !isOf(knot));
  }

  public boolean isOf(Knot knot) {
    return knot.ref().equals(of);
  }
}
