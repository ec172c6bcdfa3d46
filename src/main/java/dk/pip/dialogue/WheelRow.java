package dk.pip.dialogue;

import dk.pip.dialogue.WheelStanding.State;
import java.util.List;
import java.util.Optional;

/// A dialogue in a wheel, with how far it is.
public record WheelRow(Dialogue dialogue, List<WheelStanding> standings) {
  public WheelRow {
    standings = List.copyOf(standings);
  }

  public long count(State state) {
    return standings.stream().filter(it -> it.state() == state).count();
  }

  /// What is late, else what is open, else what comes.
  public Optional<WheelStanding> next() {
    return in(State.LATE).or(() -> in(State.OPEN)).or(() -> in(State.AHEAD));
  }

  private Optional<WheelStanding> in(State state) {
    return standings.stream().filter(it -> it.state() == state).findFirst();
  }

  public Optional<WheelStanding> of(WheelKey key) {
    return standings.stream().filter(it -> it.day().key().equals(key)).findFirst();
  }
}
