package dk.pip.council.floor;

import dk.pip.council.CouncilDayId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The front door to the day while it is held: what was done, how it stands, and doing the next thing.
@Service
public class Floor {
  private static final int MOST_KEPT = 50;
  private static final int MOST_TRIES = 20;

  /// Of all classes together, of one, and of one in a minute; the chair is never refused.
  private static final int MOST_ACTS = 10_000;
  private static final int MOST_OF_A_CLASS = 600;
  private static final int MOST_IN_A_MINUTE = 30;

  private final FloorTable table;
  private final FloorWatch watch;
  private final Clock clock;
  private final Map<CouncilDayId, DayState.Played> known = new ConcurrentHashMap<>();

  Floor(FloorTable table, FloorWatch watch, Clock clock) {
    this.table = table;
    this.watch = watch;
    this.clock = clock;
  }

  /// What came of something that was to be done.
  public sealed interface Done {
    /// It was done; the state is that after it.
    record Taken(DayState state) implements Done {}

    /// Another chair has done something since the state that this one saw.
    record Faster(DayState state) implements Done {}

    record Refused(FloorRefusal why, DayState state) implements Done {}
  }

  /// All that was done on a day, in its order, each with whether it counts.
  public List<FloorAct> acts(CouncilDayId day) {
    return played(day).acts();
  }

  public DayState state(CouncilDayId day) {
    return played(day).state();
  }

  /// What is newest on some days, in one question; nothing of those that are gone.
  public Map<CouncilDayId, FloorNewest> newest(Collection<CouncilDayId> days) {
    return table.newest(days);
  }

  /// As it stands in the database now; what this node knows already is not read again.
  DayState.Played played(CouncilDayId day) {
    var before = known.get(day);
    var after = before == null ? 0 : before.state().number();
    var fresh = table.acts(day, after);
    if (before != null && fresh.isEmpty()) {
      return before;
    }
    var all = before == null ? fresh : Stream.concat(before.acts().stream(), fresh.stream()).toList();
    var played = DayState.play(all);
    if (known.size() >= MOST_KEPT) {
      known.clear();
    }
    known.merge(day, played, (one, other) -> one.state().number() > other.state().number() ? one : other);
    return played;
  }

  /// Does something, or says why not.
  ///
  /// @param seen the number of the newest act that the chair's screen showed; null where it doesn't matter, as for whoever raises a hand
  public Done act(CouncilDayId day, FloorBy by, @Nullable Integer seen, Deed deed) {
    for (var tries = 0; tries < MOST_TRIES; tries++) {
      var state = played(day).state();
      if (by.isChair() && seen != null && state.chairNumber() > seen) {
        return new Done.Faster(state);
      }
      var at = clock.instant();
      var tooMuch = tooMuch(day, by, at);
      var why = tooMuch == null ? state.refusal(by, deed, at) : tooMuch;
      if (why != null) {
        return new Done.Refused(why, state);
      }
      if (table.add(day, new FloorAct(state.number() + 1, at, by, deed, true))) {
        var done = played(day).state();
        watch.stir(day);
        return new Done.Taken(done);
      }
    }
    return new Done.Faster(state(day));
  }

  /// Why something can't be done now; null where it can.
  public @Nullable FloorRefusal refusal(CouncilDayId day, FloorBy by, Deed deed) {
    return state(day).refusal(by, deed, clock.instant());
  }

  private @Nullable FloorRefusal tooMuch(CouncilDayId day, FloorBy by, Instant at) {
    var own = by.delegation();
    if (own == null) {
      return null;
    }
    var ofClasses = played(day).acts().stream().filter(act -> !act.by().isChair()).toList();
    var ofOwn = ofClasses.stream().filter(act -> own.equals(act.by().delegation())).toList();
    if (ofClasses.size() >= MOST_ACTS || ofOwn.size() >= MOST_OF_A_CLASS) {
      return FloorRefusal.TOO_MANY;
    }
    var since = at.minus(Duration.ofMinutes(1));
    return ofOwn.stream().filter(act -> act.at().isAfter(since)).count() < MOST_IN_A_MINUTE ? null : FloorRefusal.TOO_FAST;
  }
}
